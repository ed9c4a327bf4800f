package io.crossdock.core.engine;

import io.crossdock.core.order.Order;
import io.crossdock.core.policy.NoticeTrail;
import io.crossdock.core.port.shop.OrderSource;
import io.crossdock.core.port.shop.OrderSource.Coming;
import io.crossdock.core.port.shop.OrderSource.Known;
import io.crossdock.core.port.shop.OrderSource.LeftOut;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Orders as this instance has read them in the last minutes and brought to the queue, so that the
 * shop need tell only of others. What is known is a pair: an order as it was at its {@code
 * updated_at}, in its status. Bounded. Thread-safe.
 */
final class KnownChanges {

  /** Longer than {@link ShopReader#LATE} and a slow poll. */
  private static final Duration KEPT = Duration.ofMinutes(2);

  private static final int MOST = 20_000;

  /** How much a question can name, in ids; some servers take addresses of 8,190 characters. */
  private static final int ROOM = 600;

  /** What a second and status take beside their ids. */
  private static final int GROUP = 76;

  /**
   * An order as it was read.
   *
   * @param readAt by our clock, when the reading began
   * @param over the second of its change was over then: no other change can have the same time, but
   *     one whose transaction waited for that of the first
   */
  private record Version(Instant updatedAt, String status, Instant readAt, boolean over) {}

  /**
   * A part of a period, and what need not be told of it.
   *
   * @param until inclusive
   */
  record Part(Instant from, Instant until, List<LeftOut> leftOut) {}

  private final InstantSource clock;
  private final Newest<Version> versions = new Newest<>(MOST);

  KnownChanges(InstantSource clock) {
    this.clock = clock;
  }

  /** When a reading begins: by our clock, and by the shop's or a little before. */
  record Began(Instant here, Instant inShop) {}

  Began began(OrderSource shop) {
    return new Began(clock.instant(), shop.clock());
  }

  /** They did not get into the queue: whoever finds them next brings them there. */
  synchronized void forget(Collection<Order> orders) {
    orders.forEach(order -> versions.remove(order.key()));
  }

  /**
   * What is known is not read again: to be told of orders that are in the queue, or will be before
   * the cursor passes them.
   */
  synchronized void read(Collection<Order> orders, Began began) {
    Instant now = clock.instant();
    versions.values().removeIf(version -> now.isAfter(version.readAt().plus(KEPT)));
    for (Order order : orders) {
      boolean over = !began.inShop().isBefore(order.updatedAt().plusSeconds(1));
      if (!order.status().isBlank() && order.updatedAt().isAfter(now.minus(KEPT))) {
        versions.putLast(
            order.key(), new Version(order.updatedAt(), order.status(), began.here(), over));
      }
    }
  }

  /**
   * The first part of a period, as far as a question can name what is known: all of it, mostly.
   *
   * @param coming left out too; at most half of what a question can name
   */
  Part soon(Instant from, Instant until, List<Long> coming) {
    return part(from, until, coming, version -> true);
  }

  /**
   * As {@link #soon}, where nothing is asked once more: known is what can't have changed again in
   * the same second, or what the shop would have told of.
   */
  Part last(Instant from, Instant until, NoticeTrail notices) {
    Instant now = clock.instant();
    return part(
        from,
        until,
        List.of(),
        version -> version.over() || notices.vouches(now, Optional.of(version.readAt())));
  }

  private synchronized Part part(
      Instant from, Instant until, List<Long> coming, Predicate<Version> counts) {
    Instant second = from.truncatedTo(ChronoUnit.SECONDS);
    var seconds = new TreeMap<Instant, NavigableMap<String, List<Long>>>();
    versions.forEach((key, version) -> {
      boolean within = !version.updatedAt().isBefore(second) && !version.updatedAt().isAfter(until);
      if (within && counts.test(version)) {
        seconds
            .computeIfAbsent(version.updatedAt(), at -> new TreeMap<>())
            .computeIfAbsent(version.status(), status -> new ArrayList<>())
            .add(key.entityId());
      }
    });
    return fitting(from, until, coming, seconds);
  }

  private static Part fitting(
      Instant from,
      Instant until,
      List<Long> coming,
      NavigableMap<Instant, NavigableMap<String, List<Long>>> seconds) {
    var known = new ArrayList<LeftOut>();
    int room = ROOM - coming.size();
    if (!coming.isEmpty()) {
      known.add(new Coming(coming));
    }
    for (var second : seconds.entrySet()) {
      int needed = second.getValue().values().stream().mapToInt(ids -> GROUP + ids.size()).sum();
      if (needed > room && second.getKey().isAfter(seconds.firstKey())) {
        return new Part(from, second.getKey().minusSeconds(1), List.copyOf(known));
      }
      for (var status : second.getValue().entrySet()) {
        List<Long> ids = status.getValue();
        int some = Math.min(ids.size(), room - GROUP);
        if (some > 0) {
          known.add(new Known(second.getKey(), status.getKey(), ids.subList(0, some)));
          room -= GROUP + some;
        }
      }
    }
    return new Part(from, until, List.copyOf(known));
  }
}
