package io.crossdock.core.engine;

import io.crossdock.core.order.Order;
import io.crossdock.core.port.shop.OrderSource;
import io.crossdock.core.port.shop.OrderSource.Page;
import io.crossdock.core.port.shop.OrderSource.Period;
import io.crossdock.core.port.work.Backfills;
import io.crossdock.core.port.work.Backfills.Place;
import io.crossdock.core.port.work.Trigger;
import io.crossdock.core.port.work.WorkQueue;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Brings history into the queue in small pages and only as fast as it leaves it, so that the queue
 * stays short and the shop is not read ahead of need. Runs on one instance at a time.
 */
final class BackfillFeeder {

  private static final int PAGE = 100;
  private static final int ENOUGH = 200;

  private final Backfills backfills;
  private final OrderSource shop;
  private final WorkQueue queue;
  private final JustRead justRead;
  private volatile boolean runs;

  BackfillFeeder(Backfills backfills, OrderSource shop, WorkQueue queue, JustRead justRead) {
    this.justRead = justRead;
    this.backfills = backfills;
    this.shop = shop;
    this.queue = queue;
  }

  /** The oldest running back-fill, when few orders wait. */
  Optional<Place> next() {
    Optional<Place> running = backfills.next();
    runs = running.isPresent();
    return running.filter(place -> backfills.waiting() < ENOUGH);
  }

  /** Whether this instance feeds one, so that more is about to be queued. */
  boolean runs() {
    return runs;
  }

  /** Queues one page; gives how many orders were read. */
  int page(Place place) {
    var period = new Period(place.request().from(), place.before(), false);
    if (begins(place)) {
      backfills.counted(place.id(), shop.count(period, place.request().statuses()));
    }
    long moment = queue.moment();
    Page read = shop.placed(period, place.page(), PAGE);
    if (!read.unreadable().isEmpty()) {
      queue.markFailing(read.unreadable(), Trigger.BACKFILL);
    }
    var statuses = place.request().statuses();
    List<Order> selected =
        read.orders().stream()
            .filter(order -> statuses.isEmpty() || statuses.contains(order.status()))
            .toList();
    Optional<Place> reached = read.more() ? Optional.of(after(place, read)) : Optional.empty();
    justRead.keep(read, backfills.feed(place.id(), selected, reached, moment));
    return read.orders().size();
  }

  private static boolean begins(Place place) {
    return place.page() == 1 && place.before().equals(place.request().before());
  }

  /**
   * Begins anew behind the last order instead of turning pages, which would skip some when orders
   * of the period come or go; the second of the last order is read again, as it may hold more.
   */
  private static Place after(Place place, Page read) {
    Instant behind =
        read.orders().isEmpty()
            ? place.before()
            : read.orders().getLast().createdAt().plusSeconds(1);
    return behind.isBefore(place.before())
        ? new Place(place.id(), place.request(), behind, 1)
        : new Place(place.id(), place.request(), place.before(), place.page() + 1);
  }
}
