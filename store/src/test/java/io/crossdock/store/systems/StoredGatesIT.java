package io.crossdock.store.systems;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crossdock.core.failure.Failure;
import io.crossdock.core.failure.Failure.Category;
import io.crossdock.core.port.work.Gates;
import io.crossdock.core.port.work.Gates.Admission;
import io.crossdock.core.port.work.Gates.Remote;
import io.crossdock.store.OnPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StoredGatesIT extends OnPostgres {

  private static final Failure LIMIT =
      Failure.of(Category.THROTTLED, "LIMIT", "The calls are used up.", "Wait.");

  private Gates gates = store.gates();

  @BeforeEach
  void open() {
    gates = store.gates();
    gates.open(Remote.ORG);
    gates.open(Remote.SHOP);
    store.workQueue().renew("a", List.of());
    store.workQueue().renew("b", List.of());
  }

  @Test
  void aGateClosedByOneInstanceIsClosedForAllAndForItsSystemOnly() {
    close();
    assertThat(gates.admit(Remote.ORG, "b")).isEqualTo(Admission.CLOSED);
    assertThat(gates.closed(Remote.ORG, "b")).isTrue();
    assertThat(gates.admit(Remote.SHOP, "b")).isEqualTo(Admission.OPEN);
  }

  @Test
  void anInstanceThatStallsInTheMiddleOfATransactionDoesNotHoldUpTheOthers() throws SQLException {
    close();
    try (Connection stalled = store.dataSource().getConnection();
        Statement statement = stalled.createStatement()) {
      stalled.setAutoCommit(false);
      statement.execute("SELECT * FROM gate FOR UPDATE");
      close();
      assertThatThrownBy(stalled::commit).isInstanceOf(SQLException.class);
    }
    assertThat(gates.closed(Remote.ORG, "b")).isTrue();
  }

  @Test
  void whatAPersonWantsTriedIsProbedAtOnceHoweverLongTheWait() {
    assertThat(gates.tryNow(Remote.ORG)).isFalse();
    close();
    assertThat(gates.admit(Remote.ORG, "b")).isEqualTo(Admission.CLOSED);
    assertThat(gates.tryNow(Remote.SHOP)).isFalse();
    assertThat(gates.tryNow(Remote.ORG)).isTrue();
    assertThat(gates.admit(Remote.ORG, "b")).isEqualTo(Admission.PROBE);
    close();
    assertThat(gates.admit(Remote.ORG, "b")).as("it failed").isEqualTo(Admission.CLOSED);
  }

  @Test
  void afterTheWaitOneInstanceProbesAndItsSuccessOpensForAll() {
    close();
    pass(Duration.ofSeconds(5));
    assertThat(gates.admit(Remote.ORG, "a")).isEqualTo(Admission.PROBE);
    assertThat(gates.closed(Remote.ORG, "a")).isFalse();
    assertThat(gates.admit(Remote.ORG, "b")).isEqualTo(Admission.CLOSED);
    assertThat(gates.closed(Remote.ORG, "b")).isTrue();
    gates.open(Remote.ORG);
    assertThat(gates.admit(Remote.ORG, "b")).isEqualTo(Admission.OPEN);
  }

  @Test
  void aProberThatLostItsLeaseIsReplacedAtOnce() {
    close();
    pass(Duration.ofSeconds(5));
    assertThat(gates.admit(Remote.ORG, "a")).isEqualTo(Admission.PROBE);
    assertThat(gates.admit(Remote.ORG, "b")).isEqualTo(Admission.CLOSED);
    store.workQueue().release("a");
    assertThat(gates.admit(Remote.ORG, "b")).isEqualTo(Admission.PROBE);
  }

  @Test
  void aProberThatComesToNothingIsReplacedAfterTwoMinutes() {
    close();
    pass(Duration.ofSeconds(5));
    gates.admit(Remote.ORG, "a");
    pass(Duration.ofMinutes(2));
    assertThat(gates.admit(Remote.ORG, "b")).isEqualTo(Admission.PROBE);
  }

  @Test
  void onlyFailedProbesMakeTheWaitLonger() {
    var counted = new ArrayList<Integer>();
    for (int i = 0; i < 3; i++) {
      gates.close(Remote.ORG, LIMIT, n -> wait(counted, n));
    }
    pass(Duration.ofSeconds(5));
    gates.close(Remote.ORG, LIMIT, n -> wait(counted, n));
    assertThat(counted).containsExactly(1, 1, 1, 2);
  }

  @Test
  void peopleAreToldWhySinceWhenAndUntilWhen() {
    close();
    assertThat(gates.closed())
        .singleElement()
        .satisfies(gate -> {
          assertThat(gate.remote()).isEqualTo(Remote.ORG);
          assertThat(gate.reason()).isEqualTo("The calls are used up.");
          assertThat(gate.nextProbe()).isEqualTo(gate.since().plusSeconds(5));
          assertThat(gate.probing()).isFalse();
        });
    pass(Duration.ofSeconds(5));
    assertThat(gates.closed()).singleElement().matches(Gates.Closed::probing);
  }

  private void close() {
    gates.close(Remote.ORG, LIMIT, n -> Duration.ofSeconds(5));
  }

  private static Duration wait(List<Integer> counted, int n) {
    counted.add(n);
    return Duration.ofSeconds(5);
  }

  private static void pass(Duration time) {
    jdbc()
        .sql(
            """
            UPDATE gate SET closed_until = closed_until - :t * interval '1 ms',
              probe_until = probe_until - :t * interval '1 ms'
            """)
        .param("t", time.toMillis())
        .update();
  }
}
