package io.crossdock.sandbox.shop;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;

/**
 * The sums an invoice or a credit memo adds to an order. Shipping goes with the first invoice and,
 * unless told otherwise, with the first refund. The invoice that completes an order takes what is
 * left to the cent.
 */
final class Totals {

  /**
   * What one invoice or credit memo comes to, in the order's currency.
   *
   * @param discount negative or zero
   * @param tax of the goods and of shipping
   */
  record Sums(
      BigDecimal subtotal,
      BigDecimal discount,
      BigDecimal tax,
      BigDecimal shipping,
      BigDecimal shippingTax,
      BigDecimal total) {

    Sums with(BigDecimal newTax, BigDecimal newTotal) {
      return new Sums(subtotal, discount, newTax, shipping, shippingTax, newTotal);
    }
  }

  private Totals() {}

  static Sums invoice(Map<String, Object> order, Map<Integer, BigDecimal> lines) {
    BigDecimal rate = Doc.number(order, "base_to_order_rate");
    boolean first = Doc.number(order, "total_invoiced").signum() == 0;
    BigDecimal shipping = first ? Doc.number(order, "shipping_amount") : BigDecimal.ZERO;
    BigDecimal shippingTax = first ? Doc.number(order, "shipping_tax_amount") : BigDecimal.ZERO;
    Sums sums = lines(order, lines, "invoiced", shipping, shippingTax);
    BigDecimal due = Doc.number(order, "grand_total").subtract(Doc.number(order, "total_invoiced"));
    if (all(order, "qty_invoiced")) {
      sums = sums.with(sums.tax().add(due.subtract(sums.total())), due);
    }
    add(order, sums, "invoiced", rate);
    Doc.add(order, "total_invoiced", sums.total(), rate);
    Doc.add(order, "total_paid", sums.total(), rate);
    Doc.add(order, "total_due", sums.total().negate(), rate);
    Map<String, Object> payment = Doc.at(order, "payment");
    Doc.add(payment, "amount_paid", sums.total(), rate);
    Doc.add(payment, "shipping_captured", shipping, rate);
    return sums;
  }

  /**
   * @param arguments {@code shipping_amount}, {@code adjustment_positive}, {@code
   *     adjustment_negative}
   */
  static Sums refund(
      Map<String, Object> order, Map<Integer, BigDecimal> lines, Map<String, Object> arguments) {
    BigDecimal rate = Doc.number(order, "base_to_order_rate");
    BigDecimal left =
        Doc.number(order, "shipping_invoiced").subtract(Doc.number(order, "shipping_refunded"));
    BigDecimal shipping =
        arguments.containsKey("shipping_amount")
            ? Doc.number(arguments, "shipping_amount").min(left)
            : left;
    boolean whole = shipping.signum() > 0 && shipping.compareTo(left) == 0;
    BigDecimal shippingTax = whole ? Doc.number(order, "shipping_tax_amount") : BigDecimal.ZERO;
    Sums sums = lines(order, lines, "refunded", shipping, shippingTax);
    sums = sums.with(sums.tax(), refunded(order, sums, arguments, shipping.compareTo(left) == 0));
    add(order, sums, "refunded", rate);
    Doc.add(order, "adjustment_positive", Doc.number(arguments, "adjustment_positive"), rate);
    Doc.add(order, "adjustment_negative", Doc.number(arguments, "adjustment_negative"), rate);
    Doc.add(order, "shipping_tax_refunded", shippingTax, rate);
    Doc.add(order, "total_offline_refunded", sums.total(), rate);
    Doc.add(order, "total_refunded", sums.total(), rate);
    order.put("customer_note_notify", 0);
    Map<String, Object> payment = Doc.at(order, "payment");
    Doc.add(payment, "amount_refunded", sums.total(), rate);
    Doc.add(payment, "shipping_refunded", shipping, rate);
    return sums;
  }

  private static BigDecimal refunded(
      Map<String, Object> order, Sums sums, Map<String, Object> arguments, boolean allShipping) {
    BigDecimal plus = Doc.number(arguments, "adjustment_positive");
    BigDecimal minus = Doc.number(arguments, "adjustment_negative");
    BigDecimal paid = Doc.number(order, "total_paid").subtract(Doc.number(order, "total_refunded"));
    return all(order, "qty_refunded") && allShipping
        ? paid.subtract(minus)
        : sums.total().add(plus).subtract(minus).min(paid);
  }

  /** Moves every line's own figures; children of a bundle bring only their discount. */
  private static Sums lines(
      Map<String, Object> order,
      Map<Integer, BigDecimal> lines,
      String done,
      BigDecimal shipping,
      BigDecimal shippingTax) {
    BigDecimal subtotal = BigDecimal.ZERO;
    BigDecimal discount = BigDecimal.ZERO;
    BigDecimal tax = shippingTax;
    for (Map<String, Object> item : Doc.objects(order, "items")) {
      BigDecimal quantity = lines.get(Doc.whole(item, "item_id"));
      if (quantity != null) {
        line(item, quantity, done, Doc.number(order, "base_to_order_rate"));
        discount = discount.subtract(share(item, "discount_amount", quantity));
        if (!item.containsKey("parent_item_id")) {
          subtotal = subtotal.add(row(item, quantity));
          tax = tax.add(share(item, "tax_amount", quantity));
        }
      }
    }
    BigDecimal total = subtotal.add(discount).add(tax).add(shipping);
    return new Sums(subtotal, discount, tax, shipping, shippingTax, total);
  }

  private static void line(
      Map<String, Object> item, BigDecimal quantity, String done, BigDecimal rate) {
    boolean invoiced = done.equals("invoiced");
    Doc.put(item, "qty_" + done, Doc.number(item, "qty_" + done).add(quantity));
    Doc.add(item, invoiced ? "row_invoiced" : "amount_refunded", row(item, quantity), rate);
    Doc.add(item, "tax_" + done, share(item, "tax_amount", quantity), rate);
    Doc.add(item, "discount_" + done, share(item, "discount_amount", quantity), rate);
    Doc.add(item, "discount_tax_compensation_" + done, BigDecimal.ZERO, rate);
    if (invoiced) {
      item.putIfAbsent("weee_tax_applied", "[]");
    }
  }

  private static void add(Map<String, Object> order, Sums sums, String done, BigDecimal rate) {
    Doc.add(order, "discount_" + done, sums.discount(), rate);
    Doc.add(order, "discount_tax_compensation_" + done, BigDecimal.ZERO, rate);
    Doc.add(order, "shipping_" + done, sums.shipping(), rate);
    Doc.add(order, "subtotal_" + done, sums.subtotal(), rate);
    Doc.add(order, "tax_" + done, sums.tax(), rate);
  }

  private static boolean all(Map<String, Object> order, String done) {
    List<Map<String, Object>> items = Doc.objects(order, "items");
    return items.stream()
        .allMatch(i -> Doc.number(i, done).compareTo(Doc.number(i, "qty_ordered")) >= 0);
  }

  /** Before discount. */
  static BigDecimal row(Map<String, Object> item, BigDecimal quantity) {
    return Doc.cents(Doc.number(item, "price").multiply(quantity));
  }

  static BigDecimal share(Map<String, Object> item, String amount, BigDecimal quantity) {
    return Doc.number(item, amount)
        .multiply(quantity)
        .divide(Doc.number(item, "qty_ordered"), 2, RoundingMode.HALF_UP);
  }
}
