package io.crossdock.app.watch;

import io.crossdock.core.port.work.ShopLedger;
import io.crossdock.http.Exchanges;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Adds up how long the shop works for this instance, from each request to its answer, and tells the
 * ledger every five seconds as long as it is asked anything. What the ledger can't take is told
 * next time; a crash loses the time since. Thread-safe.
 */
public final class ShopWork implements Exchanges {

  static final Duration EVERY = Duration.ofSeconds(5);

  private static final Logger log = LoggerFactory.getLogger(ShopWork.class);

  private final ShopLedger ledger;
  private final Exchanges others;
  private final InstantSource clock;
  private final Executor apart;
  private Duration untold = Duration.ZERO;
  private Instant told = Instant.MIN;

  /**
   * @param others who else is told of each exchange
   * @param apart where the ledger is told: the request that is just answered waits for no database
   */
  public ShopWork(ShopLedger ledger, Exchanges others, InstantSource clock, Executor apart) {
    this.ledger = ledger;
    this.others = others;
    this.clock = clock;
    this.apart = apart;
  }

  @Override
  public void ended(String kind, End end, Duration took) {
    others.ended(kind, end, took);
    Duration due = due(took);
    if (due.isPositive()) {
      apart.execute(() -> tell(due));
    }
  }

  /** What is to be told now. */
  private synchronized Duration due(Duration took) {
    untold = untold.plus(took);
    Instant now = clock.instant();
    if (now.isBefore(told.plus(EVERY))) {
      return Duration.ZERO;
    }
    Duration due = untold;
    untold = Duration.ZERO;
    told = now;
    return due;
  }

  private void tell(Duration due) {
    try {
      ledger.add(due);
    } catch (RuntimeException e) {
      log.debug("the shop's work is told next time", e);
      synchronized (this) {
        untold = untold.plus(due);
      }
    }
  }
}
