package io.crossdock.core.plan;

import io.crossdock.core.order.Money;
import io.crossdock.core.order.Order;
import io.crossdock.core.order.OrderLine;
import io.crossdock.core.plan.Plan.Line;
import io.crossdock.core.plan.Plan.Product;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * Lines whose sum is the grand total to the cent: one per top-level item at its undiscounted price
 * without tax, then fee lines. Amounts follow Magento's formula (see {@code Totals}): what its
 * known parts do not explain becomes "Other Charges", what the org's scales cannot hold "Rounding".
 */
final class LinePlanner {

  private static final int DESCRIPTION = 255;
  private static final int CENTS = 2;

  private final Order order;
  private final Amounts amounts;
  private final OrgShape org;
  private final List<String> warnings;

  LinePlanner(Order order, Amounts amounts, OrgShape org, List<String> warnings) {
    this.order = order;
    this.amounts = amounts;
    this.org = org;
    this.warnings = warnings;
  }

  List<Line> lines() {
    var lines = new ArrayList<Line>();
    Money exact = Money.ZERO;
    for (OrderLine item : order.lines()) {
      if (item.topLevel() && item.quantity().signum() > 0) {
        Line line = line(item);
        lines.add(line);
        exact = exact.plus(rowTotal(item));
      }
    }
    var totals = amounts.totals();
    Money tax =
        totals
            .tax()
            .plus(totals.discountTaxCompensation())
            .plus(totals.shippingDiscountTaxCompensation());
    fee(lines, "shipping", "Shipping", totals.shipping());
    fee(lines, "tax", "Tax", tax);
    fee(lines, "discount", "Discount", totals.discount());
    Money known = exact.plus(totals.shipping()).plus(tax).plus(totals.discount());
    fee(lines, "other", "Other Charges", totals.grandTotal().minus(known));
    fee(lines, "rounding", "Rounding", totals.grandTotal().minus(sum(lines)));
    return List.copyOf(lines);
  }

  static Money sum(List<Line> lines) {
    return lines.stream().map(l -> new Money(l.total())).reduce(Money.ZERO, Money::plus);
  }

  private Money rowTotal(OrderLine item) {
    return amounts.price(item).times(item.quantity()).rounded(CENTS);
  }

  private Line line(OrderLine item) {
    BigDecimal quantity = item.quantity().stripTrailingZeros();
    boolean fits = fits(quantity, scaled(amounts.price(item).amount(), org.priceScale()));
    Money price = fits ? amounts.price(item) : rowTotal(item);
    String description = String.join("; ", item.options());
    if (!fits) {
      description = Texts.joined("; ", "Quantity " + quantity.toPlainString(), description);
    }
    var fields =
        new Texts("OrderItem " + item.sku(), warnings)
            .put("Description", description, DESCRIPTION)
            .put("Magento_Sku__c", item.sku(), DESCRIPTION)
            .put("Magento_Quantity__c", item.quantity())
            .put("Magento_Row_Total__c", rowTotal(item).amount())
            .fields();
    return new Line(
        order.key().connection() + ":" + item.itemId(),
        new Product(item.sku(), item.name(), false),
        scaled(fits ? quantity : BigDecimal.ONE, org.quantityScale()),
        scaled(price.amount(), org.priceScale()),
        fields);
  }

  /** The org rounds each line's total, so one finer than its prices could not be made up for. */
  private boolean fits(BigDecimal quantity, BigDecimal price) {
    return quantity.scale() <= org.quantityScale()
        && quantity.multiply(price).stripTrailingZeros().scale() <= org.priceScale();
  }

  /** Nothing is added for zero; an amount finer than a cent is left to the rounding line. */
  private void fee(List<Line> lines, String kind, String name, Money amount) {
    BigDecimal price = scaled(amount.amount(), org.priceScale());
    if (price.signum() != 0) {
      lines.add(
          new Line(
              order.key().externalId() + ":" + kind,
              new Product("crossdock-" + kind, name, true),
              scaled(BigDecimal.ONE, org.quantityScale()),
              price,
              new Texts("OrderItem " + kind, warnings)
                  .put("Description", name, DESCRIPTION)
                  .fields()));
    }
  }

  private static BigDecimal scaled(BigDecimal value, int scale) {
    return value.setScale(scale, RoundingMode.HALF_UP);
  }
}
