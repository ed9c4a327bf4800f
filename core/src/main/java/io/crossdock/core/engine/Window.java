package io.crossdock.core.engine;

/**
 * How many requests may be in flight at once: begins with one, grows while requests come back full
 * and well, is halved by row locks and throttling. Not thread-safe: its {@link Batcher} guards it.
 */
final class Window {

  private final int max;
  private int size = 1;

  Window(int max) {
    this.max = max;
  }

  int size() {
    return size;
  }

  void wentWell(boolean full) {
    size = full ? Math.min(max, size + 1) : size;
  }

  void crowded() {
    size = Math.max(1, size / 2);
  }
}
