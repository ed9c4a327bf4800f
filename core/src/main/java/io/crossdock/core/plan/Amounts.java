package io.crossdock.core.plan;

import io.crossdock.core.order.Money;
import io.crossdock.core.order.Order;
import io.crossdock.core.order.OrderLine;
import io.crossdock.core.order.Totals;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The amounts an order is sent in: the order currency, or the base currency where the org has only
 * that one.
 *
 * @param scale decimals that the org can hold of them
 */
record Amounts(Totals totals, boolean base, int scale) {

  /** Fixed product taxes. */
  static final String FPT = "fpt";

  private static final int CENTS = 2;

  /** Empty: the org has neither the order's currency nor, having one only, its base currency. */
  static Optional<Amounts> of(Order order, OrgShape org) {
    if (org.takes(order.total().currency())) {
      return Optional.of(of(order.total(), false, org));
    }
    return !org.multiCurrency() && org.takes(order.baseTotal().currency())
        ? Optional.of(of(order.baseTotal(), true, org))
        : Optional.empty();
  }

  private static Amounts of(Totals totals, boolean base, OrgShape org) {
    return new Amounts(totals, base, org.scale(totals.currency()));
  }

  /** The grand total as the org can hold it, rounded half up. */
  Money grandTotal() {
    return totals.grandTotal().rounded(scale);
  }

  /** Decimals of rows: the shop's cents, or more where the org holds more. */
  int rowScale() {
    return Math.max(CENTS, scale);
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

  /** What stands beside the explained parts, by kind; credits are negative. */
  Map<String, Money> beside() {
    var credits = totals.credits();
    var beside = new LinkedHashMap<String, Money>();
    beside.put("gift-card", Money.ZERO.minus(credits.giftCards()));
    beside.put("store-credit", Money.ZERO.minus(credits.customerBalance()));
    beside.put("reward-points", Money.ZERO.minus(credits.rewards()));
    beside.put("gift-wrapping", totals.charges().giftWrapping());
    beside.put(FPT, totals.charges().fixedProductTaxes());
    return beside;
  }
}
