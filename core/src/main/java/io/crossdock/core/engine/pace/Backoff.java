package io.crossdock.core.engine.pace;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before the next attempt: growing up to a cap, each drawn between half and all of
 * it, so that many do not come back at once.
 */
public final class Backoff {

  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final Duration CAP = Duration.ofMinutes(10);
  private static final Duration FIRST_PROBE = Duration.ofSeconds(5);
  private static final Duration PROBE_CAP = Duration.ofMinutes(15);

  /** Attempts in a row after which a person must look. */
  public static final int LIMIT = 12;

  private Backoff() {}

  /**
   * One order's: doubling.
   *
   * @param failures attempts that have failed in a row, the last one included; from 1
   */
  public static Duration after(int failures, RandomGenerator random) {
    return jittered(FIRST, CAP, 2, failures, random);
  }

  /**
   * That of a system that is left alone: it grows by a twentieth each, so that one that works again
   * is found within 5 s and a fifteenth of the time it was away, at the price of some 75 questions
   * in the first hour.
   *
   * @param failures probes that have failed in a row, the last one included; from 1
   */
  public static Duration probe(int failures, RandomGenerator random) {
    return jittered(FIRST_PROBE, PROBE_CAP, 1.05, failures, random);
  }

  private static Duration jittered(
      Duration first, Duration cap, double growth, int failures, RandomGenerator random) {
    long full =
        (long)
            Math.min(
                (double) cap.toMillis(),
                (double) first.toMillis() * Math.pow(growth, failures - 1));
    return Duration.ofMillis(full / 2 + random.nextLong(full / 2 + 1));
  }
}
