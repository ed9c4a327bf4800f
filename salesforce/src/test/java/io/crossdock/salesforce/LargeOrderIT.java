package io.crossdock.salesforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crossdock.core.plan.Applied;
import io.crossdock.core.plan.Plan;
import io.crossdock.core.port.org.Lease;
import io.crossdock.core.port.org.Org.Written;
import io.crossdock.salesforce.rest.Json;
import java.math.BigDecimal;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LargeOrderIT extends OnOrg {

  @Test
  void anOrderOf600LinesArrivesWholeAndActivated() {
    Applied applied = sandbox.send(large("6000"), Applied.NOTHING, false);
    assertThat(applied.lineIds()).hasSize(600);
    assertThat(status()).isEqualTo("Activated");
    assertThat(sandbox.ready(large("6000"), applied, true).nodes()).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void anAnswerLostAnywhereLeavesADraftThatTheNextAttemptCompletes(int call) throws Exception {
    Plan plan = large("6000");
    var ready = sandbox.ready(plan, Applied.NOTHING, false);
    sandbox.fault(
        """
        {"path":"/composite/graph","kind":"drop-after","skip":%d,"times":1}\
        """
            .formatted(call));

    var lost = (Written.Unknown) sandbox.org.write(List.of(ready), () -> true).getFirst();

    assertThat(lost.failure().uncertain()).isTrue();
    assertThat(status()).isEqualTo("Draft");
    sandbox.send(plan, Applied.NOTHING, true);
    assertThat(status()).isEqualTo("Activated");
    assertThat(sandbox.query("SELECT Id FROM OrderItem")).hasSize(600);
  }

  @Test
  void aLeaseThatEndsBetweenTwoRequestsLeavesADraftThatTheNextOwnerCompletes() {
    Plan plan = large("6000");
    var ready = sandbox.ready(plan, Applied.NOTHING, false);
    var asked = new AtomicInteger();

    assertThatThrownBy(() -> sandbox.org.write(List.of(ready), () -> asked.incrementAndGet() < 3))
        .isInstanceOf(Lease.Over.class);

    assertThat(asked).as("nothing is tried after that").hasValue(3);
    assertThat(status()).isEqualTo("Draft");
    sandbox.send(plan, Applied.NOTHING, true);
    assertThat(status()).isEqualTo("Activated");
    assertThat(sandbox.query("SELECT Id FROM OrderItem")).hasSize(600);
  }

  @Test
  void aTotalThatDiffersIsNotActivated() {
    Written written = sandbox.write(large("6001"), Applied.NOTHING, false);
    assertThat(((Written.Differs) written).failure().code()).isEqualTo("total-differs");
    assertThat(status()).isEqualTo("Draft");
  }

  private String status() {
    return Json.string(sandbox.query("SELECT Status FROM Order").getFirst(), "Status");
  }

  private static Plan large(String total) {
    var lines =
        IntStream.range(0, 600)
            .mapToObj(i ->
                new Plan.Line(
                    "main:" + (1000 + i),
                    new Plan.Product("sku-" + i % 3, "Product " + i % 3, false),
                    BigDecimal.ONE,
                    BigDecimal.TEN,
                    new TreeMap<>()))
            .toList();
    return Orders.with(Orders.plan(42, Orders.activated()), lines, total);
  }
}
