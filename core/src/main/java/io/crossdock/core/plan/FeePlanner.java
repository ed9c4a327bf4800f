package io.crossdock.core.plan;

import io.crossdock.core.order.Money;
import io.crossdock.core.order.Totals;
import io.crossdock.core.policy.SyncSettings;
import io.crossdock.core.policy.SyncSettings.Discounts;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The fees beside the rows. What Magento's totals do not explain is "other"; a few cents between
 * rows and totals are left for the rounding line.
 */
final class FeePlanner {

  private static final Money FEW_CENTS = Money.of("0.05");

  private final Amounts amounts;
  private final SyncSettings.Amounts settings;
  private final Map<String, Money> fees = new LinkedHashMap<>();

  private FeePlanner(Amounts amounts, SyncSettings.Amounts settings) {
    this.amounts = amounts;
    this.settings = settings;
  }

  /**
   * Fees by kind: shipping, tax, discount, other; never zero.
   *
   * @param rows the sum of the rows
   */
  static Map<String, Money> fees(Amounts amounts, SyncSettings.Amounts settings, Money rows) {
    return new FeePlanner(amounts, settings).all(rows);
  }

  private Map<String, Money> all(Money rows) {
    Totals totals = amounts.totals();
    boolean folded = settings.discounts() == Discounts.FOLDED;
    String rest =
        switch (settings.prices()) {
          case WITHOUT_TAX -> {
            put("shipping", totals.shipping());
            put("tax", amounts.wholeTax());
            put("discount", folded ? Money.ZERO : totals.discount());
            yield folded ? "shipping" : "other";
          }
          case WITH_TAX -> {
            put("shipping", shippingWithTax(totals));
            yield folded ? "shipping" : totals.discount().isZero() ? "other" : "discount";
          }
          case WITH_TAX_AND_DISCOUNT -> {
            put("shipping", shippingWithTax(totals));
            yield "shipping";
          }
        };
    Money gap = amounts.explained().minus(rows).minus(sum());
    if (rest.equals("discount") || !few(gap)) {
      put(rest.equals("shipping") && totals.shipping().isZero() ? "other" : rest, gap);
    }
    put("other", totals.grandTotal().minus(amounts.explained()));
    return fees;
  }

  private static Money shippingWithTax(Totals totals) {
    return totals.shippingInclTax().isZero() ? totals.shipping() : totals.shippingInclTax();
  }

  private Money sum() {
    return fees.values().stream().reduce(Money.ZERO, Money::plus);
  }

  private void put(String kind, Money amount) {
    Money whole = fees.getOrDefault(kind, Money.ZERO).plus(amount);
    if (whole.isZero()) {
      fees.remove(kind);
    } else {
      fees.put(kind, whole);
    }
  }

  private static boolean few(Money gap) {
    BigDecimal size = gap.amount().abs();
    return size.compareTo(FEW_CENTS.amount()) <= 0;
  }
}
