package io.crossdock.core.engine.send;

import static io.crossdock.core.engine.Fakes.DONE;
import static io.crossdock.core.engine.Fakes.failed;
import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.core.engine.Fakes.FakeOrg;
import io.crossdock.core.engine.trouble.Attempt;
import io.crossdock.core.engine.trouble.Refusals;
import io.crossdock.core.engine.trouble.Suspects;
import io.crossdock.core.failure.Cause;
import io.crossdock.core.failure.Failure;
import io.crossdock.core.failure.Failure.Category;
import io.crossdock.core.port.org.Org.Written;
import io.crossdock.core.port.work.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of requests that do not go well. */
class TroubledBatcherTest extends Batching {

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
}
