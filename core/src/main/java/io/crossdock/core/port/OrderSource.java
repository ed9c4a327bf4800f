package io.crossdock.core.port;

import io.crossdock.core.order.Order;
import io.crossdock.core.order.OrderKey;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** The shop, read only. Every method throws {@code FailedCall}. Thread-safe. */
public interface OrderSource {

  /**
   * The orders as they are now, one request for a batch; those the shop no longer has are absent.
   */
  List<Order> load(Collection<OrderKey> keys);

  /** A page of orders whose {@code updated_at >= from}, oldest change first; page from 1. */
  List<Order> changedSince(Instant from, int page, int size);

  /** A page of orders placed at or after {@code from}, newest first; page from 1. */
  List<Order> placedSince(Instant from, int page, int size);

  /** Orders with this increment id; several when stores share it. */
  List<Order> byIncrementId(String incrementId);

  /** The shop's own clock, from the Date header of its last answer. */
  Instant now();
}
