package io.crossdock.core.plan;

import io.crossdock.core.order.Money;
import io.crossdock.core.order.Order;
import io.crossdock.core.order.OrderLine;
import io.crossdock.core.order.Totals;
import java.util.Optional;

/**
 * The amounts an order is sent in: the order currency, or the base currency where the org has only
 * that one.
 */
record Amounts(Totals totals, boolean base) {

  /** Empty: the org has neither the order's currency nor its base currency. */
  static Optional<Amounts> of(Order order, OrgShape org) {
    if (org.multiCurrency() || org.currency().equals(order.total().currency())) {
      return Optional.of(new Amounts(order.total(), false));
    }
    return org.currency().equals(order.baseTotal().currency())
        ? Optional.of(new Amounts(order.baseTotal(), true))
        : Optional.empty();
  }

  Money price(OrderLine line) {
    return base ? line.basePrice() : line.price();
  }
}
