package io.crossdock.magento.list;

import io.crossdock.core.order.Money;
import io.crossdock.core.order.Order;
import io.crossdock.core.order.Totals;
import io.crossdock.magento.rest.Values;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;

/**
 * What no shop sells and no database keeps: years like 0 and 10000, amounts of a hundred digits, an
 * order without a number. The order that has one is unreadable in that part. Pure.
 */
final class Bounds {

  /** Magento's own columns have 20. */
  private static final int DIGITS = 30;

  private static final int LONGEST_NUMBER = 255;

  private Bounds() {}

  /** Throws {@link Values.Malformed}. */
  static Order within(Order order) {
    if (order.incrementId().isBlank()) {
      throw new Values.Malformed("increment_id", "order number");
    }
    if (order.incrementId().length() > LONGEST_NUMBER) {
      throw new Values.Malformed("increment_id", "order number of at most 255 characters");
    }
    year("created_at", order.createdAt());
    year("updated_at", order.updatedAt());
    totals("", order.total());
    totals("base_", order.baseTotal());
    return order;
  }

  private static void year(String field, Instant time) {
    int year = time.atOffset(ZoneOffset.UTC).getYear();
    if (year < 1970 || year > 9999) {
      throw new Values.Malformed(field, "time between the years 1970 and 9999");
    }
  }

  private static void totals(String base, Totals totals) {
    amount(base + "grand_total", totals.grandTotal());
    amount(base + "subtotal", totals.subtotal());
  }

  private static void amount(String field, Money money) {
    BigDecimal amount = money.amount();
    long whole = (long) amount.precision() - amount.scale();
    if (whole > DIGITS || amount.scale() > DIGITS) {
      throw new Values.Malformed(field, "amount of at most 30 digits");
    }
  }
}
