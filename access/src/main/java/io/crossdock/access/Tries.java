package io.crossdock.access;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Failed tries to sign in, of a user from an address or of an address alone, and how long the next
 * one has to wait. An hour without a try forgives all.
 *
 * @param count since the last success or forgiveness
 */
public record Tries(int count, Instant last) {

  public static final Tries NONE = new Tries(0, Instant.EPOCH);

  private static final Duration FORGIVEN_AFTER = Duration.ofHours(1);
  private static final Duration FIRST_WAIT = Duration.ofSeconds(30);
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);

  /**
   * When the next try is taken: half a minute after {@code free} tries, then twice as long each
   * time, at most a quarter of an hour. Empty = now.
   */
  public Optional<Instant> closedUntil(int free, Instant now) {
    if (count < free || !now.isBefore(last.plus(FORGIVEN_AFTER))) {
      return Optional.empty();
    }
    Duration wait = FIRST_WAIT.multipliedBy(1L << Math.min(count - free, 10));
    Instant until = last.plus(wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait);
    return until.isAfter(now) ? Optional.of(until) : Optional.empty();
  }

  /** With one more. */
  public Tries more(Instant now) {
    return new Tries(now.isBefore(last.plus(FORGIVEN_AFTER)) ? count + 1 : 1, now);
  }
}
