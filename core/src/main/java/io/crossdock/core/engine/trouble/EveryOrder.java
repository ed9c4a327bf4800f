package io.crossdock.core.engine.trouble;

import io.crossdock.core.failure.Cause;
import io.crossdock.core.failure.Failure;
import io.crossdock.core.failure.Failure.Category;
import io.crossdock.core.order.OrderKey;
import io.crossdock.core.port.work.Gates.Closed;
import io.crossdock.core.port.work.Outcome;
import io.crossdock.core.port.work.WorkQueue;
import io.crossdock.core.port.work.WorkQueue.Claim;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What becomes of orders that fail one by one at one stage of their way: each for its own fault, or
 * for what meets every order. That closes the gate before the org, which all of them stand at:
 * nobody goes red for it, those it had blocked before wait with the others, and a probe that gets
 * on opens it. When for an hour there has been none to try but orders that it met before, it is
 * theirs after all: each is red under its own number, and tried again every hour. Thread-safe.
 */
public final class EveryOrder {

  /** When it is theirs after all; and so often it is tried again then. */
  static final Duration HOUR = Duration.ofHours(1);

  /** Where orders fail. */
  public enum Stage {
    LOADING("No order can be read from the shop, each for the same reason: ", true),
    PLANNING("No order can be made ready for Salesforce, each for the same reason: ", true),
    WRITING("Salesforce refuses every order for the same reason: ", false);

    /** A try costs no call to the org, and some orders of another kind may be good. */
    private static final Duration SOON = Duration.ofSeconds(20);

    private final String words;
    private final boolean cheap;

    Stage(String words, boolean cheap) {
      this.words = words;
      this.cheap = cheap;
    }

    /** As it is told at the gate. */
    public Failure told(Failure failure, String sentence) {
      return new Failure(
          failure.category(),
          failure.code(),
          words + sentence,
          failure.hint()
              + " Until then orders wait and go by themselves; \"Try now\" tries one at once.",
          failure.raw(),
          cheap ? Optional.of(SOON) : failure.retryAfter(),
          false);
    }
  }

  /**
   * One order's failure.
   *
   * @param own its numbers: no two orders have these in common
   */
  public record Failed(Failure failure, Collection<String> own) {

    private Cause cause() {
      return Cause.of(Cause.Kind.BLOCKED, failure.code(), failure.message(), failure.hint(), own);
    }
  }

  private final Stage stage;
  private final Gate gate;
  private final Refusals refusals;
  private final Verdicts verdicts;
  private final WorkQueue queue;
  private final InstantSource clock;

  /** What this instance has closed the gate for, empty: nothing since an order got on. */
  private volatile String closedFor = "";

  public EveryOrder(
      Stage stage,
      Gate gate,
      Refusals refusals,
      Verdicts verdicts,
      WorkQueue queue,
      InstantSource clock) {
    this.stage = stage;
    this.gate = gate;
    this.refusals = refusals;
    this.verdicts = verdicts;
    this.queue = queue;
    this.clock = clock;
  }

  /**
   * At least one order got on: what met all before it may be over. It opens the gate too when it
   * was under way as this instance closed it, as what waits now may be bad orders alone.
   */
  public void passed() {
    String code = closedFor;
    closedFor = "";
    gate.workedFor(code);
    refusals.passed().forEach(queue::unblock);
  }

  /** What met all of a call, which no order of it caused. */
  public void met(Failure failure) {
    gate.close(stage.told(failure, failure.message()));
  }

  /**
   * @param failed all that have failed in one call
   * @param others whether another order of the same call had no such trouble
   */
  public Map<Claim, Outcome> failed(Map<Claim, Failed> failed, boolean others) {
    var outcomes = new LinkedHashMap<Claim, Outcome>();
    var byCause = new LinkedHashMap<Cause, Map<Claim, Failure>>();
    failed.forEach((claim, one) -> {
      Failure failure = one.failure();
      if (failure.closesGate()) {
        gate.close(failure);
      }
      if (others || !counts(failure)) {
        outcomes.put(claim, verdicts.of(failure, claim));
      } else {
        byCause.computeIfAbsent(one.cause(), c -> new LinkedHashMap<>()).put(claim, failure);
      }
    });
    byCause.forEach((cause, met) -> outcomes.putAll(judged(cause, met)));
    return outcomes;
  }

  /** A write that may have happened is read first; a defect of ours is no trouble of a system's. */
  private static boolean counts(Failure failure) {
    return !failure.uncertain() && !failure.closesGate() && failure.category() != Category.BUG;
  }

  private Map<Claim, Outcome> judged(Cause cause, Map<Claim, Failure> met) {
    Instant now = clock.instant();
    Failure failure = met.values().iterator().next();
    Optional<Closed> closed = gate.closedFor(failure.code());
    List<OrderKey> keys = met.keySet().stream().map(Claim::key).toList();
    if (gate.probing()
        && closed.filter(since -> since.since().isBefore(now.minus(HOUR))).isPresent()
        && refusals.refused(cause, keys)) {
      refusals.giveUp(cause);
      gate.worked();
    }
    var outcomes = new LinkedHashMap<Claim, Outcome>();
    var others = new ArrayList<OrderKey>();
    met.forEach((claim, own) -> {
      if (refusals.ownFault(cause, claim.key())) {
        outcomes.put(claim, new Outcome.Blocked(own.again(HOUR)));
      } else {
        others.add(claim.key());
      }
    });
    if (others.isEmpty()) {
      return outcomes;
    }
    boolean every =
        refusals.everyOrder(cause, failure.category(), others, now) || closed.isPresent();
    if (every) {
      gate.close(stage.told(failure, cause.sentence()));
      closedFor = failure.code();
      queue.unblock(cause);
    }
    met.forEach((claim, own) ->
        outcomes.computeIfAbsent(
            claim, c -> every ? new Outcome.HandedBack(Optional.of(own)) : verdicts.of(own, c)));
    return outcomes;
  }
}
