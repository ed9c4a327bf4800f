package io.crossdock.core.engine.trouble;

import io.crossdock.core.failure.Failure;
import io.crossdock.core.failure.Failure.Category;
import io.crossdock.core.order.OrderKey;
import io.crossdock.core.port.work.Outcome;
import io.crossdock.core.port.work.WorkQueue.Claim;
import java.time.Duration;
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
public final class Trouble {

  /** So many requests in a row without an answer: it is the org. */
  private static final int IN_A_ROW = 3;

  private static final Duration SOON = Duration.ofSeconds(1);

  private final Gate gate;
  private final Suspects suspects;
  private final Verdicts verdicts;
  private final EveryOrder every;
  private final AtomicInteger unanswered = new AtomicInteger();

  public Trouble(Gate gate, Suspects suspects, Verdicts verdicts, EveryOrder every) {
    this.gate = gate;
    this.suspects = suspects;
    this.verdicts = verdicts;
    this.every = every;
  }

  /** At least one order was written: what met all before it may be over. */
  public void written() {
    every.passed();
  }

  /**
   * What becomes of orders that the org refused one by one.
   *
   * @param others whether another order of the same call had no such trouble
   */
  public Map<Attempt, Outcome> refused(Map<Attempt, Failure> refused, boolean others) {
    var failed = new LinkedHashMap<Claim, EveryOrder.Failed>();
    refused.forEach((attempt, failure) ->
        failed.put(
            attempt.claim(),
            new EveryOrder.Failed(failure, List.of(attempt.order().incrementId()))));
    Map<Claim, Outcome> judged = every.failed(failed, others);
    return outcomes(refused.keySet(), a -> Objects.requireNonNull(judged.get(a.claim())));
  }

  /** The org has answered for each of these. */
  public void passed(Collection<OrderKey> keys) {
    unanswered.set(0);
    suspects.cleared(keys);
  }

  /** The org has answered for these, that they ask too much of it with others in their request. */
  public void overLimit(Collection<OrderKey> keys) {
    suspects.failedTogether(keys);
  }

  public Map<Attempt, Outcome> failedTogether(List<Attempt> request, Failure failure) {
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
  public static Failure defect(RuntimeException e) {
    return Failure.of(
            Category.TRANSIENT,
            "defect",
            "Crossdock failed while writing: " + e,
            "It is tried again; if it stays, please report it.")
        .asUncertain();
  }

  private static Map<Attempt, Outcome> outcomes(
      Collection<Attempt> request, Function<Attempt, Outcome> of) {
    var outcomes = new LinkedHashMap<Attempt, Outcome>();
    request.forEach(a -> outcomes.put(a, of.apply(a)));
    return outcomes;
  }
}
