package io.crossdock.core.port.shop;

import io.crossdock.core.order.Order;
import java.util.List;

/** What the shop sold last, whether or not Crossdock knows it yet. Thread-safe. */
@FunctionalInterface
public interface NewestOrders {

  /** Newest first; throws {@code FailedCall} when the shop can't be read. */
  List<Order> newest(int atMost);
}
