package io.crossdock.core.port.shop;

import io.crossdock.core.failure.Failure;
import io.crossdock.core.failure.Failure.Category;
import io.crossdock.core.order.Order;
import io.crossdock.core.order.OrderKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The shop, read only. Every method throws {@code FailedCall}. Thread-safe. */
public interface OrderSource {

  /** The orders as they are now, in few requests; those the shop no longer has are absent. */
  Page load(Collection<OrderKey> keys);

  /**
   * Orders as a list told them, with what no list tells, such as their documents: then they are as
   * {@link #load(Collection)} has them. One request a kind of it for all; none where there is none.
   */
  default Page completed(Page listed) {
    return listed;
  }

  /**
   * As {@link #load(Collection)}, but where the shop's list tells of none of them, those that are
   * but hearsay may be absent without being asked for one by one: a flood of ids that lead nowhere
   * would cost the shop a request each.
   *
   * @param hearsay those of the keys that nobody has ever read
   */
  default Page load(Collection<OrderKey> keys, Set<OrderKey> hearsay) {
    return load(keys);
  }

  /**
   * A page of orders that changed within a period, by {@code updated_at}, oldest change first; page
   * from 1.
   *
   * @param from inclusive
   * @param until inclusive; {@link Instant#MAX} = up to now
   * @param leftOut not to be told
   * @param size at most this many; fewer where the shop limits its pages
   */
  Page changed(Instant from, Instant until, List<? extends LeftOut> leftOut, int page, int size);

  /** As above, of all orders. */
  default Page changed(Instant from, Instant until, int page, int size) {
    return changed(from, until, List.of(), page, size);
  }

  /** Orders that need not be told. */
  sealed interface LeftOut {
    List<Long> ids();
  }

  /** However they are: each is about to be read by its id. */
  record Coming(List<Long> ids) implements LeftOut {}

  /**
   * As far as they are still so.
   *
   * @param updatedAt those that changed again since are told
   * @param status and so are those that are in another by now, though of the same second
   */
  record Known(Instant updatedAt, String status, List<Long> ids) implements LeftOut {}

  /** The shop's clock just now: a little behind it, and ahead only when ours was set forward. */
  default Instant clock() {
    return now();
  }

  /** A page of orders placed within a period, newest first; page from 1. */
  Page placed(Period period, int page, int size);

  /**
   * How many orders were placed within a period; one request.
   *
   * @param statuses of Magento; empty = all
   */
  long count(Period period, Set<String> statuses);

  /** Orders with this increment id; several when stores share it. */
  List<Order> byIncrementId(String incrementId);

  /**
   * The shop's own clock, from the Date header of its last answer: never ahead of the shop, as a
   * cursor ahead of it would pass over orders.
   */
  Instant now();

  /**
   * When orders were placed.
   *
   * @param from inclusive
   * @param before exclusive
   * @param openOnly leaves out complete, closed and cancelled orders
   */
  record Period(Instant from, Instant before, boolean openOnly) {}

  /**
   * What was read.
   *
   * @param unreadable orders that can't be told or whose content makes no sense, each with why; the
   *     others are not held up by them
   * @param more whether a next page may hold orders: the page was full
   * @param spent how long the shop worked for it, all requests together
   * @param listed of the orders of a list, each by its key
   */
  record Page(
      List<Order> orders,
      Map<OrderKey, Unreadable> unreadable,
      boolean more,
      Duration spent,
      Map<OrderKey, Listed> listed) {

    /** All of them as one, which is the last. */
    public static Page of(Collection<Page> pages) {
      var unreadable = new HashMap<OrderKey, Unreadable>();
      pages.forEach(page -> unreadable.putAll(page.unreadable()));
      return new Page(
          pages.stream().flatMap(page -> page.orders().stream()).toList(),
          Map.copyOf(unreadable),
          false,
          pages.stream().map(Page::spent).reduce(Duration.ZERO, Duration::plus));
    }

    /** Of orders that are to be loaded before they are sent. */
    public Page(
        List<Order> orders, Map<OrderKey, Unreadable> unreadable, boolean more, Duration spent) {
      this(orders, unreadable, more, spent, Map.of());
    }
  }

  /** An order as a list has just told it. */
  @FunctionalInterface
  interface Listed {

    /**
     * What {@link #load} would have given of it at that moment but for what {@link #completed}
     * adds, without reading the order again. Throws {@code FailedCall}.
     */
    Page loaded();
  }

  /**
   * An order that can't be read, as far as it is known.
   *
   * @param incrementId its entity id where nothing better is known
   * @param placedAt empty where it is not known
   */
  record Unreadable(String incrementId, Optional<Instant> placedAt, Failure failure) {

    /** The database refuses a part of it, such as a time or a number beyond its own. */
    public static Unreadable unkept(Order order, String why) {
      return new Unreadable(
          order.incrementId(),
          Optional.empty(),
          Failure.of(
              Category.REJECTED,
              "order-unreadable",
              "A part of the order can't be kept: " + why,
              "A shop developer: a module gives this order a value that is none; then press"
                  + " \"Salesforce Sync\"."));
    }
  }
}
