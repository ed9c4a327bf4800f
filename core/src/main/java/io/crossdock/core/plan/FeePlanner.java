package io.crossdock.core.plan;

import io.crossdock.core.order.Money;
import io.crossdock.core.order.Totals;
import io.crossdock.core.plan.RowPlanner.Row;
import io.crossdock.core.policy.SyncSettings;
import io.crossdock.core.policy.SyncSettings.Discounts;
import io.crossdock.core.policy.SyncSettings.LinePrices;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The fees beside the rows. What Magento's totals do not explain is "other"; what comes of rounding
 * alone is left for the rounding line.
 */
final class FeePlanner {

  private static final BigDecimal FEW_CENTS = new BigDecimal("0.05");

  /** Half a cent for each figure that makes up a grand total. */
  private static final BigDecimal HALF_CENTS = new BigDecimal("0.03");

  private static final BigDecimal HALF_CENT = new BigDecimal("0.005");

  /** Prices have four decimals; with tax, two. */
  private static final BigDecimal HALF_PRICE = new BigDecimal("0.00005");

  private final Amounts amounts;
  private final SyncSettings.Amounts settings;
  private final Map<String, Money> fees = new LinkedHashMap<>();

  private FeePlanner(Amounts amounts, SyncSettings.Amounts settings) {
    this.amounts = amounts;
    this.settings = settings;
  }

  /**
   * Fees by kind: shipping, tax, discount, those of {@link Amounts#beside}, other; never zero.
   *
   * @param rows what is on lines already
   */
  static Map<String, Money> fees(Amounts amounts, SyncSettings.Amounts settings, List<Row> rows) {
    return new FeePlanner(amounts, settings).all(rows);
  }

  private Map<String, Money> all(List<Row> rows) {
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
    Money whole = rows.stream().map(Row::amount).reduce(Money.ZERO, Money::plus);
    Money gap = amounts.explained().minus(whole).minus(sum(fees));
    if (rest.equals("discount") || !within(gap, noise(rows))) {
      put(rest.equals("shipping") && totals.shipping().isZero() ? "other" : rest, gap);
    }
    Money unexplained = beside(totals.grandTotal().minus(amounts.explained()));
    if (!within(unexplained, HALF_CENTS)) {
      put("other", unexplained);
    }
    return fees;
  }

  /**
   * Parts the order names, as far as they explain it: fixed product taxes may be in the subtotal
   * already, and a module may have counted a credit elsewhere.
   *
   * @return what is left of it
   */
  private Money beside(Money unexplained) {
    var all = amounts.beside();
    var some = new LinkedHashMap<>(all);
    some.remove(Amounts.FPT);
    Money rest = unexplained.minus(sum(all));
    Money without = unexplained.minus(sum(some));
    boolean whole = nearer(rest, without);
    Money left = whole ? rest : without;
    if (!nearer(left, unexplained)) {
      return unexplained;
    }
    (whole ? all : some).forEach(this::put);
    return left;
  }

  private static boolean nearer(Money one, Money other) {
    return one.amount().abs().compareTo(other.amount().abs()) < 0;
  }

  /** How far the sum of rounded rows may be from the shop's sum. */
  private BigDecimal noise(List<Row> rows) {
    BigDecimal price = settings.prices() == LinePrices.WITHOUT_TAX ? HALF_PRICE : HALF_CENT;
    return rows.stream()
        .map(row -> row.item().quantity().multiply(price).add(HALF_CENT))
        .reduce(BigDecimal.ZERO, BigDecimal::add)
        .max(FEW_CENTS);
  }

  private static Money shippingWithTax(Totals totals) {
    return totals.shippingInclTax().isZero() ? totals.shipping() : totals.shippingInclTax();
  }

  private static Money sum(Map<String, Money> some) {
    return some.values().stream().reduce(Money.ZERO, Money::plus);
  }

  private void put(String kind, Money amount) {
    Money whole = fees.getOrDefault(kind, Money.ZERO).plus(amount);
    if (whole.isZero()) {
      fees.remove(kind);
    } else {
      fees.put(kind, whole);
    }
  }

  private static boolean within(Money gap, BigDecimal most) {
    return gap.amount().abs().compareTo(most) <= 0;
  }
}
