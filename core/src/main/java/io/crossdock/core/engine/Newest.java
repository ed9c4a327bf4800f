package io.crossdock.core.engine;

import io.crossdock.core.order.OrderKey;
import java.util.LinkedHashMap;
import java.util.Map;

/** What was put last of orders, the newest at the end; the oldest make room. Not thread-safe. */
final class Newest<V> extends LinkedHashMap<OrderKey, V> {

  private static final long serialVersionUID = 1L;

  private final int most;

  Newest(int most) {
    this.most = most;
  }

  @Override
  protected boolean removeEldestEntry(Map.Entry<OrderKey, V> eldest) {
    return size() > most;
  }
}
