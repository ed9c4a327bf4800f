package io.crossdock.core.engine;

import io.crossdock.core.failure.FailedCall;
import io.crossdock.core.order.OrderKey;
import io.crossdock.core.port.shop.OrderSource.Listed;
import io.crossdock.core.port.shop.OrderSource.Page;
import io.crossdock.core.port.work.WorkQueue.Claim;
import io.crossdock.core.port.work.WorkQueue.Observed;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Orders that this instance has just read, so that its claim need not load them again. One is given
 * for a row alone to which nobody did anything since its reading began: what was noticed again,
 * worked on or read by another is loaded. Bounded. Thread-safe.
 */
final class JustRead {

  /** Comments and the like that nobody tells of meanwhile are found by the sweep. */
  static final Duration KEPT = Duration.ofMinutes(1);

  /** Some 50 MB. */
  private static final int MOST = 1_000;

  private record Read(long stamp, Listed listed, Instant until) {}

  private final InstantSource clock;
  private final Newest<Read> reads = new Newest<>(MOST);

  JustRead(InstantSource clock) {
    this.clock = clock;
  }

  synchronized void keep(Page page, Observed observed) {
    Instant now = clock.instant();
    reads.values().removeIf(read -> now.isAfter(read.until()));
    page.listed()
        .forEach((key, listed) -> {
          Long stamp = observed.untouched().get(key);
          if (stamp != null) {
            reads.putLast(key, new Read(stamp, listed, now.plus(KEPT)));
          }
        });
  }

  /** Once; empty also when the shop fails at what the list did not tell. */
  Optional<Page> of(Claim claim) {
    try {
      return taken(claim).map(Listed::loaded);
    } catch (FailedCall e) {
      return Optional.empty();
    }
  }

  /** Whether its claim may be given it. */
  synchronized boolean has(OrderKey key) {
    return reads.containsKey(key);
  }

  private synchronized Optional<Listed> taken(Claim claim) {
    Instant now = clock.instant();
    return Optional.ofNullable(reads.remove(claim.key()))
        .filter(read -> read.stamp() == claim.stamp() && !now.isAfter(read.until()))
        .map(Read::listed);
  }
}
