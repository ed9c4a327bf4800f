package io.crossdock.store.systems;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.core.failure.Failure;
import io.crossdock.core.failure.Failure.Category;
import io.crossdock.core.order.OrderKey;
import io.crossdock.core.plan.Applied;
import io.crossdock.core.port.work.Outcome;
import io.crossdock.core.port.work.Trigger;
import io.crossdock.core.port.work.WorkQueue.Claim;
import io.crossdock.core.port.work.WorkQueue.Lane;
import io.crossdock.core.port.work.WorkQueue.Settled;
import io.crossdock.core.watch.Alarms.Alarm;
import io.crossdock.core.watch.Alarms.Raised;
import io.crossdock.store.OnPostgres;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class StoredAlarmsIT extends OnPostgres {

  private static final OrderKey KEY = new OrderKey("main", 42);
  private static final Instant T0 = Instant.parse("2026-11-25T10:00:00Z");

  private JdbcClient jdbc = jdbc();

  @BeforeEach
  void empty() {
    jdbc = jdbc();
    jdbc.sql("TRUNCATE work, shop_order, written, attempt, alarm").update();
    store.workQueue().renew("one", Set.of());
  }

  @Test
  void anAlarmKeepsItsTimeAndThatItWasToldWhateverItsFigures() {
    var alarms = store.alarms();
    alarms.raise(new Alarm("unsynced", "3 orders wait.", "Look."));
    alarms.told("unsynced");
    Raised first = alarms.raised().getFirst();
    alarms.raise(new Alarm("unsynced", "4 orders wait.", "Look."));
    assertThat(alarms.raised())
        .containsExactly(
            new Raised(new Alarm("unsynced", "4 orders wait.", "Look."), first.since(), true));
    alarms.clear("unsynced");
    assertThat(alarms.raised()).isEmpty();
  }

  @Test
  void anOrderIsOutOfStepFromItsFirstNoticeUntilItIsInTheOrg() {
    store.workQueue().mark(List.of(KEY), Trigger.WEBHOOK);
    age("3 minutes");
    store.workQueue().mark(List.of(KEY), Trigger.POLL);
    assertThat(store.backlog().read().unsynced()).isEqualTo(1);
    assertThat(store.backlog().read().oldest().orElseThrow())
        .isGreaterThanOrEqualTo(Duration.ofMinutes(3));

    settle(new Outcome.Synced(Applied.NOTHING, "f"));
    assertThat(store.backlog().read().oldest()).isEmpty();
    assertThat(store.backlog().read().unsynced()).isZero();
  }

  @Test
  void aBlockedOrderStaysOutOfStepAndCountsAsFailed() {
    store.workQueue().mark(List.of(KEY), Trigger.WEBHOOK);
    age("1 hour");
    settle(
        new Outcome.Blocked(Failure.of(Category.REJECTED, "REQUIRED", "A field lacks.", "Fill.")));
    assertThat(store.backlog().read().oldest().orElseThrow())
        .isGreaterThanOrEqualTo(Duration.ofHours(1));
    assertThat(store.backlog().read().failed()).as("it ended long ago").isZero();
    jdbc.sql("UPDATE attempt SET ended_at = now()").update();
    assertThat(store.backlog().read().failed()).isEqualTo(1);
  }

  @Test
  void whatASettingLeavesOutAndHistoryAreNotOutOfStep() {
    store.workQueue().mark(List.of(KEY), Trigger.WEBHOOK);
    settle(new Outcome.Skipped("zero-total", "Its total is zero.", false));
    store.workQueue().mark(List.of(new OrderKey("main", 7)), Trigger.BACKFILL);
    assertThat(store.backlog().read().unsynced()).isZero();
  }

  private void age(String interval) {
    jdbc.sql("UPDATE order_state SET unsynced_since = now() - interval '" + interval + "'")
        .update();
  }

  private static void settle(Outcome outcome) {
    List<Claim> claims = store.workQueue().claim("one", Lane.LIVE, 10);
    assertThat(claims).hasSize(1);
    store
        .workQueue()
        .record(List.of(new Settled(claims.getFirst(), outcome, Optional.empty(), "", T0, T0)));
  }
}
