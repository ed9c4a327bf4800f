package io.crossdock.store.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.core.order.OrderKey;
import io.crossdock.core.policy.OptionChange;
import io.crossdock.core.policy.OptionChange.Existing;
import io.crossdock.core.policy.OrgStatuses;
import io.crossdock.core.port.settings.Settings;
import io.crossdock.core.port.settings.Settings.Release;
import io.crossdock.core.port.settings.Settings.Result;
import io.crossdock.core.port.work.Trigger;
import io.crossdock.core.port.work.WorkQueue.Lane;
import io.crossdock.store.OnPostgres;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** "Send them" and "Only changes from now on", a batch at a time. */
class ReleasedOrdersIT extends OnPostgres {

  private static final Instant T0 = Instant.parse("2026-11-24T10:00:00Z");
  private static final int ORDERS = 3_500;
  private static final OrgStatuses ORG =
      new OrgStatuses(true, List.of("Draft"), List.of("Activated"));

  private Settings settings = store.settings("main", T0, () -> T0);

  @BeforeEach
  void empty() {
    jdbc()
        .sql(
            "TRUNCATE work, shop_order, written, attempt, cause, setting, setting_change,"
                + " known_website, released RESTART IDENTITY")
        .update();
    settings = store.settings("main", T0, () -> T0);
  }

  @Test
  void ordersAreQueuedABatchAtATimeWithTheirNumberShown() {
    left("main", "automatic-off", "Automatic Synchronization is off.");
    left("other", "automatic-off", "Automatic Synchronization is off.");
    assertThat(released(turnedOn(Existing.SEND))).isEqualTo(ORDERS);
    assertThat(due()).as("saving waits for no order").isZero();
    assertThat(progress()).isEqualTo("0 of 3500");

    assertThat(settings.release()).isTrue();
    assertThat(progress()).isEqualTo("500 of 3500");
    assertThat(due()).isEqualTo(500);

    goOn(store.settings("main", T0, () -> T0));
    assertThat(progress()).isEqualTo("3500 of 3500 done");
    assertThat(due()).as("of this connection, each once").isEqualTo(ORDERS);
    assertThat(number("SELECT count(*) FROM order_state WHERE generation > 2")).isZero();
  }

  @Test
  void whereOneCrashedAnotherGoesOnAtTheSamePlace() {
    left("main", "automatic-off", "Automatic Synchronization is off.");
    turnedOn(Existing.SEND);
    settings.release();
    jdbc().sql("UPDATE work SET due_at = NULL WHERE entity_id <= 500").update();
    goOn(store.settings("main", T0, () -> T0));
    assertThat(due()).as("what was queued before is not queued again").isEqualTo(ORDERS - 500);
  }

  @Test
  void queueingWaitsForNobodyForEverAndNobodyForIt() throws Exception {
    left("main", "automatic-off", "Automatic Synchronization is off.");
    turnedOn(Existing.SEND);
    store.workQueue().renew("a", List.of());
    List<OrderKey> all =
        LongStream.rangeClosed(1, ORDERS).mapToObj(id -> new OrderKey("main", id)).toList();
    try (var others = Executors.newVirtualThreadPerTaskExecutor()) {
      var marks =
          others.submit(() -> {
            for (int i = 0; i < 5; i++) {
              store.workQueue().mark(all.reversed(), Trigger.POLL);
            }
          });
      var claims =
          others.submit(() -> {
            for (int i = 0; i < 20; i++) {
              store.workQueue().claim("a", Lane.LIVE, 100);
            }
          });
      goOn(settings);
      marks.get();
      claims.get();
    }
    assertThat(progress()).endsWith("done");
    assertThat(number("SELECT count(*) FROM order_state WHERE due_at IS NULL AND attempt IS NULL"))
        .isZero();
  }

  @Test
  void ordersInSalesforceAreQueuedThroughAllOfThemWhereverTheyStand() {
    left("main", "", "In sync.");
    jdbc().sql("UPDATE shop_order SET salesforce_id = '801' WHERE entity_id % 7 = 0").update();
    var result = save(Existing.SEND, "line-prices", "with-tax");
    assertThat(released(result)).isEqualTo(ORDERS / 7);
    goOn(settings);
    assertThat(due()).isEqualTo(ORDERS / 7);
  }

  @ParameterizedTest
  @CsvSource({
    "automatic, no, yes, automatic-off",
    "zero-grand-total, skip, synchronize, zero-total",
    "website, no, yes, website-off",
    "create-order, none, every, create-off",
    "create-order, paid, every, not-paid",
  })
  void ordersThatAreLeftSayWhatHoldsNow(String option, String before, String after, String code) {
    left("main", code, "It is off.");
    jdbc().sql("UPDATE work SET due_at = now() WHERE entity_id = 3").update();
    save(Existing.LEAVE, option, before);
    goOn(settings);
    assertThat(number("SELECT count(*) FROM order_state WHERE reason = 'It is off.'"))
        .isEqualTo(ORDERS);

    save(Existing.LEAVE, option, after);
    goOn(settings);
    assertThat(number("SELECT count(*) FROM order_state WHERE reason = 'It is off.'"))
        .as("one is decided anew anyway")
        .isEqualTo(1);
    assertThat(
            number(
                "SELECT count(*) FROM order_state WHERE reason_code = 'left-"
                    + code
                    + "' AND reason LIKE 'It was left while %' AND sync_status = 'OUT_OF_SYNC'"))
        .isEqualTo(ORDERS - 1);
    assertThat(due()).as("nothing is sent").isEqualTo(1);

    save(Existing.LEAVE, option, before);
    assertThat(released(save(Existing.SEND, option, after)))
        .as("who left them may send them later")
        .isEqualTo(ORDERS);
  }

  @Test
  void theQueueTellsTheNewCauseToo() {
    left("main", "automatic-off", "Automatic Synchronization is off.");
    jdbc().sql("UPDATE order_state SET cause = gen_random_uuid() WHERE entity_id <= 10").update();
    turnedOn(Existing.LEAVE);
    goOn(settings);
    assertThat(
            number(
                "SELECT count(*) FROM order_state JOIN cause ON cause.id = order_state.cause"
                    + " WHERE cause.sentence LIKE 'It was left while Automatic%'"))
        .isEqualTo(10);
  }

  private Result turnedOn(Existing existing) {
    save(Existing.LEAVE, "automatic", "no");
    return save(existing, "automatic", "yes");
  }

  private Result save(Existing existing, String key, String value) {
    var values = new TreeMap<String, Optional<String>>();
    values.put(key, Optional.of(value));
    long version = settings.read().version();
    return settings.save(new OptionChange(0, values, version, existing, "ann", T0), ORG);
  }

  private static long released(Result result) {
    return ((Result.Saved) result).released();
  }

  private static void goOn(Settings settings) {
    while (settings.release()) {}
  }

  private String progress() {
    Release newest = settings.releases(1).getFirst();
    return newest.queued() + " of " + newest.orders() + (newest.done() ? " done" : "");
  }

  private static long due() {
    return number("SELECT count(*) FROM work WHERE due_at IS NOT NULL");
  }

  private static long number(String sql) {
    return jdbc().sql(sql).query(Long.class).single();
  }

  private static void left(String connection, String code, String reason) {
    jdbc()
        .sql(
            """
            WITH made AS (
              INSERT INTO work (connection, entity_id, generation, observed)
              SELECT :connection, generate_series(1, :orders), 1, 1
              RETURNING connection, entity_id)
            INSERT INTO shop_order (connection, entity_id, reason_code, reason, sync_status,
              website_id)
            SELECT connection, entity_id, :code, :reason, 'OUT_OF_SYNC', 1 FROM made
            """)
        .param("connection", connection)
        .param("code", code)
        .param("reason", reason)
        .param("orders", ORDERS)
        .update();
  }
}
