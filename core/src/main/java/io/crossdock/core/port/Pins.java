package io.crossdock.core.port;

import io.crossdock.core.order.OrderKey;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/**
 * Values a person has chosen for single orders ("Save and Sync Order"): every later send keeps
 * them. Thread-safe.
 */
public interface Pins {

  /** The pinned orders among those given. */
  Map<OrderKey, Pin> find(Collection<OrderKey> keys);

  /** Replaces what was pinned; a pin of nothing unpins. */
  void save(OrderKey key, Pin pin);

  /** Salesforce ids, 15 or 18 characters; empty: Crossdock decides. */
  record Pin(Optional<String> account, Optional<String> contact, Optional<String> owner) {

    public static final Pin NOTHING = new Pin(Optional.empty(), Optional.empty(), Optional.empty());
  }
}
