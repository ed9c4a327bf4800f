package io.crossdock.magento.rest;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * The shop's clock, as the Date headers of its answers tell it. Never our own clock unseen: a poll
 * that trusts a clock ahead of the shop's would pass over orders. Thread-safe.
 */
public final class ShopClock {

  /** What is more than that was another clock's, of ours or the shop's. */
  private static final Duration LOST = Duration.ofMillis(1_500);

  private final InstantSource own;
  private Optional<Instant> lastDate = Optional.empty();
  private Optional<Duration> ahead = Optional.empty();
  private Optional<Duration> surely = Optional.empty();

  ShopClock(InstantSource own) {
    this.own = own;
  }

  /** Each answer's Date header; absent or unreadable ones leave the known offset as it is. */
  synchronized void heard(Optional<String> header) {
    lastDate = header.flatMap(ShopClock::parse);
    lastDate.map(date -> Duration.between(own.instant(), date)).ifPresent(this::told);
  }

  /**
   * A Date has lost a part of its second, and some time on its way: the greatest is the nearest.
   */
  private void told(Duration offset) {
    ahead = Optional.of(offset);
    surely =
        surely
            .filter(most -> most.compareTo(offset) > 0)
            .filter(most -> most.compareTo(offset.plus(LOST)) <= 0)
            .or(() -> ahead);
  }

  /**
   * The shop's clock by ours, as near as its answers tell; ahead of it only until the next answer,
   * when ours was set forward.
   */
  public synchronized Optional<Instant> now() {
    return surely.map(own.instant()::plus);
  }

  /**
   * The Date of the last answer. It lags the shop's clock, which is safe for a cursor; a clock of
   * ours that was set meanwhile does not touch it.
   */
  public synchronized Optional<Instant> last() {
    return lastDate;
  }

  /** Our clock plus the offset last seen; empty when no answer ever carried a Date. */
  public synchronized Optional<Instant> estimate() {
    return ahead.map(own.instant()::plus);
  }

  /** How far the shop's clock is ahead of ours, in whole seconds and negative when behind. */
  public synchronized Optional<Duration> ahead() {
    return ahead;
  }

  /** An HTTP date. */
  static Optional<Instant> parse(String date) {
    try {
      return Optional.of(
          ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
