package io.crossdock.core.watch;

import io.crossdock.core.order.Document;
import io.crossdock.core.order.Money;
import io.crossdock.core.order.OrderKey;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * The Orders that carry a key of Crossdock, as the org holds them. Reads only; every method throws
 * {@code FailedCall}. Thread-safe.
 */
public interface OrgOrders {

  /** By EffectiveDate, both days included; one call for 2,000 orders and their documents. */
  List<Held> ofDays(String connection, LocalDate from, LocalDate to);

  /** Those of these orders that the org holds, whatever their date. */
  List<Held> ofKeys(Collection<OrderKey> keys);

  /**
   * One Order.
   *
   * @param total its TotalAmount
   * @param day its EffectiveDate
   * @param documents of each kind that the org has an object for
   */
  record Held(
      OrderKey key,
      String recordId,
      Money total,
      String status,
      LocalDate day,
      Map<Document.Kind, Documents> documents) {}

  /**
   * An order's shipments, invoices or credit memos.
   *
   * @param sum of their grand totals; zero of shipments
   */
  record Documents(int count, Money sum) {

    public static final Documents NONE = new Documents(0, Money.ZERO);

    public Documents and(Money total) {
      return new Documents(count + 1, sum.plus(total));
    }
  }
}
