package io.crossdock.sandbox.shop;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;

/**
 * The sums an invoice or a credit memo adds to an order. Shipping goes with the first invoice and,
 * unless told otherwise, with the first refund. The invoice that completes an order takes what is
 * left to the cent.
 */
final class Totals {

  private Totals() {}

  static void invoice(Map<String, Object> order, Map<Integer, BigDecimal> lines) {
    BigDecimal rate = Doc.number(order, "base_to_order_rate");
    BigDecimal subtotal = BigDecimal.ZERO;
    BigDecimal tax = BigDecimal.ZERO;
    BigDecimal discount = BigDecimal.ZERO;
    for (Map<String, Object> item : Doc.objects(order, "items")) {
      BigDecimal quantity = lines.get(Doc.whole(item, "item_id"));
      if (quantity == null) {
        continue;
      }
      BigDecimal row = Doc.number(item, "price").multiply(quantity);
      Doc.put(item, "qty_invoiced", Doc.number(item, "qty_invoiced").add(quantity));
      Doc.add(item, "row_invoiced", row, rate);
      Doc.add(item, "tax_invoiced", share(item, "tax_amount", quantity), rate);
      Doc.add(item, "discount_invoiced", share(item, "discount_amount", quantity), rate);
      Doc.add(item, "discount_tax_compensation_invoiced", BigDecimal.ZERO, rate);
      item.putIfAbsent("weee_tax_applied", "[]");
      discount = discount.subtract(share(item, "discount_amount", quantity));
      if (!item.containsKey("parent_item_id")) {
        subtotal = subtotal.add(row);
        tax = tax.add(share(item, "tax_amount", quantity));
      }
    }
    boolean first = Doc.number(order, "total_invoiced").signum() == 0;
    BigDecimal shipping = first ? Doc.number(order, "shipping_amount") : BigDecimal.ZERO;
    tax = first ? tax.add(Doc.number(order, "shipping_tax_amount")) : tax;
    BigDecimal total = subtotal.add(tax).add(discount).add(shipping);
    BigDecimal due = Doc.number(order, "grand_total").subtract(Doc.number(order, "total_invoiced"));
    if (everythingInvoiced(order)) {
      tax = tax.add(due.subtract(total));
      total = due;
    }
    Doc.add(order, "discount_invoiced", discount, rate);
    Doc.add(order, "discount_tax_compensation_invoiced", BigDecimal.ZERO, rate);
    Doc.add(order, "shipping_invoiced", shipping, rate);
    Doc.add(order, "subtotal_invoiced", subtotal, rate);
    Doc.add(order, "tax_invoiced", tax, rate);
    Doc.add(order, "total_invoiced", total, rate);
    Doc.add(order, "total_paid", total, rate);
    Doc.add(order, "total_due", total.negate(), rate);
    Map<String, Object> payment = Doc.at(order, "payment");
    Doc.add(payment, "amount_paid", total, rate);
    Doc.add(payment, "shipping_captured", shipping, rate);
  }

  private static boolean everythingInvoiced(Map<String, Object> order) {
    return Doc.objects(order, "items").stream()
        .allMatch(i -> Doc.number(i, "qty_invoiced").compareTo(Doc.number(i, "qty_ordered")) >= 0);
  }

  /**
   * @return the amount refunded
   */
  static BigDecimal refund(
      Map<String, Object> order, Map<Integer, BigDecimal> lines, Map<String, Object> arguments) {
    BigDecimal rate = Doc.number(order, "base_to_order_rate");
    BigDecimal subtotal = BigDecimal.ZERO;
    BigDecimal tax = BigDecimal.ZERO;
    BigDecimal discount = BigDecimal.ZERO;
    for (Map<String, Object> item : Doc.objects(order, "items")) {
      BigDecimal quantity = lines.get(Doc.whole(item, "item_id"));
      if (quantity == null) {
        continue;
      }
      BigDecimal row = Doc.number(item, "price").multiply(quantity);
      Doc.put(item, "qty_refunded", Doc.number(item, "qty_refunded").add(quantity));
      Doc.add(item, "amount_refunded", row, rate);
      Doc.add(item, "tax_refunded", share(item, "tax_amount", quantity), rate);
      Doc.add(item, "discount_refunded", share(item, "discount_amount", quantity), rate);
      Doc.add(item, "discount_tax_compensation_refunded", BigDecimal.ZERO, rate);
      discount = discount.subtract(share(item, "discount_amount", quantity));
      if (!item.containsKey("parent_item_id")) {
        subtotal = subtotal.add(row);
        tax = tax.add(share(item, "tax_amount", quantity));
      }
    }
    BigDecimal left =
        Doc.number(order, "shipping_invoiced").subtract(Doc.number(order, "shipping_refunded"));
    BigDecimal shipping =
        arguments.containsKey("shipping_amount")
            ? Doc.number(arguments, "shipping_amount").min(left)
            : left;
    BigDecimal shippingTax =
        shipping.signum() == 0 || shipping.compareTo(left) < 0
            ? BigDecimal.ZERO
            : Doc.number(order, "shipping_tax_amount");
    BigDecimal plus = Doc.number(arguments, "adjustment_positive");
    BigDecimal minus = Doc.number(arguments, "adjustment_negative");
    BigDecimal total =
        subtotal.add(tax).add(shippingTax).add(discount).add(shipping).add(plus).subtract(minus);
    BigDecimal paid = Doc.number(order, "total_paid").subtract(Doc.number(order, "total_refunded"));
    total =
        everythingRefunded(order) && shipping.compareTo(left) == 0
            ? paid.subtract(minus)
            : total.min(paid);
    Doc.add(order, "adjustment_positive", plus, rate);
    Doc.add(order, "adjustment_negative", minus, rate);
    Doc.add(order, "discount_refunded", discount, rate);
    Doc.add(order, "discount_tax_compensation_refunded", BigDecimal.ZERO, rate);
    Doc.add(order, "shipping_refunded", shipping, rate);
    Doc.add(order, "shipping_tax_refunded", shippingTax, rate);
    Doc.add(order, "subtotal_refunded", subtotal, rate);
    Doc.add(order, "tax_refunded", tax.add(shippingTax), rate);
    Doc.add(order, "total_offline_refunded", total, rate);
    Doc.add(order, "total_refunded", total, rate);
    order.put("customer_note_notify", 0);
    Map<String, Object> payment = Doc.at(order, "payment");
    Doc.add(payment, "amount_refunded", total, rate);
    Doc.add(payment, "shipping_refunded", shipping, rate);
    return total;
  }

  private static boolean everythingRefunded(Map<String, Object> order) {
    return Doc.objects(order, "items").stream()
        .allMatch(i -> Doc.number(i, "qty_refunded").compareTo(Doc.number(i, "qty_ordered")) >= 0);
  }

  private static BigDecimal share(Map<String, Object> item, String amount, BigDecimal quantity) {
    return Doc.number(item, amount)
        .multiply(quantity)
        .divide(Doc.number(item, "qty_ordered"), 2, RoundingMode.HALF_UP);
  }
}
