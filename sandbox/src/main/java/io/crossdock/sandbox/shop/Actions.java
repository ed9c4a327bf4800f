package io.crossdock.sandbox.shop;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the shop's staff do to an order: each takes the order's document and moves its status, its
 * state, its quantities and its totals as Magento does. An action that is not possible throws and
 * must leave no trace, so call it inside {@link Orders#change}.
 */
@SuppressWarnings("StringConcatToTextBlock") // Magento's own line breaks
final class Actions {

  private Actions() {}

  static boolean hold(Map<String, Object> order) {
    if (Set.of("complete", "closed", "canceled", "holded").contains(state(order))) {
      throw Refused.badRequest("A hold action is not available.");
    }
    order.put("hold_before_state", Doc.text(order, "state"));
    order.put("hold_before_status", Doc.text(order, "status"));
    return move(order, "holded", "holded");
  }

  static boolean unhold(Map<String, Object> order) {
    if (!state(order).equals("holded")) {
      throw Refused.badRequest("You cannot remove the hold.");
    }
    move(order, Doc.text(order, "hold_before_state"), Doc.text(order, "hold_before_status"));
    order.remove("hold_before_state");
    order.remove("hold_before_status");
    return true;
  }

  /** False, and nothing happens, when the order cannot be canceled any more. */
  static boolean cancel(Map<String, Object> order) {
    boolean untouched =
        items(order).stream()
            .allMatch(
                i -> sum(i, "qty_invoiced").signum() == 0 && sum(i, "qty_shipped").signum() == 0);
    if (!Set.of("new", "processing").contains(state(order)) || !untouched) {
      return false;
    }
    for (Map<String, Object> item : items(order)) {
      Doc.put(item, "qty_canceled", sum(item, "qty_ordered"));
      Doc.put(item, "tax_canceled", sum(item, "tax_amount"));
      Doc.put(item, "discount_tax_compensation_canceled", BigDecimal.ZERO);
    }
    for (String part : List.of("discount", "shipping", "tax")) {
      copy(order, part + "_amount", part + "_canceled");
    }
    copy(order, "subtotal", "subtotal_canceled");
    copy(order, "grand_total", "total_canceled");
    return move(order, "canceled", "canceled");
  }

  private static void copy(Map<String, Object> order, String from, String to) {
    Doc.put(order, to, sum(order, from).abs());
    Doc.put(order, "base_" + to, sum(order, "base_" + from).abs());
  }

  /**
   * Invoices what {@code asked} names, all that is left if it names nothing.
   *
   * @return the invoice's id
   */
  static String invoice(Map<String, Object> order, Map<String, Object> asked, Numbers numbers) {
    Map<Integer, BigDecimal> lines = withChildren(order, asked, "qty_invoiced");
    if (lines.isEmpty() || !Set.of("new", "processing").contains(state(order))) {
      throw Refused.badRequest(
          "Invoice Document Validation Error(s):\n"
              + "The invoice can't be created without products. Add products and try again.\n"
              + "An invoice cannot be created when an order has a status of "
              + Doc.text(order, "status"));
    }
    Totals.Sums sums = Totals.invoice(order, lines);
    settle(order);
    return Documents.made(order, "invoice", new Papers(order, lines, asked, numbers).invoice(sums));
  }

  /**
   * Ships what {@code asked} names, all that is left if it names nothing.
   *
   * @return the shipment's id
   */
  static String ship(Map<String, Object> order, Map<String, Object> asked, Numbers numbers) {
    Map<Integer, BigDecimal> lines = shipped(order, asked);
    if (lines.isEmpty() || !Set.of("new", "processing").contains(state(order))) {
      throw Refused.badRequest(
          "Shipment Document Validation Error(s):\n"
              + "The order does not allow a shipment to be created.\n"
              + "You can't create a shipment without products.");
    }
    var stands = new HashSet<Integer>();
    for (Map<String, Object> item : items(order)) {
      Map<String, Object> parent = parent(order, item);
      int whole = Doc.whole(parent, "item_id");
      BigDecimal quantity = lines.getOrDefault(Doc.whole(item, "item_id"), BigDecimal.ZERO);
      if (!parent.isEmpty() && alone(parent, item)) {
        stands.add(whole);
      } else if (Doc.text(parent, "product_type").equals("bundle")) {
        quantity = each(parent, item).multiply(lines.getOrDefault(whole, BigDecimal.ZERO));
      }
      Doc.put(item, "qty_shipped", sum(item, "qty_shipped").add(quantity));
    }
    settle(order);
    return Documents.made(
        order, "shipment", new Papers(order, lines, asked, numbers).shipment(stands));
  }

  /**
   * Nothing virtual, and of what is shipped as one only the whole. A bundle whose parts go by
   * themselves is there when the last of them goes.
   */
  private static Map<Integer, BigDecimal> shipped(
      Map<String, Object> order, Map<String, Object> asked) {
    Map<Integer, BigDecimal> lines = lines(order, asked, "qty_shipped");
    for (Map<String, Object> whole : items(order)) {
      List<Map<String, Object>> parts =
          items(order).stream().filter(i -> parent(order, i).equals(whole)).toList();
      if (Doc.whole(whole, "is_virtual") == 1) {
        lines.remove(id(whole));
      } else if (!parts.isEmpty() && !alone(whole, parts.getFirst())) {
        parts.forEach(part -> lines.remove(id(part)));
      } else if (!parts.isEmpty()) {
        if (lines.remove(id(whole)) != null) {
          parts.forEach(part -> lines.put(id(part), left(part, "qty_shipped")));
        }
        lines.values().removeIf(quantity -> quantity.signum() <= 0);
        if (parts.stream().anyMatch(part -> lines.containsKey(id(part)))
            && parts.stream().allMatch(part -> isLast(part, lines))) {
          lines.put(id(whole), sum(whole, "qty_ordered"));
        }
      }
    }
    return lines;
  }

  private static boolean isLast(Map<String, Object> item, Map<Integer, BigDecimal> lines) {
    BigDecimal left = left(item, "qty_shipped");
    return lines.getOrDefault(id(item), BigDecimal.ZERO).compareTo(left) >= 0;
  }

  private static BigDecimal left(Map<String, Object> item, String done) {
    return sum(item, "qty_ordered").subtract(sum(item, done)).subtract(sum(item, "qty_canceled"));
  }

  private static int id(Map<String, Object> item) {
    return Doc.whole(item, "item_id");
  }

  /**
   * Refunds offline what {@code asked} names, all that is invoiced if it names nothing.
   *
   * @return the credit memo's id
   */
  static String refund(
      Map<String, Object> order, Map<String, Object> asked, String now, Numbers numbers) {
    var lines = new HashMap<Integer, BigDecimal>();
    Map<Integer, BigDecimal> wanted = withChildren(order, asked, "qty_refunded");
    for (Map<String, Object> item : items(order)) {
      BigDecimal left = sum(item, "qty_invoiced").subtract(sum(item, "qty_refunded"));
      BigDecimal want = wanted.getOrDefault(Doc.whole(item, "item_id"), BigDecimal.ZERO);
      if (left.min(want).signum() > 0) {
        lines.put(Doc.whole(item, "item_id"), left.min(want));
      }
    }
    if (lines.isEmpty() || state(order).equals("holded")) {
      throw Refused.badRequest(
          "Creditmemo Document Validation Error(s):\n"
              + "You can't create a creditmemo without products.\n"
              + "The order does not allow a creditmemo to be created.");
    }
    Totals.Sums sums = Totals.refund(order, lines, Doc.at(asked, "arguments"));
    if (sum(order, "total_refunded").compareTo(sum(order, "total_paid")) >= 0) {
      move(order, "closed", "closed");
    }
    String sign = Doc.text(order, "order_currency_code").equals("EUR") ? "€" : "$";
    Comments.refunded(
        order, sign + sums.total().setScale(2, java.math.RoundingMode.HALF_UP), now, numbers);
    return Documents.made(
        order, "creditmemo", new Papers(order, lines, asked, numbers).creditMemo(sums));
  }

  /** The lines asked for; what is sold as part of one goes along. */
  private static Map<Integer, BigDecimal> withChildren(
      Map<String, Object> order, Map<String, Object> asked, String done) {
    Map<Integer, BigDecimal> lines = lines(order, asked, done);
    for (Map<String, Object> child : items(order)) {
      Map<String, Object> parent = parent(order, child);
      BigDecimal of = lines.get(Doc.whole(parent, "item_id"));
      if (!parent.isEmpty() && of != null) {
        lines.put(id(child), each(parent, child).multiply(of).min(left(child, done)));
      }
    }
    lines.values().removeIf(quantity -> quantity.signum() <= 0);
    return lines;
  }

  /** The line that this one is a part of; an empty one if it is sold by itself. */
  private static Map<String, Object> parent(Map<String, Object> order, Map<String, Object> item) {
    return items(order).stream()
        .filter(i -> item.containsKey("parent_item_id"))
        .filter(i -> Doc.whole(i, "item_id") == Doc.whole(item, "parent_item_id"))
        .findFirst()
        .orElse(Map.of());
  }

  /** How many of a part are in one of the whole. */
  private static BigDecimal each(Map<String, Object> parent, Map<String, Object> child) {
    return sum(child, "qty_ordered")
        .divide(sum(parent, "qty_ordered"), 4, java.math.RoundingMode.HALF_UP);
  }

  /**
   * Whether a part is shipped by itself: the recorded shop ships bundles of a fixed price so, whose
   * parts have no price, and dynamic ones and configurable products as one.
   */
  private static boolean alone(Map<String, Object> parent, Map<String, Object> child) {
    return Doc.text(parent, "product_type").equals("bundle") && sum(child, "price").signum() == 0;
  }

  /** The quantities asked for, or all that is left of every line. */
  private static Map<Integer, BigDecimal> lines(
      Map<String, Object> order, Map<String, Object> asked, String done) {
    var wanted = new HashMap<Integer, BigDecimal>();
    List<Map<String, Object>> named = Doc.objects(asked, "items");
    named.forEach(l -> wanted.put(Doc.whole(l, "order_item_id"), Doc.number(l, "qty")));
    var lines = new HashMap<Integer, BigDecimal>();
    for (Map<String, Object> item : items(order)) {
      int id = Doc.whole(item, "item_id");
      BigDecimal left = left(item, done);
      BigDecimal quantity =
          named.isEmpty() ? left : left.min(wanted.getOrDefault(id, BigDecimal.ZERO));
      if (quantity.signum() > 0) {
        lines.put(id, quantity);
      }
    }
    return lines;
  }

  /** Complete when nothing is left to invoice or ship, in processing before that. */
  private static void settle(Map<String, Object> order) {
    boolean done =
        items(order).stream()
            .filter(item -> !item.containsKey("parent_item_id"))
            .allMatch(item ->
                reached(item, "qty_invoiced")
                    && (Doc.whole(item, "is_virtual") == 1 || reached(item, "qty_shipped")));
    if (done) {
      move(order, "complete", "complete");
    } else if (state(order).equals("new")) {
      move(order, "processing", "processing");
    }
  }

  private static boolean reached(Map<String, Object> item, String done) {
    return sum(item, done).add(sum(item, "qty_canceled")).compareTo(sum(item, "qty_ordered")) >= 0;
  }

  private static List<Map<String, Object>> items(Map<String, Object> order) {
    return Doc.objects(order, "items");
  }

  private static BigDecimal sum(Map<String, Object> document, String key) {
    return Doc.number(document, key);
  }

  private static String state(Map<String, Object> order) {
    return Doc.text(order, "state");
  }

  private static boolean move(Map<String, Object> order, String state, String status) {
    order.put("state", state);
    order.put("status", status);
    return true;
  }
}
