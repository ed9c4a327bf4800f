package io.crossdock.core.engine.send;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * How many requests may be in flight at once: begins with one, grows while requests come back full
 * and well, is halved by row locks and throttling. When none has left for a while, what waits goes
 * beside them all the same, in one request more. Not thread-safe: its {@link Batcher} guards it.
 */
public final class Window {

  /** So long an order waits for company. Longer saves calls at a few orders a second, see bench. */
  public static final Duration PATIENT = Duration.ofMillis(500);

  /** Of history: it waits until its request is full. */
  public static final Duration ENDLESSLY = Duration.ofDays(1);

  private final int max;
  private final Duration patience;
  private final BooleanSupplier room;
  private int size = 1;

  public Window(int max, Duration patience) {
    this(max, patience, () -> true);
  }

  /**
   * @param room whether there is room for more than one request now
   */
  public Window(int max, Duration patience, BooleanSupplier room) {
    this.max = max;
    this.patience = patience;
    this.room = room;
  }

  /**
   * Whether a further request may leave.
   *
   * @param open how many are in flight
   * @param full whether it takes no more orders
   * @param quiet how long ago the last one left
   */
  boolean allows(int open, boolean full, Duration quiet) {
    return open == 0
        || (full && open < size && room.getAsBoolean())
        || (late(quiet) && open <= size);
  }

  boolean late(Duration quiet) {
    return quiet.compareTo(patience) >= 0;
  }

  void wentWell(boolean full) {
    size = full ? Math.min(max, size + 1) : size;
  }

  void crowded() {
    size = Math.max(1, size / 2);
  }
}
