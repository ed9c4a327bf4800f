package io.crossdock.core.port.org;

import io.crossdock.core.order.OrderKey;
import io.crossdock.core.port.org.OrgNames.Names;
import java.time.Instant;
import java.util.Optional;

/**
 * The names of the records an order belongs to, kept once somebody has looked; they are forgotten
 * with the order's person. Thread-safe.
 */
public interface KeptNames {

  Optional<Kept> find(OrderKey key);

  void save(OrderKey key, Kept kept);

  /**
   * @param orderId the Order they are those of
   * @param contactId the Contact that the order had then
   * @param at when they were asked for
   */
  record Kept(Names names, String orderId, String contactId, Instant at) {}
}
