package io.crossdock.core.engine.trouble;

import io.crossdock.core.engine.pace.Backoff;
import io.crossdock.core.failure.Failure;
import io.crossdock.core.port.work.Outcome;
import io.crossdock.core.port.work.WorkQueue.Claim;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** What a failure means for one attempt. */
public final class Verdicts {

  private static final Duration SOON = Duration.ofSeconds(1);
  private final RandomGenerator random;

  public Verdicts(RandomGenerator random) {
    this.random = random;
  }

  public Outcome of(Failure failure, Claim claim) {
    if (failure.closesGate()) {
      return new Outcome.HandedBack(Optional.of(failure));
    }
    return switch (failure.category()) {
      case TRANSIENT -> retry(failure, claim);
      case REJECTED, MISCONFIGURED, BUG -> new Outcome.Blocked(failure);
      case THROTTLED, UNAUTHORISED -> throw new IllegalStateException("closes the gate");
    };
  }

  private Outcome retry(Failure failure, Claim claim) {
    int failures = claim.failures() + 1;
    if (failures >= Backoff.LIMIT) {
      return new Outcome.Blocked(failure);
    }
    Duration wait = failure.uncertain() && failures == 1 ? SOON : Backoff.after(failures, random);
    return new Outcome.Retry(failure.retryAfter().orElse(wait), failure);
  }
}
