package io.crossdock.core.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.core.order.Order;
import io.crossdock.core.order.OrderFixture;
import io.crossdock.core.policy.SyncPolicy.Occasion;
import java.time.Instant;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SyncPolicyTest {

  /** The order is of 1 March 2026, group 0, status pending. */
  @ParameterizedTest(name = "{0}, total {1}, paid {2}, {3}: {4}")
  @CsvSource({
    // options, total, paid, how, verdict
    "'', 5, 0, automatic new, sync",
    "automatic=no, 5, 0, automatic new, automatic-off",
    "automatic=no, 5, 0, automatic linked, automatic-off",
    "automatic=no, 5, 0, automatic new anyway, automatic-off",
    "automatic=no, 5, 0, manual new, sync",
    "automatic=no, 5, 0, backfill new, sync",
    "website=no, 5, 0, automatic linked, website-off",
    "website=no, 5, 0, manual new, website-off",
    "website=no, 5, 0, backfill linked, website-off",
    "website=no, 5, 0, manual new anyway, website-off",
    "zero-grand-total=skip, 0.0000, 0, automatic new, zero-total",
    "zero-grand-total=skip, 0.0000, 0, manual new, zero-total",
    "zero-grand-total=skip, 0.0000, 0, backfill new, zero-total",
    "zero-grand-total=skip, 0.0000, 0, manual new anyway, sync",
    "zero-grand-total=skip, 0.0000, 0, automatic linked, sync",
    "zero-grand-total=skip, 0.01, 0, automatic new, sync",
    "'', 0.0000, 0, automatic new, sync",
    "create-order=paid, 5, 0, automatic new, not-paid",
    "create-order=paid, 5, 4.99, manual new, not-paid",
    "create-order=paid, 5, 5.0000, automatic new, sync",
    "create-order=paid, 0, 0, automatic new, sync",
    "create-order=paid, 5, 0, automatic linked, sync",
    "create-order=none, 5, 5, manual new, create-off",
    "create-order=none, 5, 5, backfill new, create-off",
    "create-order=none, 5, 5, automatic linked, sync",
    "create-order=none, 5, 5, automatic new anyway, sync",
    "sync-all=no;statuses=complete, 5, 0, automatic new, status-not-listed",
    "sync-all=no;statuses=complete, 5, 0, manual new, status-not-listed",
    "'sync-all=no;statuses=complete,pending', 5, 0, automatic new, sync",
    "sync-all=no;statuses=complete, 5, 0, automatic linked, sync",
    "sync-all=no;statuses=complete;status-left=stop, 5, 0, automatic linked, status-left",
    "sync-all=no;statuses=complete;status-left=stop, 5, 0, manual linked, status-left",
    "sync-all=no;statuses=complete;status-left=stop, 5, 0, manual linked anyway, sync",
    "sync-all=yes;statuses=complete;status-left=stop, 5, 0, automatic linked, sync",
    "'customer-groups=1,2', 5, 0, manual new, customer-group",
    "'customer-groups=0,2', 5, 0, automatic new, sync",
    "customer-groups=1, 5, 0, automatic linked, sync",
    "start-date=2026-03-01T12:00:01Z, 5, 0, automatic new, before-start",
    "start-date=2026-03-01T12:00:00Z, 5, 0, automatic new, sync",
    "start-date=2026-03-01T12:00:01Z, 5, 0, manual new, sync",
    "start-date=2026-03-01T12:00:01Z, 5, 0, backfill new, sync",
    "start-date=2026-03-01T12:00:01Z, 5, 0, automatic linked, sync"
  })
  void eachOptionDecidesOnEveryPathAsItsHelpSays(
      String options, String total, String paid, String how, String verdict) {
    Order order = new OrderFixture().line("1", total).paid(paid).build();
    var occasion =
        new Occasion(how.startsWith("automatic"), how.contains("linked"), how.contains("anyway"));
    Decision decision = SyncPolicy.decide(order, settings(options), occasion);
    assertThat(decision instanceof Decision.Skip skip ? skip.code() : "sync").isEqualTo(verdict);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "website=no",
        "automatic=no",
        "zero-grand-total=skip",
        "create-order=none",
        "sync-all=no;statuses=complete",
        "customer-groups=7",
        "start-date=2027-01-01T00:00:00Z"
      })
  void everySkipSaysWhyInASentence(String options) {
    Order order = new OrderFixture().line("1", "0").build();
    var skip =
        (Decision.Skip)
            SyncPolicy.decide(order, settings(options), new Occasion(true, false, false));
    assertThat(skip.reason()).matches("[A-Z].{15,}\\.");
    assertThat(skip.code()).matches("[a-z-]+");
  }

  private static SyncSettings settings(String options) {
    var texts = new TreeMap<String, String>();
    for (String pair : options.isEmpty() ? new String[0] : options.split(";", -1)) {
      String[] keyAndValue = pair.split("=", 2);
      texts.put(keyAndValue[0], keyAndValue[1]);
    }
    return new OptionValues(texts).settings(Instant.EPOCH);
  }
}
