package io.crossdock.core.engine;

import io.crossdock.core.order.OrderKey;
import io.crossdock.core.port.work.WorkQueue;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Orders that are loaded by their ids in a moment, or just now: a list need not tell them too.
 * Thread-safe.
 */
final class Coming {

  /** What a question can name beside what is known. */
  private static final int MOST = 250;

  private final WorkQueue queue;
  private final JustRead justRead;
  private final Set<OrderKey> loading = ConcurrentHashMap.newKeySet();

  Coming(WorkQueue queue, JustRead justRead) {
    this.queue = queue;
    this.justRead = justRead;
  }

  /** Claimed by this instance; to be told before what is known of them is asked for. */
  void begin(Collection<OrderKey> keys) {
    loading.addAll(keys);
  }

  /** Loaded and known, or not: lists tell them again. */
  void end(Collection<OrderKey> keys) {
    keys.forEach(loading::remove);
  }

  /** Not what was just read: its claim would take it as it was then. */
  List<Long> ids() {
    var coming = new LinkedHashSet<>(loading);
    coming.addAll(queue.noticed(MOST));
    return coming.stream()
        .filter(key -> !justRead.has(key))
        .limit(MOST)
        .map(OrderKey::entityId)
        .toList();
  }
}
