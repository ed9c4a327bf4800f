package io.crossdock.core.engine;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before the next attempt: doubling up to a cap, each drawn between half and all
 * of it, so that many orders do not come back at once.
 */
final class Backoff {

  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final Duration CAP = Duration.ofMinutes(10);

  /** Attempts in a row after which a person must look. */
  static final int LIMIT = 12;

  private Backoff() {}

  /**
   * One order's.
   *
   * @param failures attempts that have failed in a row, the last one included; from 1
   */
  static Duration after(int failures, RandomGenerator random) {
    return jittered(FIRST, CAP, failures, random);
  }

  /**
   * @param failures from 1
   */
  static Duration jittered(Duration first, Duration cap, int failures, RandomGenerator random) {
    long full = Math.min(cap.toMillis(), first.toMillis() << Math.min(failures - 1, 20));
    return Duration.ofMillis(full / 2 + random.nextLong(full / 2 + 1));
  }
}
