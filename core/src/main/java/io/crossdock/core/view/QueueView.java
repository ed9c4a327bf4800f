package io.crossdock.core.view;

import io.crossdock.core.failure.Cause;
import io.crossdock.core.order.OrderKey;
import io.crossdock.core.port.work.WorkQueue.Lane;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What runs, waits and is blocked. Read from indexes, so that a queue of a million costs a fraction
 * of a second. Thread-safe.
 */
public interface QueueView {

  /** Live orders, then history. */
  List<Figures> lanes();

  /** What hinders orders, what needs a person first, then what hinders most. */
  Groups groups(int most);

  /** Empty when no order has this cause any more. */
  Optional<Group> group(String id);

  /**
   * @param due nobody works on them yet
   * @param later retries, and orders that will be read once more
   * @param oldest since when the first of the due ones waits
   */
  record Figures(Lane lane, long running, long due, long later, Optional<Instant> oldest) {}

  /**
   * @param largest those that are shown
   * @param causes how many there are in all
   * @param orders how many orders all of them hinder
   */
  record Groups(List<Group> largest, long causes, long orders) {}

  /**
   * Orders that one thing hinders.
   *
   * @param examples the newest
   */
  record Group(String id, Cause cause, long orders, List<Example> examples) {}

  /**
   * @param incrementId empty of an order that could never be read
   */
  record Example(OrderKey key, String incrementId) {}
}
