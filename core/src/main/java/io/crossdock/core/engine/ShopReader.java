package io.crossdock.core.engine;

import io.crossdock.core.order.Order;
import io.crossdock.core.port.Trigger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Finds what changed in the shop. Both ways may see an order many times: only new content is
 * marked.
 */
final class ShopReader {

  private static final String CURSOR = "poll";
  private static final int PAGE = 100;

  /** Covers late commits ({@code updated_at} is the statement's time) and equal seconds. */
  static final Duration OVERLAP = Duration.ofSeconds(30);

  private final EngineParts parts;

  ShopReader(EngineParts parts) {
    this.parts = parts;
  }

  /** New orders and whatever moved {@code updated_at} since the last poll. */
  int poll() {
    Instant reached = parts.shop().now();
    Instant from =
        parts.cursors().read(CURSOR).map(c -> c.minus(OVERLAP)).orElse(parts.startDate());
    int marked = pages(page -> parts.shop().changedSince(from, page, PAGE), Trigger.POLL);
    parts.cursors().write(CURSOR, reached);
    return marked;
  }

  /** What {@code updated_at} hides, in orders placed within the period. */
  int sweep(Duration back) {
    Instant from = parts.clock().instant().minus(back);
    return pages(page -> parts.shop().placedSince(from, page, PAGE), Trigger.SWEEP);
  }

  private int pages(java.util.function.IntFunction<List<Order>> read, Trigger trigger) {
    int marked = 0;
    for (int page = 1; ; page++) {
      List<Order> orders = read.apply(page);
      if (!orders.isEmpty()) {
        marked += parts.queue().observe(orders, trigger, parts.clock().instant());
      }
      if (orders.size() < PAGE) {
        return marked;
      }
    }
  }
}
