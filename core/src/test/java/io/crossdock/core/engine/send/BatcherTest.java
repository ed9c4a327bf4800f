package io.crossdock.core.engine.send;

import static io.crossdock.core.engine.Fakes.DONE;
import static io.crossdock.core.engine.Fakes.failed;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.core.engine.Fakes.FakeOrg;
import io.crossdock.core.engine.trouble.Attempt;
import io.crossdock.core.engine.trouble.Suspects;
import io.crossdock.core.failure.Failure.Category;
import io.crossdock.core.port.org.Org.Written;
import io.crossdock.core.port.work.Outcome;
import io.crossdock.core.port.work.WorkQueue;
import io.crossdock.core.port.work.WorkQueue.Lane;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class BatcherTest extends Batching {

  @Test
  void fiftyOrdersOfOneNewcomerCostTwoRequests() {
    FakeOrg org = run(order -> DONE, orders(50, id -> "ann"));
    assertThat(org.requests).hasSize(2);
    assertThat(org.requests.getFirst()).containsExactly(1L);
    assertThat(queue.outcomes.values()).hasSize(50).allMatch(Outcome.Synced.class::isInstance);
  }

  @Test
  void aFailingFirstOrderOfANewcomerDoesNotMakeTheOthersGoOneByOne() {
    FakeOrg org =
        run(
            order -> id(order) == 1 ? failed(Category.REJECTED, "STRING_TOO_LONG") : DONE,
            orders(50, id -> "ann"));
    assertThat(org.requests).hasSize(2);
    assertThat(queue.outcomes.get(1L)).isInstanceOf(Outcome.Blocked.class);
    assertThat(queue.outcomes.get(50L)).isInstanceOf(Outcome.Synced.class);
  }

  @Test
  void aRequestIsFilledBeforeAnotherIsOpened() {
    FakeOrg org = run(order -> DONE, orders(160, id -> "c" + id));
    assertThat(org.requests).extracting(List::size).containsExactlyInAnyOrder(75, 75, 10);
  }

  @Test
  void whatHasWaitedForAWhileGoesTogetherBesideASlowRequest() throws Exception {
    var answer = new CountDownLatch(1);
    var org = new FakeOrg(order -> id(order) == 1 ? after(answer) : DONE);
    var sender = sender(org, new Suspects());
    var batcher = batcher(sender, new Suspects());
    List<Attempt> orders = orders(3, id -> "c" + id);
    batcher.add(sender.prepare(orders.subList(0, 1)));
    batcher.add(sender.prepare(orders.subList(1, 2)));
    assertThat(batcher.late()).isFalse();
    now = now.plus(Window.PATIENT);
    batcher.filling(true);
    assertThat(batcher.late()).isFalse();
    batcher.filling(false);
    batcher.add(sender.prepare(orders.subList(2, 3)));

    assertThat(returned.tryAcquire(10, SECONDS)).isTrue();
    answer.countDown();
    finish(batcher);
    assertThat(org.requests).containsExactlyInAnyOrder(List.of(1L), List.of(2L, 3L));
  }

  @Test
  void graphsTheOrgDidNotEvenTryAreSentAgainAtOnceAndSpendNoAttempt() {
    Set<Long> tried = new HashSet<>();
    FakeOrg org =
        run(
            order -> tried.add(id(order)) && id(order) > 3 ? new Written.NotTried() : DONE,
            orders(5, id -> "c" + id));
    assertThat(org.requests).hasSize(2);
    assertThat(queue.outcomes.values()).hasSize(5).allMatch(Outcome.Synced.class::isInstance);
  }

  @Test
  void whoHasLostItsRowMeanwhileIsNotSent() {
    List<Attempt> orders = orders(2, id -> "c" + id);
    queue.lost.add(orders.getFirst().claim().attempt());
    FakeOrg org = run(order -> DONE, orders);
    assertThat(org.requests).containsExactly(List.of(2L));
  }

  @Test
  void whoWasHeldBackForAPersonsSakeComesAgainAndSaysNothingOfTheOrg() {
    gates.closed = true;
    gates.waited = true;
    run(order -> new Written.HeldBack(), orders(1, id -> "ann"));
    assertThat(queue.outcomes.get(1L)).isInstanceOf(Outcome.Deferred.class);
    assertThat(gates.closed).isTrue();
  }

  @Test
  void nothingStaysHeldWhenTheDatabaseFailsAsARequestLeaves() {
    List<Attempt> orders = claimed(orders(3, id -> "c" + id));
    queue.away = true;
    FakeOrg org = run(order -> DONE, orders);
    assertThat(org.requests).isEmpty();
    assertNothingIsHeld();
  }

  @Test
  void nothingStaysHeldWhenTheDatabaseFailsBeforeTheAnswerIsRecorded() {
    run(
        order -> {
          queue.away = true;
          return DONE;
        },
        claimed(orders(3, id -> "c" + id)));
    assertThat(queue.outcomes).isEmpty();
    assertNothingIsHeld();
  }

  @Test
  void nothingStaysHeldWhenThoseWhoWaitedForANewcomerCantBePrepared() {
    List<Attempt> orders = claimed(orders(3, id -> "ann"));
    var org = new AtomicReference<FakeOrg>();
    org.set(
        new FakeOrg(order -> {
          org.get().defect = true;
          return DONE;
        }));
    run(org.get(), new Suspects(), orders);
    assertThat(queue.outcomes).containsOnlyKeys(1L);
    assertNothingIsHeld();
  }

  private List<Attempt> claimed(List<Attempt> orders) {
    orders.forEach(order -> queue.due.add(order.claim()));
    assertThat(held.claim(Lane.LIVE, orders.size())).hasSize(orders.size());
    return orders;
  }

  private void assertNothingIsHeld() {
    held.renew();
    assertThat(queue.working).isEmpty();
  }

  @Test
  void anInstanceThatStoodStillLongerThanItsLeaseSendsNothingAndHoldsNothing() {
    var org = new FakeOrg(order -> DONE);
    org.before = () -> now = now.plus(WorkQueue.LEASE);
    run(org, new Suspects(), orders(3, id -> "c" + id));
    assertThat(org.requests).isEmpty();
    assertThat(queue.outcomes).isEmpty();
    held.renew();
    assertThat(queue.working).isEmpty();
  }
}
