package io.crossdock.core.engine.pace;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a step again and again in a thread of its own until closed; a failing step, even by an
 * {@link Error}, is logged, never the end. A failure that stays is told in full once and in one
 * line after that: a full disk is not filled by its own stack traces.
 */
public final class Loop {

  private static final Logger log = LoggerFactory.getLogger(Loop.class);

  private final String name;
  private final BooleanSupplier step;
  private final Duration pause;
  private final Wakeup wakeup = new Wakeup();
  private final Thread thread;
  private volatile boolean stopped;
  private String told = "";

  /**
   * @param step true = go on at once, false = wait for a signal or {@code pause}
   */
  public Loop(String name, Duration pause, BooleanSupplier step) {
    this.name = name;
    this.step = step;
    this.pause = pause;
    this.thread = Thread.ofVirtual().name(name).unstarted(this::run);
  }

  public void start() {
    thread.start();
  }

  public void wake() {
    wakeup.signal();
  }

  /** No step begins any more. */
  public void stop() {
    stopped = true;
    wakeup.signal();
  }

  /** Waits for the step that runs. */
  public void close(Deadline deadline) {
    stop();
    if (!deadline.sees(thread)) {
      log.warn("{} did not stop in time; what it holds goes back to the queue", name);
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
      boolean more = step.getAsBoolean();
      told = "";
      return more;
    } catch (RuntimeException | Error e) {
      // A thread that ends in silence would leave a live instance that does nothing.
      tell(e);
      return false;
    }
  }

  private void tell(Throwable failure) {
    String now = failure.toString();
    if (now.equals(told)) {
      log.error("{} failed in the same way again and goes on: {}", name, now);
    } else {
      log.error("{} failed and goes on", name, failure);
    }
    told = now;
  }
}
