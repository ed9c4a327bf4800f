package io.crossdock.core.engine.trouble;

import io.crossdock.core.order.OrderKey;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Orders of calls that failed as a whole, though the system works for others: one of them may be
 * the cause. They go in calls half as large each time, until the culprit is alone and the others
 * are through. Kept in memory only: after a restart the halving begins anew. Thread-safe.
 */
public final class Suspects {

  private final Map<OrderKey, Integer> limits = new ConcurrentHashMap<>();

  /** How many orders a call that holds this one may have. */
  public int limit(OrderKey key) {
    return limits.getOrDefault(key, Integer.MAX_VALUE);
  }

  void failedTogether(Collection<OrderKey> keys) {
    int half = Math.max(1, keys.size() / 2);
    keys.forEach(key -> limits.put(key, half));
  }

  void cleared(Collection<OrderKey> keys) {
    keys.forEach(limits::remove);
  }
}
