package io.crossdock.store.work;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.core.failure.Failure;
import io.crossdock.core.failure.Failure.Category;
import io.crossdock.core.order.Order;
import io.crossdock.core.order.OrderKey;
import io.crossdock.core.plan.Applied;
import io.crossdock.core.port.shop.OrderSource.Unreadable;
import io.crossdock.core.port.work.Gates.Remote;
import io.crossdock.core.port.work.Outcome;
import io.crossdock.core.port.work.Trigger;
import io.crossdock.core.port.work.WorkQueue;
import io.crossdock.core.port.work.WorkQueue.Claim;
import io.crossdock.core.port.work.WorkQueue.Lane;
import io.crossdock.store.ReadOrder;
import io.crossdock.store.server.Retention;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class OrderQueueIT extends OnQueue {

  @Test
  void aMarkedOrderIsClaimedByOneAttemptAtATime() {
    mark(Trigger.POLL);
    assertThat(claim("a")).hasSize(1);
    assertThat(claim("b")).isEmpty();
  }

  @Test
  void anInstanceWithoutALeaseClaimsNothing() {
    mark(Trigger.POLL);
    assertThat(queue.claim("stranger", Lane.LIVE, 50)).isEmpty();
  }

  @Test
  void aNoticeDuringARunMakesItRunAgain() {
    mark(Trigger.POLL);
    Claim first = claim("a").getFirst();
    mark(Trigger.POLL);
    settle(first, new Outcome.Unchanged());
    assertThat(claim("a")).hasSize(1);
  }

  @Test
  void aSettledOrderIsNotDueAnyMore() {
    mark(Trigger.POLL);
    settle(claim("a").getFirst(), new Outcome.Unchanged());
    pass(Duration.ofHours(1));
    assertThat(claim("a")).isEmpty();
  }

  @Test
  void aWaitingRetryIsBroughtForwardByAPersonOnly() {
    mark(Trigger.POLL);
    settle(claim("a").getFirst(), new Outcome.Retry(Duration.ofMinutes(1), failure(false)));
    mark(Trigger.WEBHOOK);
    assertThat(claim("a")).isEmpty();
    mark(Trigger.MANUAL);
    assertThat(claim("a")).hasSize(1);
  }

  @Test
  void aDeferredOrderIsBroughtForwardByAnyNoticeAndSpendsNoAttempt() {
    mark(Trigger.POLL);
    settle(claim("a").getFirst(), new Outcome.Deferred(Duration.ofMinutes(1), failure(false)));
    assertThat(claim("a")).isEmpty();
    mark(Trigger.WEBHOOK);
    assertThat(claim("a").getFirst().failures()).isZero();
  }

  @Test
  void aRetryComesAgainByItselfWhenItsTimeHasCome() {
    mark(Trigger.POLL);
    settle(claim("a").getFirst(), new Outcome.Retry(Duration.ofMinutes(1), failure(false)));
    pass(Duration.ofMinutes(1));
    assertThat(claim("a").getFirst().failures()).isEqualTo(1);
  }

  @Test
  void aBlockedOrderIsTriedAgainAtTheNextNotice() {
    mark(Trigger.POLL);
    settle(claim("a").getFirst(), new Outcome.Blocked(failure(false)));
    pass(Duration.ofHours(1));
    assertThat(claim("a")).isEmpty();
    mark(Trigger.POLL);
    assertThat(claim("a")).hasSize(1);
  }

  @Test
  void oldestGoFirstAndWhatIsHandedBackTakesItsOldPlace() {
    for (long id = 1; id <= 3; id++) {
      queue.mark(List.of(new OrderKey("main", id)), Trigger.POLL);
    }
    Claim oldest = queue.claim("a", Lane.LIVE, 1).getFirst();
    assertThat(oldest.key().entityId()).isEqualTo(1);
    settle(oldest, new Outcome.HandedBack(Optional.of(failure(false))));
    assertThat(claim("a")).extracting(c -> c.key().entityId()).containsExactly(1L, 2L, 3L);
  }

  @Test
  void aProbeIsAnOrderThatWasNotRefusedForWhatTheGateIsClosedForHoweverManyBadOnesAreOlder() {
    var bad = Failure.of(Category.REJECTED, "rule", "A rule refuses it.", "Change it.");
    mark(1, 1_000);
    queue.record(
        queue.claim("a", Lane.LIVE, 1_000).stream()
            .map(claim -> settled(claim, new Outcome.HandedBack(Optional.of(bad))))
            .toList());
    mark(2_000, 2_001);
    store.gates().close(Remote.ORG, bad, n -> Duration.ZERO);

    assertThat(probe()).isEqualTo(2_000);
    assertThat(probe()).as("another than the one before").isEqualTo(2_001);
    assertThat(probe()).isEqualTo(2_000);
    jdbc().sql("DELETE FROM order_state WHERE entity_id >= 2000").update();
    assertThat(List.of(probe(), probe(), probe()))
        .as("each in its turn")
        .containsExactly(1L, 2L, 3L);
    jdbc().sql("DELETE FROM order_state WHERE entity_id BETWEEN 4 AND 999").update();
    assertThat(List.of(probe(), probe(), probe())).containsExactly(1_000L, 1L, 2L);
    jdbc().sql("DELETE FROM order_state WHERE entity_id <> 2").update();
    assertThat(List.of(probe(), probe())).as("alone").containsExactly(2L, 2L);
    assertThat(claim("a")).as("the others keep their places").hasSize(1);
  }

  @Test
  void aProbeIsOfItsLaneAndConnectionAndForAnInstanceThatIsAlive() {
    queue.mark(List.of(new OrderKey("other", 1)), Trigger.POLL);
    queue.mark(List.of(KEY), Trigger.BACKFILL);
    WorkQueue main = store.workQueue();
    assertThat(main.probe("a", Lane.LIVE)).isEmpty();
    assertThat(main.probe("stranger", Lane.BACKFILL)).isEmpty();
    assertThat(main.probe("a", Lane.BACKFILL)).map(Claim::key).contains(KEY);
    assertThat(main.probe("b", Lane.BACKFILL)).as("it is held").isEmpty();
  }

  @Test
  void historyIsALaneOfItsOwnThatANoticeLeaves() {
    mark(Trigger.BACKFILL);
    assertThat(claim("a")).isEmpty();
    mark(Trigger.POLL);
    assertThat(queue.claim("a", Lane.BACKFILL, 50)).isEmpty();
    assertThat(claim("a")).hasSize(1);
  }

  @Test
  void whatBecomesOfALaterAttemptTheSalesforceIdIsKept() {
    var applied =
        new Applied(
            Optional.of("801A"),
            Optional.of("001A"),
            Optional.of("003A"),
            Map.of(),
            Map.of("main:1", "802A"),
            "Draft",
            Set.of(),
            List.of());
    mark(Trigger.POLL);
    settle(claim("a").getFirst(), new Outcome.Synced(applied, "print"));
    for (Outcome outcome :
        List.of(
            new Outcome.Unchanged(),
            new Outcome.Skipped("automatic-off", "Off.", true),
            new Outcome.Blocked(failure(true)),
            new Outcome.Deferred(Duration.ZERO, failure(false)),
            new Outcome.Retry(Duration.ZERO, failure(true)))) {
      mark(Trigger.MANUAL);
      Claim claim = claim("a").getFirst();
      assertThat(claim.applied().orderId()).contains("801A");
      queue.beginWrite(List.of(claim));
      assertThat(store.appliedOrders().find(KEY)).as("in the middle of it").isEqualTo(applied);
      settle(claim, outcome);
      assertThat(store.appliedOrders().find(KEY)).as(outcome.toString()).isEqualTo(applied);
    }
  }

  @Test
  void anUnreadableOrderIsMarkedOnceHoweverOftenASweepSeesIt() {
    Failure why = Failure.of(Category.REJECTED, "order-unreadable", "No sense.", "Look.");
    var odd = Map.of(KEY, new Unreadable("000000042", Optional.empty(), why));
    queue.markFailing(odd, Trigger.SWEEP);
    settle(claim("a").getFirst(), new Outcome.Blocked(why));
    queue.markFailing(odd, Trigger.SWEEP);
    assertThat(claim("a")).isEmpty();
  }

  @Test
  void rawAnswersAreForgottenAfterFourteenDaysAndTheJournalAfterHalfAYear() {
    for (int days : List.of(1, 15, 181)) {
      jdbc()
          .sql(
              """
              INSERT INTO attempt (connection, entity_id, attempt, trigger, instance, started_at,
                ended_at, outcome, code, message, hint, raw)
              VALUES ('main', :days, gen_random_uuid(), 'POLL', 'a', now(),
                now() - :days * interval '1 day', 'retry', '', '', '', 'raw')
              """)
          .param("days", days)
          .update();
    }
    store.forget(Retention.STANDARD);
    assertThat(
            jdbc()
                .sql("SELECT entity_id || raw FROM attempt ORDER BY entity_id")
                .query(String.class)
                .list())
        .containsExactly("1raw", "15");
  }

  @Test
  void whatWasAppliedSurvivesTheRoundTrip() {
    mark(Trigger.POLL);
    var applied =
        new Applied(
            Optional.of("801"),
            Optional.of("001"),
            Optional.of("003"),
            Map.of("Order", Map.of("Name", "x", "Amount", new BigDecimal("12.3400"), "Flag", true)),
            Map.of("main:1", "802"),
            "Draft",
            Set.of("7"),
            List.of("cut"));
    settle(claim("a").getFirst(), new Outcome.Synced(applied, "print"));
    mark(Trigger.POLL);
    Claim again = claim("a").getFirst();
    assertThat(again.fingerprint()).contains("print");
    assertThat(again.applied())
        .usingRecursiveComparison()
        .withComparatorForType(BigDecimal::compareTo, BigDecimal.class)
        .isEqualTo(applied);
  }

  @Test
  void twoInstancesShareTwoThousandOrdersWithNoneLostAndNoneDoubled() throws Exception {
    List<OrderKey> keys =
        LongStream.rangeClosed(1, 2000).mapToObj(id -> new OrderKey("main", id)).toList();
    queue.mark(keys, Trigger.POLL);
    var done = new ConcurrentLinkedQueue<OrderKey>();
    var threads = new ArrayList<Thread>();
    for (String instance : List.of("a", "b")) {
      threads.add(Thread.ofVirtual().start(() -> work(instance, done)));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(done).containsExactlyInAnyOrderElementsOf(keys);
  }

  @Test
  void ofNoticesThatComeAtOnceForOrdersThatAreNewNoneIsLost() throws Exception {
    List<OrderKey> keys =
        LongStream.rangeClosed(1, 50).mapToObj(id -> new OrderKey("main", id)).toList();
    var threads = new ArrayList<Thread>();
    for (int n = 0; n < 4; n++) {
      threads.add(
          Thread.ofVirtual()
              .start(() -> {
                keys.forEach(key -> queue.mark(List.of(key), Trigger.POLL));
                queue.mark(keys.reversed(), Trigger.WEBHOOK);
              }));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(jdbc().sql("SELECT DISTINCT generation FROM order_state").query(Long.class).list())
        .containsExactly(8L);
  }

  private void work(String instance, ConcurrentLinkedQueue<OrderKey> done) {
    for (List<Claim> claims = claim(instance); !claims.isEmpty(); claims = claim(instance)) {
      queue.record(claims.stream().map(c -> settled(c, new Outcome.Unchanged())).toList());
      claims.forEach(c -> done.add(c.key()));
    }
  }

  /** One that is handed back again. */
  private long probe() {
    Claim claim = queue.probe("a", Lane.LIVE).orElseThrow();
    settle(claim, new Outcome.HandedBack(Optional.empty()));
    return claim.key().entityId();
  }

  @Test
  void whatIsKnownOfAnOrdersDocumentsStaysWhileItIsReadWithoutThem() {
    Order order = ReadOrder.of(KEY, "000000042", "ann@example.com", Optional.empty(), T0);
    Order shipped = order.with(List.of(), List.of(), Optional.of("one track"));
    assertThat(queue.observe(List.of(shipped), Trigger.SWEEP)).isEqualTo(1);
    assertThat(queue.observe(List.of(order), Trigger.POLL)).isZero();
    assertThat(queue.observe(List.of(shipped), Trigger.SWEEP)).isZero();
    Order tracked = order.with(List.of(), List.of(), Optional.of("two tracks"));
    assertThat(queue.observe(List.of(tracked), Trigger.SWEEP)).isEqualTo(1);
  }
}
