package io.crossdock.core.watch;

import io.crossdock.core.order.Money;
import io.crossdock.core.order.OrderKey;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;

/**
 * The Orders that carry a key of Crossdock, as the org holds them. Reads only; every method throws
 * {@code FailedCall}. Thread-safe.
 */
public interface OrgOrders {

  /** By EffectiveDate, both days included; one call for 2,000 orders. */
  List<Held> ofDays(String connection, LocalDate from, LocalDate to);

  /** Those of these orders that the org holds, whatever their date. */
  List<Held> ofKeys(Collection<OrderKey> keys);

  /**
   * One Order.
   *
   * @param total its TotalAmount
   * @param day its EffectiveDate
   */
  record Held(OrderKey key, String recordId, Money total, String status, LocalDate day) {}
}
