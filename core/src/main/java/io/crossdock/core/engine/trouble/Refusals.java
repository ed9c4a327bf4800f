package io.crossdock.core.engine.trouble;

import io.crossdock.core.failure.Cause;
import io.crossdock.core.failure.Failure.Category;
import io.crossdock.core.order.OrderKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Tells what meets every order at one stage of their way, and so is a system's trouble, from what
 * meets some: the same cause for so many different orders with none that got on between them. A
 * cause that was suspected wrongly, as an order passed all the same, needs twice as many the next
 * time, and some minutes without any that got on: a heap of bad orders left behind by good ones is
 * no trouble of a system's. In memory only: after a restart the counting begins anew, and each of
 * several instances counts what it meets itself. Does no I/O; thread-safe.
 */
public final class Refusals {

  /** Of what is the set-up's by its nature: a field, a right, a kind of record. */
  private static final int OF_SET_UP = 3;

  /** Of what may as well be the orders' own. */
  private static final int OF_ORDERS = 6;

  /** In a shop with an order an hour so many tell as much, when this long lies between them. */
  private static final int IN_QUIET = 3;

  private static final Duration QUIET = Duration.ofMinutes(30);

  private static final Duration DOUBT = Duration.ofMinutes(2);

  /** A cause is doubted no further than this: some 200 orders. */
  private static final int MOST_DOUBLINGS = 5;

  private static final int MOST_CAUSES = 200;
  private static final int MOST_ORDERS = 2_000;

  private final Map<Cause, Met> met = new LinkedHashMap<>();

  /** What one cause has met since an order got on. */
  private static final class Met {
    private final Set<OrderKey> orders = new HashSet<>();
    private final Set<OrderKey> ownFault = new HashSet<>();
    private Instant since = Instant.EPOCH;
    private int doublings;
  }

  /**
   * Some orders were refused, and none got on, since the last time.
   *
   * @return whether it meets every order
   */
  synchronized boolean everyOrder(
      Cause cause, Category category, Collection<OrderKey> orders, Instant now) {
    Met known = met.computeIfAbsent(cause, c -> new Met());
    if (known.orders.isEmpty()) {
      known.since = now;
    }
    if (known.orders.size() < MOST_ORDERS) {
      known.orders.addAll(orders);
    }
    while (met.size() > MOST_CAUSES) {
      met.remove(met.keySet().iterator().next());
    }
    int many = category == Category.MISCONFIGURED ? OF_SET_UP : OF_ORDERS;
    boolean quiet = !now.isBefore(known.since.plus(QUIET));
    int needed = (quiet ? Math.min(many, IN_QUIET) : many) << known.doublings;
    boolean longEnough = !now.isBefore(known.since.plus(DOUBT.multipliedBy(known.doublings)));
    return longEnough && known.orders.size() >= needed;
  }

  /**
   * An order got on: nothing meets every order now.
   *
   * @return the causes that had met two orders and more in a row: whatever they were, it may be
   *     over, and their orders are worth another try. Each is told once, as else one bad order
   *     would be tried again with every good one.
   */
  synchronized List<Cause> passed() {
    var over = new ArrayList<Cause>();
    met.forEach((cause, known) -> {
      boolean severalInARow = known.orders.size() > 1;
      if ((severalInARow && known.doublings == 0) || !known.ownFault.isEmpty()) {
        over.add(cause);
      }
      if (severalInARow) {
        known.doublings = Math.min(MOST_DOUBLINGS, known.doublings + 1);
      }
      known.orders.clear();
      known.ownFault.clear();
    });
    return over;
  }

  /** Whether all these were refused for it since one got on. */
  synchronized boolean refused(Cause cause, Collection<OrderKey> orders) {
    Met known = met.get(cause);
    return known != null && known.orders.containsAll(orders);
  }

  /** The orders that the cause has met are at fault themselves, until one gets on. */
  synchronized void giveUp(Cause cause) {
    Met known = met.get(cause);
    if (known != null) {
      known.ownFault.addAll(known.orders);
      known.orders.clear();
    }
  }

  /** Whether it was given up that the cause is no fault of this order. */
  synchronized boolean ownFault(Cause cause, OrderKey order) {
    Met known = met.get(cause);
    return known != null && known.ownFault.contains(order);
  }
}
