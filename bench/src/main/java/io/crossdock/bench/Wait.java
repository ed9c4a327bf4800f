package io.crossdock.bench;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waiting, by the clock. */
final class Wait {

  private Wait() {}

  static void millis(long millis) {
    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
  }

  static void untilNanos(long nanoTime) {
    for (long left = nanoTime - System.nanoTime(); left > 0; left = nanoTime - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  /**
   * Asks every 50 ms, or less often: a count of many rows must not take the machine from what is
   * measured, so that asking takes a twentieth of the time at most.
   *
   * @return whether it became true in time
   */
  static boolean until(int seconds, BooleanSupplier condition) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    while (true) {
      long asked = System.nanoTime();
      if (condition.getAsBoolean()) {
        return true;
      }
      long now = System.nanoTime();
      if (now > end) {
        return false;
      }
      millis(Math.max(50, TimeUnit.NANOSECONDS.toMillis(20 * (now - asked))));
    }
  }
}
