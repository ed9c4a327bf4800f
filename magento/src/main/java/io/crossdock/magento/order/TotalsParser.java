package io.crossdock.magento.order;

import io.crossdock.core.order.Money;
import io.crossdock.core.order.Totals;
import io.crossdock.core.order.Totals.Charges;
import io.crossdock.core.order.Totals.Credits;
import io.crossdock.magento.rest.Values.Malformed;
import java.util.Locale;

/** An order's totals. They make no order without a grand total: none is guessed, none is zero. */
final class TotalsParser {

  private final Part order;
  private final String currency;
  private final String baseCurrency;

  TotalsParser(Part order) {
    this.order = order;
    this.currency = code("order_currency_code");
    this.baseCurrency = code("base_currency_code");
  }

  /** In the order currency; throws {@link Malformed}. */
  Totals ordered() {
    return totals(stated("", "base_"), currency);
  }

  /** In the base currency; throws {@link Malformed}. */
  Totals base() {
    return totals(stated("base_", ""), baseCurrency);
  }

  private String code(String field) {
    return order.text(field).strip().toUpperCase(Locale.ROOT);
  }

  /** In one currency both are the same figures. */
  private String stated(String prefix, String other) {
    String own = prefix + "grand_total";
    if (order.has(own)) {
      return prefix;
    }
    if (currency.equals(baseCurrency) && order.has(other + "grand_total")) {
      return other;
    }
    throw new Malformed(own, "amount", null);
  }

  private Totals totals(String base, String in) {
    return new Totals(
        in,
        order.money(base + "grand_total"),
        order.money(base + "subtotal"),
        order.money(base + "tax_amount"),
        order.money(base + "shipping_amount"),
        order.money(base + "discount_amount"),
        order.money(base + "discount_tax_compensation_amount"),
        // Magento's own column name of the base amount is cut short.
        order.money(
            base.isEmpty()
                ? "shipping_discount_tax_compensation_amount"
                : "base_shipping_discount_tax_compensation_amnt"),
        order.money(base + "total_paid"),
        order.money(base + "total_due"),
        order.money(base + "total_refunded"),
        order.money(base + "total_canceled"),
        order.money(base + "subtotal_incl_tax"),
        order.money(base + "shipping_incl_tax"),
        credits(order.at("extension_attributes"), base),
        new Charges(giftWrapping(order.at("extension_attributes"), base), fixedProductTaxes(base)));
  }

  /** Of gift wrapping, {@code base_} stands in the middle. */
  private static Money giftWrapping(Part attributes, String base) {
    return attributes
        .money("gw_" + base + "price")
        .plus(attributes.money("gw_items_" + base + "price"))
        .plus(attributes.money("gw_card_" + base + "price"));
  }

  /** Magento's own column name of the base amount is cut short. */
  private Money fixedProductTaxes(String base) {
    String column =
        base.isEmpty() ? "weee_tax_applied_row_amount" : "base_weee_tax_applied_row_amnt";
    return order.rows("items").stream()
        .map(item -> item.money(column))
        .reduce(Money.ZERO, Money::plus);
  }

  /** Adobe Commerce's own extension attributes. */
  private static Credits credits(Part attributes, String base) {
    return new Credits(
        attributes.money(base + "customer_balance_amount"),
        attributes.money(base + "gift_cards_amount"),
        attributes.money(base + "reward_currency_amount"));
  }
}
