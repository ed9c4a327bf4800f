package io.crossdock.core.port.org;

import io.crossdock.core.order.OrderKey;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Values a person has chosen for single orders ("Save and Sync Order"): every later send keeps
 * them. Thread-safe.
 */
public interface Pins {

  /** The pinned orders among those given. */
  Map<OrderKey, Pin> find(Collection<OrderKey> keys);

  /** Replaces what was pinned; what was pinned before and is not any more is given back. */
  void save(OrderKey key, Pin pin);

  /** What goes back to the customer's own when it is unpinned; an owner stays as it is. */
  enum Part {
    ACCOUNT,
    CONTACT
  }

  /**
   * Salesforce ids, 15 or 18 characters; empty: Crossdock decides.
   *
   * @param back was pinned once and is Crossdock's to decide again
   */
  record Pin(
      Optional<String> account, Optional<String> contact, Optional<String> owner, Set<Part> back) {

    public static final Pin NOTHING = new Pin(Optional.empty(), Optional.empty(), Optional.empty());

    public Pin(Optional<String> account, Optional<String> contact, Optional<String> owner) {
      this(account, contact, owner, Set.of());
    }
  }
}
