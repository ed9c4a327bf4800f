package io.crossdock.store.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.core.failure.Failure;
import io.crossdock.core.failure.Failure.Category;
import io.crossdock.core.order.Order;
import io.crossdock.core.order.OrderKey;
import io.crossdock.core.port.work.Backfills;
import io.crossdock.core.port.work.Backfills.Place;
import io.crossdock.core.port.work.Backfills.Request;
import io.crossdock.core.port.work.Backfills.State;
import io.crossdock.core.port.work.Outcome;
import io.crossdock.core.port.work.Trigger;
import io.crossdock.core.port.work.WorkQueue;
import io.crossdock.core.port.work.WorkQueue.Claim;
import io.crossdock.core.port.work.WorkQueue.Lane;
import io.crossdock.core.port.work.WorkQueue.Settled;
import io.crossdock.store.OnPostgres;
import io.crossdock.store.ReadOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StoredBackfillsIT extends OnPostgres {

  private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant BEFORE = Instant.parse("2026-02-01T00:00:00Z");
  private static final Request JANUARY = new Request(FROM, BEFORE, Set.of("complete"));

  private static final OrderKey KEY = new OrderKey("main", 42);
  private static final Failure AWAY =
      Failure.of(Category.TRANSIENT, "away", "The org is away.", "Wait.");

  private Backfills backfills = store.backfills();

  @BeforeEach
  void empty() {
    backfills = store.backfills();
    jdbc()
        .sql("TRUNCATE backfill, backfill_order, work, shop_order, written, attempt, instance")
        .update();
    store.workQueue().renew("a", List.of());
  }

  @Test
  void oneBeginsAtTheEndOfItsPeriodAndGoesOnWhereItsLastPageEnded() {
    String id = backfills.start(JANUARY, "ann");
    Place first = backfills.next().orElseThrow();
    assertThat(first).isEqualTo(new Place(id, JANUARY, BEFORE, 1));
    Place second = new Place(id, JANUARY, BEFORE.minusSeconds(60), 2);
    backfills.feed(id, List.of(), Optional.of(second), WorkQueue.NEVER);
    assertThat(backfills.next()).contains(second);
  }

  @Test
  void aPausedOneWaitsAndAResumedOneGoesOnAtItsPlace() {
    String id = backfills.start(JANUARY, "ann");
    backfills.pause(id);
    assertThat(backfills.next()).isEmpty();
    backfills.resume(id);
    assertThat(backfills.next()).isPresent();
  }

  @Test
  void aCancelledOneNeverGoesOn() {
    String id = backfills.start(JANUARY, "ann");
    backfills.cancel(id);
    backfills.resume(id);
    assertThat(backfills.next()).isEmpty();
    assertThat(backfills.find(id).orElseThrow().state()).isEqualTo(State.CANCELLED);
  }

  @Test
  void aPageThatWasBeingReadWhenAPauseCameIsNotQueuedAndIsReadAgain() {
    String id = backfills.start(JANUARY, "ann");
    Place first = backfills.next().orElseThrow();
    backfills.pause(id);
    backfills.feed(
        id,
        List.of(),
        Optional.of(new Place(id, JANUARY, BEFORE.minusSeconds(60), 2)),
        WorkQueue.NEVER);
    backfills.feed(id, List.of(), Optional.empty(), WorkQueue.NEVER);
    backfills.resume(id);
    assertThat(backfills.next()).contains(first);
  }

  @Test
  void whatAPageToldIsSentAsItWasToldUnlessItsRowWasTouchedSinceTheReadingBegan() {
    Order known = placed(7);
    Order fresh = placed(8);
    WorkQueue queue = store.workQueue();
    queue.observe(List.of(known), Trigger.SWEEP);
    queue.record(List.of(settled(claim(queue), new Outcome.Unchanged())));

    String id = backfills.start(JANUARY, "ann");
    long since = queue.moment();
    var told = backfills.feed(id, List.of(known, fresh), Optional.empty(), since).untouched();
    assertThat(queue.claim("a", Lane.BACKFILL, 10))
        .hasSize(2)
        .allSatisfy(claim -> assertThat(told).containsEntry(claim.key(), claim.stamp()));

    String again = backfills.start(JANUARY, "ann");
    since = queue.moment();
    queue.mark(List.of(known.key()), Trigger.WEBHOOK);
    assertThat(backfills.feed(again, List.of(known), Optional.empty(), since).untouched())
        .isEmpty();
  }

  @Test
  void afterItsLastPageItIsDoneAndTellsItsParts() {
    String id = backfills.start(JANUARY, "ann");
    backfills.feed(id, List.of(), Optional.empty(), WorkQueue.NEVER);
    assertThat(backfills.next()).isEmpty();
    assertThat(backfills.recent(10))
        .singleElement()
        .satisfies(done -> {
          assertThat(done.state()).isEqualTo(State.DONE);
          assertThat(done.reached()).isEqualTo(FROM);
          assertThat(done.startedBy()).isEqualTo("ann");
          assertThat(done.queued()).isZero();
        });
  }

  @Test
  void theOldestGoesFirst() {
    String first = backfills.start(JANUARY, "ann");
    backfills.start(JANUARY, "bob");
    assertThat(backfills.next().orElseThrow().id()).isEqualTo(first);
  }

  @ParameterizedTest
  @EnumSource(names = {"SWEEP", "POLL", "WEBHOOK"})
  void whatABackfillAskedForStaysAskedWhateverIsNoticedBeforeMeanwhileOrDuringTheRun(
      Trigger automatic) {
    WorkQueue queue = store.workQueue();
    queue.mark(List.of(KEY), Trigger.BACKFILL);
    queue.mark(List.of(KEY), automatic);
    Claim after = claim(queue);
    assertThat(after.trigger()).isEqualTo(Trigger.BACKFILL);

    queue.mark(List.of(KEY), automatic);
    queue.record(List.of(settled(after, new Outcome.Deferred(Duration.ZERO, AWAY))));
    Claim again = claim(queue);
    assertThat(again.trigger()).isEqualTo(Trigger.BACKFILL);
    queue.record(List.of(settled(again, new Outcome.Unchanged())));

    queue.mark(List.of(KEY), automatic);
    queue.mark(List.of(KEY), Trigger.BACKFILL);
    Claim both = claim(queue);
    assertThat(both.trigger()).isEqualTo(Trigger.BACKFILL);
    queue.record(List.of(settled(both, new Outcome.Unchanged())));

    queue.mark(List.of(KEY), automatic);
    assertThat(claim(queue).trigger()).isEqualTo(automatic);
  }

  @Test
  void aPersonsWishStaysOneThoughHistoryAsksToo() {
    WorkQueue queue = store.workQueue();
    queue.mark(List.of(KEY), Trigger.BACKFILL);
    queue.mark(List.of(KEY), Trigger.MANUAL);
    queue.mark(List.of(KEY), Trigger.BACKFILL);
    assertThat(claim(queue).trigger()).isEqualTo(Trigger.MANUAL);
  }

  @Test
  void anIdThatIsNoneIsUnknown() {
    assertThat(backfills.find("nonsense")).isEmpty();
  }

  private static Order placed(long id) {
    return ReadOrder.of(
        new OrderKey("main", id), "00000000" + id, "ann@example.com", Optional.of(7L), FROM);
  }

  /** Of the one order, in its lane. */
  private static Claim claim(WorkQueue queue) {
    return Stream.of(Lane.LIVE, Lane.BACKFILL)
        .flatMap(lane -> queue.claim("a", lane, 10).stream())
        .findFirst()
        .orElseThrow();
  }

  private static Settled settled(Claim claim, Outcome outcome) {
    return new Settled(claim, outcome, Optional.empty(), "", FROM, FROM);
  }
}
