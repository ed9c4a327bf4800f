package io.crossdock.core.engine;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One instance's share of the work. {@link #start} and {@link #close} are called once each; the
 * other methods from any thread.
 */
public final class Engine implements AutoCloseable {

  private static final Duration IDLE = Duration.ofSeconds(1);
  private static final int WORKERS = 2;

  private final EngineParts parts;
  private final ShopReader reader;
  private final List<Loop> workers;
  private final Loop leases;

  public Engine(EngineParts parts) {
    this.parts = parts;
    this.reader = new ShopReader(parts);
    var reconciler = new Reconciler(parts, new Gate());
    this.workers =
        IntStream.range(0, WORKERS)
            .mapToObj(i -> new Loop("reconciler-" + i, IDLE, () -> reconciler.pass() > 0))
            .toList();
    var keeper = new LeaseKeeper(parts);
    this.leases =
        new Loop(
            "leases",
            LeaseKeeper.EVERY,
            () -> {
              keeper.renew();
              return false;
            });
  }

  public void start() {
    leases.start();
    workers.forEach(Loop::start);
  }

  /** Says that work may be due now; without it, work is found within a second. */
  public void wake() {
    workers.forEach(Loop::wake);
  }

  /** Reads what changed in the shop since the last poll; throws {@code FailedCall}. */
  public void poll() {
    if (reader.poll() > 0) {
      wake();
    }
  }

  /** Compares the content of orders placed within {@code back}; throws {@code FailedCall}. */
  public void sweep(Duration back) {
    if (reader.sweep(back) > 0) {
      wake();
    }
  }

  /** Finishes what runs and hands back the rest. */
  @Override
  public void close() {
    workers.forEach(Loop::close);
    leases.close();
    parts.queue().release(parts.instance());
  }
}
