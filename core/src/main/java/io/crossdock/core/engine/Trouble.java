package io.crossdock.core.engine;

import io.crossdock.core.failure.Cause;
import io.crossdock.core.failure.Failure;
import io.crossdock.core.failure.Failure.Category;
import io.crossdock.core.order.OrderKey;
import io.crossdock.core.port.Outcome;
import io.crossdock.core.port.WorkQueue;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * What it means when a whole write request failed: the org is in trouble, or one of its orders
 * spoils it for the others; and when orders are refused one by one: it is their own fault, or meets
 * every order. Neighbours never spend an attempt. Thread-safe.
 */
final class Trouble {

  /** So many requests in a row without an answer: it is the org. */
  private static final int IN_A_ROW = 3;

  private static final Duration SOON = Duration.ofSeconds(1);

  private final Gate gate;
  private final Suspects suspects;
  private final Verdicts verdicts;
  private final Refusals refusals;
  private final WorkQueue queue;
  private final InstantSource clock;
  private final AtomicInteger unanswered = new AtomicInteger();

  Trouble(
      Gate gate,
      Suspects suspects,
      Verdicts verdicts,
      Refusals refusals,
      WorkQueue queue,
      InstantSource clock) {
    this.gate = gate;
    this.suspects = suspects;
    this.verdicts = verdicts;
    this.refusals = refusals;
    this.queue = queue;
    this.clock = clock;
  }

  /** Whether an order was refused lately: another one makes a better probe. */
  boolean refused(OrderKey key) {
    return refusals.refused(key);
  }

  /** At least one order was written: what met all before it may be over. */
  void written() {
    refusals.passed().forEach(queue::unblock);
  }

  /**
   * What becomes of orders that the org refused one by one. What meets every order closes the gate:
   * these take their places again, and those it has blocked before wait with them.
   *
   * @param others whether another order of the same call had no such trouble
   */
  Map<Attempt, Outcome> refused(Map<Attempt, Failure> refused, boolean others) {
    var outcomes = new LinkedHashMap<Attempt, Outcome>();
    var byCause = new LinkedHashMap<Cause, Map<Attempt, Failure>>();
    refused.forEach((attempt, failure) -> {
      if (failure.closesGate()) {
        gate.close(failure);
      }
      if (others || !counts(failure)) {
        outcomes.put(attempt, verdicts.of(failure, attempt.claim()));
      } else {
        byCause
            .computeIfAbsent(cause(attempt, failure), c -> new LinkedHashMap<>())
            .put(attempt, failure);
      }
    });
    byCause.forEach((cause, met) -> outcomes.putAll(refused(cause, met)));
    return outcomes;
  }

  private Map<Attempt, Outcome> refused(Cause cause, Map<Attempt, Failure> met) {
    Failure failure = met.values().iterator().next();
    var keys = met.keySet().stream().map(a -> a.claim().key()).toList();
    boolean every = refusals.everyOrder(cause, failure.category(), keys, clock.instant());
    if (!every && !gate.probingFor(failure.code())) {
      return outcomes(List.copyOf(met.keySet()), a -> verdicts.of(failureOf(met, a), a.claim()));
    }
    gate.close(Refusals.told(failure, cause));
    queue.unblock(cause);
    return outcomes(
        List.copyOf(met.keySet()), a -> new Outcome.HandedBack(Optional.of(failureOf(met, a))));
  }

  private static Failure failureOf(Map<Attempt, Failure> met, Attempt attempt) {
    return Objects.requireNonNull(met.get(attempt));
  }

  /** A write that may have happened is read first; a defect of ours is no trouble of the org's. */
  private static boolean counts(Failure failure) {
    return !failure.uncertain() && !failure.closesGate() && failure.category() != Category.BUG;
  }

  private static Cause cause(Attempt attempt, Failure failure) {
    return Cause.of(
        Cause.Kind.BLOCKED,
        failure.code(),
        failure.message(),
        failure.hint(),
        List.of(attempt.order().incrementId()));
  }

  /** The org has answered for each of these. */
  void passed(Collection<OrderKey> keys) {
    unanswered.set(0);
    suspects.cleared(keys);
  }

  /** The org has answered for these, that they ask too much of it with others in their request. */
  void overLimit(Collection<OrderKey> keys) {
    suspects.failedTogether(keys);
  }

  Map<Attempt, Outcome> failedTogether(List<Attempt> request, Failure failure) {
    boolean neverArrived = failure.category() == Category.TRANSIENT && !failure.uncertain();
    if (failure.closesGate() || neverArrived) {
      gate.close(failure);
      return outcomes(request, a -> new Outcome.HandedBack(Optional.of(failure)));
    }
    boolean probing = gate.probing();
    if (failure.uncertain() && (unanswered.incrementAndGet() >= IN_A_ROW || probing)) {
      gate.close(failure);
    }
    boolean many = request.size() > 1;
    if (many) {
      suspects.failedTogether(request.stream().map(a -> a.claim().key()).toList());
    }
    boolean noOnesFault = many || (probing && failure.uncertain());
    return outcomes(
        request,
        a -> noOnesFault ? new Outcome.Deferred(SOON, failure) : verdicts.of(failure, a.claim()));
  }

  /** A failure of ours in the middle of a write: nobody knows what has arrived. */
  static Failure defect(RuntimeException e) {
    return Failure.of(
            Category.TRANSIENT,
            "defect",
            "Crossdock failed while writing: " + e,
            "It is tried again; if it stays, please report it.")
        .asUncertain();
  }

  private static Map<Attempt, Outcome> outcomes(
      List<Attempt> request, Function<Attempt, Outcome> of) {
    var outcomes = new LinkedHashMap<Attempt, Outcome>();
    request.forEach(a -> outcomes.put(a, of.apply(a)));
    return outcomes;
  }
}
