package io.crossdock.sandbox.shop;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * Turns an ordinary order into an odd one: a discount, parts paid by credit or gift card, prices
 * that hold the tax, a currency that is not the shop's own. The totals always add up as Magento's
 * do.
 */
final class Variations {

  private static final List<String> PARTS =
      List.of("subtotal", "tax_amount", "shipping_amount", "discount_amount");

  private Variations() {}

  static Map<String, Object> apply(Map<String, Object> order, Map<String, Object> asked) {
    if (Boolean.TRUE.equals(asked.get("priceIncludesTax"))) {
      Doc.objects(order, "items").forEach(item -> Doc.put(item, "original_price", gross(item)));
    }
    if (asked.containsKey("discount")) {
      discount(order, Doc.number(asked, "discount"));
    }
    if (asked.containsKey("currency")) {
      convert(order, Doc.text(asked, "currency"), Doc.number(asked, "rate"));
    }
    total(order, credits(order, asked));
    return order;
  }

  private static BigDecimal gross(Map<String, Object> item) {
    return Doc.number(item, "price_incl_tax");
  }

  /** The whole discount on the first line; its row total is net of it, as REST shows it. */
  private static void discount(Map<String, Object> order, BigDecimal discount) {
    Doc.both(order, "discount_amount", discount.negate());
    order.put("coupon_code", "SANDBOX");
    Map<String, Object> item = Doc.objects(order, "items").getFirst();
    Doc.both(item, "discount_amount", discount);
    Doc.both(item, "row_total", Doc.number(item, "row_total").subtract(discount));
  }

  private static void convert(Map<String, Object> order, String currency, BigDecimal rate) {
    order.put("order_currency_code", currency);
    Doc.put(order, "base_to_order_rate", rate);
    Doc.objects(order, "items").forEach(item -> convert(item, rate));
    convert(order, rate);
    convert(Doc.at(order, "payment"), rate);
    BigDecimal subtotal =
        Doc.objects(order, "items").stream()
            .map(i -> Doc.number(i, "row_total").add(Doc.number(i, "discount_amount")))
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    Doc.put(order, "subtotal", subtotal);
  }

  private static void convert(Map<String, Object> document, BigDecimal rate) {
    for (String base : List.copyOf(document.keySet())) {
      String key = base.replaceFirst("^base_", "");
      if (!key.equals(base) && document.get(key) instanceof Number) {
        Doc.put(document, key, Doc.cents(Doc.number(document, base).multiply(rate)));
      }
    }
  }

  /** What was paid by store credit and gift cards, which lessens the grand total. */
  private static BigDecimal credits(Map<String, Object> order, Map<String, Object> asked) {
    Map<String, Object> extension = Doc.at(order, "extension_attributes");
    BigDecimal credit = Doc.number(asked, "credit");
    BigDecimal card = Doc.number(asked, "giftCard");
    if (credit.signum() > 0) {
      Doc.both(extension, "customer_balance_amount", credit);
    }
    if (card.signum() > 0) {
      Doc.both(extension, "gift_cards_amount", card);
      extension.put("gift_cards", List.of(Map.of("code", "SANDBOX-CARD", "amount", card)));
    }
    return credit.add(card);
  }

  private static void total(Map<String, Object> order, BigDecimal credits) {
    for (String prefix : List.of("", "base_")) {
      BigDecimal total =
          PARTS.stream()
              .map(part -> Doc.number(order, prefix + part))
              .reduce(BigDecimal.ZERO, BigDecimal::add)
              .subtract(credits);
      Doc.put(order, prefix + "grand_total", total);
      Doc.put(order, prefix + "total_due", total);
      Doc.put(Doc.at(order, "payment"), prefix + "amount_ordered", total);
    }
  }
}
