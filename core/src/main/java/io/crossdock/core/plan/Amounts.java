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

  /** Undiscounted, for one. */
  Money priceWithTax(OrderLine line) {
    return base ? line.withTax().basePrice() : line.withTax().price();
  }

  /** Over the whole row, positive. */
  Money discount(OrderLine line) {
    return base ? line.baseDiscount() : line.discount();
  }

  /** Over the whole row, with what was hidden in the discount. */
  Money tax(OrderLine line) {
    return base
        ? line.baseTax().plus(line.withTax().baseDiscountTaxCompensation())
        : line.tax().plus(line.withTax().discountTaxCompensation());
  }

  /** What Magento's own totals explain of the grand total; see {@link Totals}. */
  Money explained() {
    return totals.subtotal().plus(totals.shipping()).plus(wholeTax()).plus(totals.discount());
  }

  Money wholeTax() {
    return totals
        .tax()
        .plus(totals.discountTaxCompensation())
        .plus(totals.shippingDiscountTaxCompensation());
  }
}
