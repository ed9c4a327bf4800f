package io.crossdock.core.engine;

import io.crossdock.core.engine.KnownChanges.Began;
import io.crossdock.core.engine.KnownChanges.Part;
import io.crossdock.core.engine.pace.Ahead;
import io.crossdock.core.failure.FailedCall;
import io.crossdock.core.order.Order;
import io.crossdock.core.port.shop.OrderSource;
import io.crossdock.core.port.shop.OrderSource.Page;
import io.crossdock.core.port.work.WorkQueue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * What changed in the shop within a period, page after page: the shop answers while the pages
 * before are dealt with. It is asked for one page at a time, or, where more of its workers may be
 * busy, for some that follow each other.
 */
final class Changes {

  private static final int PAGE = 100;

  private final OrderSource shop;
  private final WorkQueue queue;
  private final KnownChanges known;
  private final int workers;

  /**
   * @param workers of the shop that may be busy at once
   */
  Changes(OrderSource shop, WorkQueue queue, KnownChanges known, int workers) {
    this.shop = shop;
    this.queue = queue;
    this.known = known;
    this.workers = workers;
  }

  /** Who is told of the pages, each before the next one is asked for, and then to queue it. */
  interface Reader {
    void seen(Page page);

    void queue(Page page, Reading reading);
  }

  /** When a reading began, for the queue and by the clocks. */
  record Reading(long moment, Began began) {}

  Reading begin() {
    return new Reading(queue.moment(), known.began(shop));
  }

  /**
   * Begins anew at the last time seen instead of turning pages: an order that changes meanwhile
   * moves to the end, and the one behind the page's border would be skipped. What was told is known
   * before it is queued, as the next question leaves it out; where queueing fails it is not.
   *
   * @param until inclusive
   * @param firstPart tells what is known of the first part of a period, which may be all of it
   */
  void each(
      Instant since, Instant until, BiFunction<Instant, Instant, Part> firstPart, Reader reader) {
    Optional<Row> asked = Optional.of(ask(firstPart.apply(since, until), 1, 1));
    while (asked.isPresent()) {
      Row row = asked.get();
      List<Page> pages = row.told();
      List<Order> orders = pages.stream().flatMap(page -> page.orders().stream()).toList();
      pages.forEach(reader::seen);
      known.read(orders, row.reading().began());
      try {
        asked = next(row, pages.getLast(), until, firstPart);
        pages.forEach(page -> reader.queue(page, row.reading()));
      } catch (RuntimeException | Error e) {
        known.forget(orders);
        asked.ifPresent(Row::giveUp);
        throw e;
      }
    }
  }

  private Optional<Row> next(
      Row row, Page read, Instant until, BiFunction<Instant, Instant, Part> firstPart) {
    Part part = row.part();
    Instant last = read.orders().isEmpty() ? part.from() : read.orders().getLast().updatedAt();
    if (!read.more() && part.until().equals(until)) {
      return Optional.empty();
    } else if (!read.more()) {
      return Optional.of(ask(firstPart.apply(part.until().plusSeconds(1), until), 1, 1));
    } else if (last.isAfter(part.from())) {
      return Optional.of(ask(firstPart.apply(last, until), 1, workers));
    }
    return Optional.of(ask(part, row.pages().size() == 1 ? row.number() + 1 : 2, 1));
  }

  /**
   * Each page of a row is shorter by one than the one before and so begins with its last order, or
   * earlier.
   */
  private Row ask(Part part, int number, int pages) {
    Reading reading = begin();
    var asked = new ArrayList<Ahead<Page>>();
    for (int i = 0; i < pages; i++) {
      int page = number + i;
      int size = PAGE - i;
      asked.add(
          Ahead.of(() -> shop.changed(part.from(), part.until(), part.leftOut(), page, size)));
    }
    return new Row(part, number, asked, reading);
  }

  /**
   * Pages that were asked for at once.
   *
   * @param number of the first
   */
  private record Row(Part part, int number, List<Ahead<Page>> pages, Reading reading) {

    /**
     * The first, and those that follow it. One that does not begin with the end of the one before
     * was told when an order had moved, and counts for nothing; nor does one that failed.
     */
    List<Page> told() {
      var told = new ArrayList<Page>();
      try {
        for (Ahead<Page> asked : pages) {
          if (!told.isEmpty() && !told.getLast().more()) {
            break;
          }
          Page page = asked.get();
          if (!told.isEmpty() && !follows(told.getLast(), page)) {
            break;
          }
          told.add(page);
        }
      } catch (FailedCall e) {
        if (told.isEmpty()) {
          throw e;
        }
      } finally {
        giveUp();
      }
      return told;
    }

    private static boolean follows(Page before, Page page) {
      return !before.orders().isEmpty()
          && page.orders().stream().anyMatch(order -> same(order, before.orders().getLast()));
    }

    private static boolean same(Order one, Order other) {
      return one.key().equals(other.key()) && one.updatedAt().equals(other.updatedAt());
    }

    void giveUp() {
      pages.forEach(Ahead::giveUp);
    }
  }
}
