package io.crossdock.core.engine.send;

import io.crossdock.core.engine.trouble.Attempt;
import io.crossdock.core.engine.trouble.Verdicts;
import io.crossdock.core.failure.Failure;
import io.crossdock.core.order.Order;
import io.crossdock.core.port.work.Outcome;
import io.crossdock.core.port.work.WorkQueue.Claim;
import io.crossdock.core.port.work.WorkQueue.Settled;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Outcomes on their way into the queue. Thread-safe. */
public final class Settlement {

  private final Held held;
  private final Verdicts verdicts;
  private final InstantSource clock;

  public Settlement(Held held, Verdicts verdicts, InstantSource clock) {
    this.held = held;
    this.verdicts = verdicts;
    this.clock = clock;
  }

  public Settled of(Claim claim, Optional<Order> order, Outcome outcome, Instant startedAt) {
    return new Settled(claim, outcome, order, "", startedAt, clock.instant());
  }

  public Settled of(Attempt attempt, Outcome outcome) {
    return attempt.settled(outcome, clock.instant());
  }

  public Outcome failed(Claim claim, Failure failure) {
    return verdicts.of(failure, claim);
  }

  public void record(List<Settled> settled) {
    held.settle(settled);
  }

  /**
   * What a system in trouble could not serve takes its place again, without an attempt burnt. The
   * oldest tells why.
   */
  public void putOff(List<Claim> claims, Failure failure) {
    if (failure.closesGate()) {
      handBack(claims);
      return;
    }
    var told = new Outcome.HandedBack(Optional.of(failure));
    record(List.of(of(claims.getFirst(), Optional.empty(), told, clock.instant())));
    handBack(claims.subList(1, claims.size()));
  }

  /** Nobody works on these any more: they are free after the next renewal, recorded or not. */
  void forget(List<Claim> claims) {
    held.forget(claims);
  }

  /** Not begun: each takes its old place again, without an attempt burnt. */
  void handBack(List<Claim> claims) {
    Instant now = clock.instant();
    var back = new Outcome.HandedBack(Optional.empty());
    record(claims.stream().map(c -> of(c, Optional.empty(), back, now)).toList());
  }
}
