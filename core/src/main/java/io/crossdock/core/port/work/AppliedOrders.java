package io.crossdock.core.port.work;

import io.crossdock.core.order.OrderKey;
import io.crossdock.core.plan.Applied;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** What Crossdock last made true, by order. Thread-safe. */
public interface AppliedOrders {

  /** Orders never sent are absent. */
  Map<OrderKey, Applied> find(Collection<OrderKey> keys);

  /** {@link Applied#NOTHING} of an order never sent. */
  default Applied find(OrderKey key) {
    return find(List.of(key)).getOrDefault(key, Applied.NOTHING);
  }
}
