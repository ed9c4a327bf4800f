package io.crossdock.sandbox.shop;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
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
   * @param first whether nothing was invoiced before: shipping goes with it, even of 0
   * @param lines by the id of the order's line
   */
  record Sums(
      BigDecimal subtotal,
      BigDecimal discount,
      BigDecimal tax,
      BigDecimal shipping,
      BigDecimal shippingTax,
      BigDecimal total,
      boolean first,
      Map<Integer, Line> lines) {

    Sums with(BigDecimal newTax, BigDecimal newTotal) {
      return new Sums(subtotal, discount, newTax, shipping, shippingTax, newTotal, first, lines);
    }
  }

  /** What one line comes to: its row before discount, the others what they add to or take off. */
  record Line(BigDecimal row, BigDecimal tax, BigDecimal discount) {}

  private Totals() {}

  static Sums invoice(Map<String, Object> order, Map<Integer, BigDecimal> lines) {
    BigDecimal rate = Doc.number(order, "base_to_order_rate");
    boolean first =
        Doc.objects(order, "items").stream()
            .allMatch(item -> Doc.number(item, "qty_invoiced").signum() == 0);
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
    boolean first =
        Doc.objects(order, "items").stream()
            .allMatch(item -> Doc.number(item, "qty_" + done).signum() == 0);
    var figures = new HashMap<Integer, Line>();
    BigDecimal subtotal = BigDecimal.ZERO;
    BigDecimal discount = BigDecimal.ZERO;
    BigDecimal tax = shippingTax;
    for (Map<String, Object> item : Doc.objects(order, "items")) {
      BigDecimal quantity = lines.get(Doc.whole(item, "item_id"));
      if (quantity != null) {
        Line line = line(item, quantity, done);
        figures.put(Doc.whole(item, "item_id"), line);
        move(item, quantity, done, line, Doc.number(order, "base_to_order_rate"));
        discount = discount.subtract(line.discount());
        if (!item.containsKey("parent_item_id")) {
          subtotal = subtotal.add(line.row());
          tax = tax.add(line.tax());
        }
      }
    }
    BigDecimal total = subtotal.add(discount).add(tax).add(shipping);
    return new Sums(subtotal, discount, tax, shipping, shippingTax, total, first, figures);
  }

  private static Line line(Map<String, Object> item, BigDecimal quantity, String done) {
    return new Line(
        row(item, quantity),
        share(item, quantity, "tax_amount", done, "tax_" + done),
        share(item, quantity, "discount_amount", done, "discount_" + done));
  }

  private static void move(
      Map<String, Object> item, BigDecimal quantity, String done, Line line, BigDecimal rate) {
    boolean invoiced = done.equals("invoiced");
    Doc.put(item, "qty_" + done, Doc.number(item, "qty_" + done).add(quantity));
    Doc.add(item, invoiced ? "row_invoiced" : "amount_refunded", line.row(), rate);
    Doc.add(item, "tax_" + done, line.tax(), rate);
    Doc.add(item, "discount_" + done, line.discount(), rate);
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

  /** By quantity; the last piece takes what is left. */
  private static BigDecimal share(
      Map<String, Object> item, BigDecimal quantity, String amount, String done, String taken) {
    BigDecimal all = Doc.number(item, "qty_ordered");
    BigDecimal reached = Doc.number(item, "qty_" + done).add(quantity);
    return reached.compareTo(all) >= 0
        ? Doc.number(item, amount).subtract(Doc.number(item, taken))
        : Doc.number(item, amount).multiply(quantity).divide(all, 2, RoundingMode.HALF_UP);
  }
}
