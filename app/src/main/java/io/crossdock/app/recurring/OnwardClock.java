package io.crossdock.app.recurring;

import com.github.kagkarlsson.scheduler.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * The machine's clock, but for one that is set back: then this one goes on as time passes. What
 * runs every few seconds would otherwise rest for as long as the clock was set back. Thread-safe.
 */
final class OnwardClock implements Clock {

  private final InstantSource wall;
  private final LongSupplier nanos;
  private Instant last;
  private long lastNanos;

  /**
   * @param nanos time as it passes, from any beginning
   */
  OnwardClock(InstantSource wall, LongSupplier nanos) {
    this.wall = wall;
    this.nanos = nanos;
    this.last = wall.instant();
    this.lastNanos = nanos.getAsLong();
  }

  @Override
  public synchronized Instant now() {
    long now = nanos.getAsLong();
    Instant passed = last.plusNanos(now - lastNanos);
    Instant told = wall.instant();
    last = told.isAfter(passed) ? told : passed;
    lastNanos = now;
    return last;
  }
}
