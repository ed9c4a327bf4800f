package io.crossdock.core.view;

import io.crossdock.core.view.OrderViews.Row;
import java.util.List;
import java.util.Optional;

/**
 * What people see of orders, as it changes. Whoever goes on from cursor to cursor sees the newest
 * state of every order, whatever is written meanwhile, by however many instances, and whatever
 * crashes: a change is told after it is committed, perhaps twice, never not at all. A send that
 * falls due by itself, such as the next look at a blocked order, is told when it begins.
 * Thread-safe.
 */
public interface OrderFeed {

  /** What a page holds at most. */
  int MOST = 1000;

  /**
   * @param cursor of the page before; empty = from the very beginning, all orders
   * @param limit 1 to {@link #MOST}
   * @return empty for a cursor that is none of this database: begin anew
   */
  Optional<Page> changes(Optional<String> cursor, int limit);

  /**
   * Some changes.
   *
   * @param rows an order at most once
   * @param more whether more is there already
   */
  record Page(List<Row> rows, String cursor, boolean more) {}
}
