package io.crossdock.core.engine.send;

import static io.crossdock.core.engine.Fakes.DONE;
import static io.crossdock.core.engine.Fakes.failed;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.core.engine.Fakes;
import io.crossdock.core.engine.Fakes.FakeOrg;
import io.crossdock.core.engine.Fakes.OneGate;
import io.crossdock.core.engine.pace.Deadline;
import io.crossdock.core.engine.trouble.Attempt;
import io.crossdock.core.engine.trouble.EveryOrder;
import io.crossdock.core.engine.trouble.EveryOrder.Stage;
import io.crossdock.core.engine.trouble.Gate;
import io.crossdock.core.engine.trouble.Refusals;
import io.crossdock.core.engine.trouble.Suspects;
import io.crossdock.core.engine.trouble.Trouble;
import io.crossdock.core.engine.trouble.Verdicts;
import io.crossdock.core.failure.Cause;
import io.crossdock.core.failure.FailedCall;
import io.crossdock.core.failure.Failure;
import io.crossdock.core.failure.Failure.Category;
import io.crossdock.core.port.org.Org.Prepared.Ready;
import io.crossdock.core.port.org.Org.Written;
import io.crossdock.core.port.work.Gates.Remote;
import io.crossdock.core.port.work.Outcome;
import io.crossdock.core.port.work.WorkQueue;
import io.crossdock.core.port.work.WorkQueue.Lane;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BatcherTest {

  private final Fakes.Queue queue = new Fakes.Queue();
  private final OneGate gates = new OneGate();
  private final Semaphore returned = new Semaphore(0);
  private final Gate gate = new Gate(gates, Remote.ORG, "me", new Random(7));
  private Instant now = Fakes.T0;
  private final InstantSource clock = () -> now;
  private final Held held = new Held(queue, "me", clock);
  private Refusals refusals = new Refusals();

  @BeforeEach
  void leased() {
    held.renew();
  }

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
  void whenTheGateClosesTheRestIsHandedBackUnsent() {
    FakeOrg org =
        run(
            order -> failed(Category.THROTTLED, "REQUEST_LIMIT_EXCEEDED"),
            orders(160, id -> "c" + id));
    assertThat(org.requests).hasSize(1);
    assertThat(queue.outcomes.values()).hasSize(160).allMatch(Outcome.HandedBack.class::isInstance);
  }

  @Test
  void anOrgThatCantBeReachedClosesTheGateAndBurnsNoAttempt() {
    run(
        order -> fail(Failure.of(Category.TRANSIENT, "unreachable", "x", "y")),
        orders(10, id -> "c" + id));
    assertThat(gates.closed).isTrue();
    assertThat(queue.outcomes.values()).hasSize(10).allMatch(Outcome.HandedBack.class::isInstance);
  }

  @Test
  void anUnansweredRequestForManyBurnsNoAttemptAndClosesNoGate() {
    run(order -> fail(noAnswer()), orders(10, id -> "c" + id));
    assertThat(gates.closed).isFalse();
    assertThat(queue.outcomes.values()).hasSize(10).allMatch(Outcome.Deferred.class::isInstance);
  }

  @Test
  void oneOrderThatNeverGetsAnAnswerIsFoundByHalvingAndItsNeighboursArrive() {
    var suspects = new Suspects();
    List<Attempt> left = orders(64, id -> "c" + id);
    int rounds = 0;
    while (left.size() > 1 && rounds++ < 10) {
      gates.closed = false;
      run(suspects, order -> id(order) == 23 ? fail(noAnswer()) : DONE, left);
      left =
          left.stream()
              .filter(
                  a -> !(queue.outcomes.get(a.claim().key().entityId()) instanceof Outcome.Synced))
              .toList();
    }
    assertThat(left)
        .singleElement()
        .satisfies(a -> assertThat(a.claim().key().entityId()).isEqualTo(23));
    run(suspects, order -> fail(noAnswer()), left);
    assertThat(queue.outcomes.get(23L)).isInstanceOf(Outcome.Retry.class);
  }

  @Test
  void ordersThatMeetALimitOfTheOrgGoInHalvesAndSpendNoAttemptUntilOneMeetsItAlone() {
    var suspects = new Suspects();
    Written overLimit =
        new Written.OverLimit(Failure.of(Category.REJECTED, "over-limit", "Failed.", "Wait."));
    List<Attempt> heavy = orders(20, id -> "c" + id);
    run(suspects, order -> id(order) <= 20 ? overLimit : DONE, orders(60, id -> "c" + id));
    assertThat(queue.outcomes.values()).filteredOn(Outcome.Synced.class::isInstance).hasSize(40);
    assertThat(queue.outcomes.values()).filteredOn(Outcome.Deferred.class::isInstance).hasSize(20);

    FakeOrg org = run(suspects, order -> DONE, heavy);
    assertThat(org.requests).extracting(List::size).containsExactly(10, 10);
    assertThat(queue.outcomes.values()).hasSize(60).allMatch(Outcome.Synced.class::isInstance);

    run(suspects, order -> overLimit, heavy.subList(0, 1));
    assertThat(queue.outcomes.get(1L)).isInstanceOf(Outcome.Blocked.class);
  }

  @Test
  void aRowLockSaysThatFewerRequestsWouldBeBetterAndARefusalDoesNot() {
    var busy = Failure.of(Category.TRANSIENT, "UNABLE_TO_LOCK_ROW", "Busy.", "Wait.");
    assertThat(crowded(new Written.Locked(busy))).isTrue();
    assertThat(crowded(new Written.Refused(busy))).isFalse();
    assertThat(queue.outcomes.values()).allMatch(Outcome.Retry.class::isInstance);
  }

  private boolean crowded(Written answer) {
    var sender = sender(new FakeOrg(order -> id(order) == 1 ? answer : DONE), new Suspects());
    return sender.send(sender.prepare(orders(1, id -> "c" + id))).crowded();
  }

  @Test
  void aProbeWithoutAnAnswerSpendsNoAttemptAndMakesWayForAnother() {
    gates.closed = true;
    gates.waited = true;
    run(order -> fail(noAnswer()), orders(1, id -> "ann"));
    assertThat(queue.outcomes.get(1L)).isInstanceOf(Outcome.Deferred.class);
    assertThat(gates.codes).containsExactly("no-answer");
  }

  @Test
  void aProbeThatArrivesOpensTheGate() {
    gates.closed = true;
    gates.waited = true;
    run(order -> DONE, orders(1, id -> "ann"));
    assertThat(gates.closed).isFalse();
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

  /** Each a kind of trouble that meets every order: nobody goes red for it, and it heals. */
  @ParameterizedTest
  @CsvSource({
    "REJECTED, FIELD_CUSTOM_VALIDATION_EXCEPTION",
    "REJECTED, CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY",
    "REJECTED, REQUIRED_FIELD_MISSING",
    "MISCONFIGURED, INVALID_FIELD",
    "MISCONFIGURED, INSUFFICIENT_ACCESS_OR_READONLY",
    "TRANSIENT, UNKNOWN_EXCEPTION",
  })
  void whatMeetsEveryOrderClosesTheGateAndLeavesNoneRed(Category category, String code) {
    run(order -> failed(category, code), orders(20, id -> "c" + id));
    assertThat(gates.codes).contains(code);
    assertThat(gates.reason).startsWith("Salesforce refuses every order").contains("Failed.");
    assertThat(queue.outcomes.values()).hasSize(20).allMatch(Outcome.HandedBack.class::isInstance);
    assertThat(queue.unblocked).extracting(Cause::code).contains(code);

    gates.waited = true; // the first probe meets it still
    run(order -> failed(category, code), orders(1, id -> "c" + id));
    assertThat(gates.closed).isTrue();
    assertThat(queue.outcomes.get(1L)).isInstanceOf(Outcome.HandedBack.class);

    run(order -> DONE, orders(1, id -> "c" + id)); // and the next one passes
    assertThat(gates.closed).isFalse();
  }

  @Test
  void aFewBadOrdersBesideGoodOnesAreBlockedAndCloseNoGate() {
    run(
        order -> id(order) <= 20 ? failed(Category.REJECTED, "STRING_TOO_LONG") : DONE,
        orders(60, id -> "c" + id));
    assertThat(gates.codes).isEmpty();
    assertThat(queue.outcomes.values()).filteredOn(Outcome.Blocked.class::isInstance).hasSize(20);
  }

  @Test
  void afterARestartAProbeThatMeetsTheGatesOwnTroubleStillClosesIt() {
    run(order -> failed(Category.REJECTED, "APEX_ERROR"), orders(20, id -> "c" + id));
    gates.waited = true;
    refusals = new Refusals();
    run(order -> failed(Category.REJECTED, "APEX_ERROR"), orders(1, id -> "c" + id));
    assertThat(gates.closed).isTrue();
    assertThat(queue.outcomes.get(1L)).isInstanceOf(Outcome.HandedBack.class);
  }

  @Test
  void anOrderPlannedForAnOrgThatHasChangedMeanwhileIsPlannedAnewAndSpendsNoAttempt() {
    var changed = Failure.of(Category.MISCONFIGURED, "INVALID_FIELD", "Gone.", "Wait.");
    run(order -> new Written.Outdated(changed), orders(20, id -> "c" + id));
    assertThat(gates.codes).isEmpty();
    assertThat(queue.outcomes.values()).hasSize(20).allMatch(Outcome.Deferred.class::isInstance);
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

  private FakeOrg run(Function<Ready, Written> answer, List<Attempt> orders) {
    return run(new Suspects(), answer, orders);
  }

  /** Until nothing waits and nothing is in flight. */
  private FakeOrg run(Suspects suspects, Function<Ready, Written> answer, List<Attempt> orders) {
    return run(new FakeOrg(answer), suspects, orders);
  }

  private FakeOrg run(FakeOrg org, Suspects suspects, List<Attempt> orders) {
    var sender = sender(org, suspects);
    var batcher = batcher(sender, suspects);
    batcher.add(sender.prepare(orders));
    finish(batcher);
    return org;
  }

  private Sender sender(FakeOrg org, Suspects suspects) {
    var verdicts = new Verdicts(new Random(7));
    var settlement = new Settlement(held, verdicts, clock);
    var every = new EveryOrder(Stage.WRITING, gate, refusals, verdicts, queue, clock);
    var trouble = new Trouble(gate, suspects, verdicts, every);
    return new Sender(Lane.LIVE, queue, held, org, gate, settlement, trouble);
  }

  private Batcher batcher(Sender sender, Suspects suspects) {
    gate.admit();
    var window = new Window(5, Window.PATIENT);
    return new Batcher(sender, gate, suspects, window, clock, returned::release);
  }

  private void finish(Batcher batcher) {
    while (!batcher.idle()) {
      returned.acquireUninterruptibly();
    }
    batcher.close(Deadline.in(Duration.ofSeconds(10)));
  }

  private static List<Attempt> orders(int count, Function<Long, String> customer) {
    return LongStream.rangeClosed(1, count)
        .mapToObj(id -> Fakes.attempt(id, customer.apply(id)))
        .toList();
  }

  private static long id(Ready order) {
    return order.key().entityId();
  }

  private static Written after(CountDownLatch answer) {
    try {
      assertThat(answer.await(30, SECONDS)).isTrue();
      return DONE;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Failure noAnswer() {
    return Failure.of(Category.TRANSIENT, "no-answer", "No answer.", "Wait.").asUncertain();
  }

  private static Written fail(Failure failure) {
    throw new FailedCall(failure);
  }
}
