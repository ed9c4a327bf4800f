package io.crossdock.core.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.core.order.OrderFixture;
import io.crossdock.core.policy.SyncPolicy.Occasion;
import io.crossdock.core.policy.SyncSettings.CreateOrder;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SyncPolicyTest {

  @ParameterizedTest
  @CsvSource({
    // automatic on, zero sent, create, price, paid, by itself, linked, verdict
    "true, true, EVERY, 5, 0, true, false, sync",
    "false, true, EVERY, 5, 0, true, false, automatic-off",
    "false, true, EVERY, 5, 0, true, true, automatic-off",
    "false, true, EVERY, 5, 0, false, false, sync",
    "true, false, EVERY, 0.0000, 0, false, false, zero-total",
    "true, true, EVERY, 0.0000, 0, true, false, sync",
    "true, true, PAID, 5, 0, true, false, not-paid",
    "true, true, PAID, 5, 4.99, true, false, not-paid",
    "true, true, PAID, 5, 5.0000, true, false, sync",
    "true, true, PAID, 0, 0, true, false, sync",
    "true, true, NONE, 5, 5, false, false, create-off",
    "true, true, NONE, 5, 5, true, true, sync"
  })
  void eachOptionDecidesAsItsHelpSays(
      boolean automatic,
      boolean zero,
      CreateOrder create,
      String price,
      String paid,
      boolean byItself,
      boolean linked,
      String verdict) {
    var settings =
        new SyncSettings(
            automatic, zero, true, true, "Draft", Set.of(), create, Map.of(), Instant.MIN);
    var order = new OrderFixture().line("1", price).paid(paid).build();
    Decision decision = SyncPolicy.decide(order, settings, new Occasion(byItself, linked));
    assertThat(decision instanceof Decision.Skip skip ? skip.code() : "sync").isEqualTo(verdict);
  }
}
