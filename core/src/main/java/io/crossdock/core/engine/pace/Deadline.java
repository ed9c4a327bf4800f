package io.crossdock.core.engine.pace;

import java.time.Duration;

/**
 * A moment that several waits share, so that together they take no longer than one.
 *
 * @param nanos by {@link System#nanoTime}
 */
public record Deadline(long nanos) {

  public static Deadline in(Duration patience) {
    return new Deadline(System.nanoTime() + patience.toNanos());
  }

  /** Whether the thread has ended by then; an interrupted wait is given up. */
  public boolean sees(Thread thread) {
    try {
      return thread.join(Duration.ofNanos(nanos - System.nanoTime()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
