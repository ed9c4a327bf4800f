package io.crossdock.core.engine;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a step again and again in a thread of its own until closed; a failing step, even by an
 * {@link Error}, is logged, never the end.
 */
final class Loop implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Loop.class);

  private final String name;
  private final BooleanSupplier step;
  private final Duration pause;
  private final Wakeup wakeup = new Wakeup();
  private final Thread thread;
  private volatile boolean stopped;

  /**
   * @param step true = go on at once, false = wait for a signal or {@code pause}
   */
  Loop(String name, Duration pause, BooleanSupplier step) {
    this.name = name;
    this.step = step;
    this.pause = pause;
    this.thread = Thread.ofVirtual().name(name).unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  void wake() {
    wakeup.signal();
  }

  /** Waits until the running step has ended, at most 30 seconds. */
  @Override
  public void close() {
    stopped = true;
    wakeup.signal();
    try {
      if (!thread.join(Duration.ofSeconds(30))) {
        log.warn("{} did not stop in 30 s; its leases run out by themselves", name);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    while (!stopped) {
      try {
        if (!step()) {
          wakeup.await(pause);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private boolean step() {
    try {
      return step.getAsBoolean();
    } catch (RuntimeException e) {
      log.error("{} failed and goes on", name, e);
      return false;
    } catch (Error e) {
      // A thread that ends in silence would leave a live instance that does nothing.
      log.error("{} met an error of the machine and goes on", name, e);
      return false;
    }
  }
}
