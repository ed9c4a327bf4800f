package io.crossdock.core.engine;

import io.crossdock.core.order.Order;
import io.crossdock.core.port.OrderSource.Page;
import io.crossdock.core.port.OrderSource.Period;
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
    int marked = changes(from);
    parts.cursors().write(CURSOR, reached);
    return marked;
  }

  /**
   * Begins anew at the last time seen instead of turning pages: an order that changes meanwhile
   * moves to the end, and the one behind the page's border would be skipped.
   */
  private int changes(Instant since) {
    Instant from = since;
    int page = 1;
    int marked = 0;
    while (true) {
      Page read = parts.shop().changedSince(from, page, PAGE);
      marked += observe(read.orders(), Trigger.POLL);
      if (!read.unreadable().isEmpty()) {
        parts.queue().mark(read.unreadable().keySet(), Trigger.POLL, parts.clock().instant());
      }
      if (!read.more()) {
        return marked;
      }
      Instant last = read.orders().isEmpty() ? from : read.orders().getLast().updatedAt();
      page = last.isAfter(from) ? 1 : page + 1;
      from = last.isAfter(from) ? last : from;
    }
  }

  /** What {@code updated_at} hides, in orders placed within the period. */
  int sweep(Duration back) {
    // Whatever our clock says, the newest orders are in.
    var period = new Period(parts.clock().instant().minus(back), Instant.MAX, false);
    int marked = 0;
    for (int page = 1; ; page++) {
      Page read = parts.shop().placed(period, page, PAGE);
      marked += observe(read.orders(), Trigger.SWEEP);
      if (!read.more()) {
        return marked;
      }
    }
  }

  private int observe(List<Order> orders, Trigger trigger) {
    return orders.isEmpty() ? 0 : parts.queue().observe(orders, trigger, parts.clock().instant());
  }
}
