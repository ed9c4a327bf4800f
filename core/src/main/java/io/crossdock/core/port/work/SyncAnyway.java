package io.crossdock.core.port.work;

import io.crossdock.core.order.OrderKey;
import java.time.Instant;
import java.util.Optional;

/**
 * Orders that a person sends although a filter would leave them; holds until removed. Thread-safe.
 */
public interface SyncAnyway {

  Optional<Wish> find(OrderKey key);

  /** Adding it twice changes nothing. */
  void add(OrderKey key, Wish wish);

  void remove(OrderKey key);

  /** Who wished it, and when. */
  record Wish(String user, Instant at) {}
}
