package io.crossdock.core.engine;

import io.crossdock.core.failure.Failure;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Closed while the org as a whole refuses us (limits, sign-in): nothing is claimed then, so no
 * attempt is burnt and age order is kept. After the wait one order is let through as a probe; its
 * success opens the gate. Thread-safe.
 */
final class Gate {

  private static final Duration FIRST = Duration.ofSeconds(5);
  private static final Duration CAP = Duration.ofMinutes(15);

  private int closings;
  private Instant until = Instant.MIN;

  synchronized void close(Failure failure, Instant now) {
    long doubled = FIRST.toMillis() << Math.min(closings, 10);
    Duration own = Duration.ofMillis(Math.min(CAP.toMillis(), doubled));
    closings = now.isBefore(until) ? closings : closings + 1;
    until = now.plus(failure.retryAfter().orElse(own));
  }

  synchronized void open() {
    closings = 0;
    until = Instant.MIN;
  }

  /** How many orders may be claimed now: none, one as a probe, or as many as wanted. */
  synchronized int admits(int wanted, Instant now) {
    if (now.isBefore(until)) {
      return 0;
    }
    return closings > 0 ? 1 : wanted;
  }

  synchronized Optional<Instant> closedUntil(Instant now) {
    return now.isBefore(until) ? Optional.of(until) : Optional.empty();
  }
}
