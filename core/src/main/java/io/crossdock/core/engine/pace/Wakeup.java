package io.crossdock.core.engine.pace;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** A wait that can be cut short; a signal given before the wait begins is not lost. Thread-safe. */
final class Wakeup {

  private final Semaphore signals = new Semaphore(0);

  void signal() {
    signals.release();
  }

  void await(Duration atMost) throws InterruptedException {
    if (signals.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
      signals.drainPermits();
    }
  }
}
