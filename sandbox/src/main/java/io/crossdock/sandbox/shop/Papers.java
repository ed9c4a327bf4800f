package io.crossdock.sandbox.shop;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes invoices, shipments and credit memos of an order, key for key as Magento tells them: what a
 * document does not have is no key of it.
 */
final class Papers {

  private static final List<String> CURRENCIES =
      List.of(
          "base_currency_code",
          "base_to_global_rate",
          "base_to_order_rate",
          "global_currency_code",
          "order_currency_code",
          "store_currency_code",
          "store_to_base_rate",
          "store_to_order_rate");

  /** Sums that a document of the whole order has from it, to the cent. */
  private static final List<String> SUMS =
      List.of(
          "subtotal",
          "subtotal_incl_tax",
          "discount_amount",
          "tax_amount",
          "shipping_amount",
          "shipping_tax_amount",
          "shipping_incl_tax",
          "grand_total");

  private final Map<String, Object> order;
  private final Map<Integer, BigDecimal> lines;
  private final Map<String, Object> asked;
  private final Numbers numbers;

  /**
   * @param lines what of each of the order's lines, by its id
   * @param asked the request: comment, notify, tracks, arguments
   */
  Papers(
      Map<String, Object> order,
      Map<Integer, BigDecimal> lines,
      Map<String, Object> asked,
      Numbers numbers) {
    this.order = order;
    this.lines = lines;
    this.asked = asked;
    this.numbers = numbers;
  }

  Map<String, Object> invoice(Totals.Sums sums) {
    Map<String, Object> invoice = bill("invoice", sums);
    if (sums.first()) {
      invoice.put("shipping_discount_tax_compensation_amount", 0);
      invoice.put("base_shipping_discount_tax_compensation_amnt", 0);
      shipping(invoice, sums);
    }
    invoice.put("can_void_flag", 0);
    Doc.put(invoice, "total_qty", lines.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add));
    whole(invoice);
    return invoice;
  }

  Map<String, Object> creditMemo(Totals.Sums sums) {
    Map<String, Object> memo = bill("creditmemo", sums);
    shipping(memo, sums);
    Map<String, Object> arguments = Doc.at(asked, "arguments");
    BigDecimal adjustment = BigDecimal.ZERO;
    for (String part : List.of("adjustment_positive", "adjustment_negative")) {
      BigDecimal amount = Doc.number(arguments, part);
      adjustment = part.endsWith("positive") ? amount : adjustment.subtract(amount);
      if (amount.signum() != 0) {
        Doc.add(memo, part, amount, rate());
      }
    }
    Doc.add(memo, "adjustment", adjustment, rate());
    whole(memo);
    return memo;
  }

  /**
   * @param alone lines that only stand for what is shipped apart, and don't count
   */
  Map<String, Object> shipment(Set<Integer> alone) {
    Map<String, Object> shipment = paper("shipment");
    Object customer = order.get("customer_id");
    if (customer != null) {
      shipment.put("customer_id", customer);
    }
    shipment.put("packages", List.of());
    int id = Doc.whole(shipment, "entity_id");
    shipment.put(
        "tracks",
        Doc.objects(asked, "tracks").stream().map(t -> track(t, id, order, numbers)).toList());
    shipment.put("extension_attributes", Map.of("source_code", "default"));
    shipment.put("items", items("shipment", id, Map.of()));
    Doc.put(
        shipment,
        "total_qty",
        lines.entrySet().stream()
            .filter(line -> !alone.contains(line.getKey()))
            .map(Map.Entry::getValue)
            .reduce(BigDecimal.ZERO, BigDecimal::add));
    return shipment;
  }

  static Map<String, @Nullable Object> track(
      Map<String, Object> given, int shipment, Map<String, Object> order, Numbers numbers) {
    var track = new LinkedHashMap<String, @Nullable Object>();
    track.put("order_id", order.get("entity_id"));
    track.put("entity_id", numbers.next("track"));
    track.put("parent_id", shipment);
    for (String key : List.of("weight", "qty", "description")) {
      track.put(key, given.get(key));
    }
    for (String key : List.of("track_number", "title", "carrier_code")) {
      track.put(key, Doc.text(given, key));
    }
    return track;
  }

  private Map<String, Object> bill(String kind, Totals.Sums sums) {
    Map<String, Object> bill = paper(kind);
    CURRENCIES.forEach(key -> bill.put(key, order.getOrDefault(key, 0)));
    Object why = order.get("discount_description");
    if (why != null) {
      bill.put("discount_description", why);
    }
    bill.put("state", 2);
    bill.put("items", items(kind, Doc.whole(bill, "entity_id"), sums.lines()));
    BigDecimal inclTax = BigDecimal.ZERO;
    for (Map<String, Object> item : Doc.objects(bill, "items")) {
      inclTax = inclTax.add(Doc.number(item, "row_total_incl_tax"));
    }
    Doc.add(bill, "subtotal", sums.subtotal(), rate());
    Doc.add(bill, "subtotal_incl_tax", inclTax, rate());
    Doc.add(bill, "discount_amount", sums.discount(), rate());
    Doc.add(bill, "tax_amount", sums.tax(), rate());
    Doc.add(bill, "discount_tax_compensation_amount", BigDecimal.ZERO, rate());
    Doc.add(bill, "grand_total", sums.total(), rate());
    return bill;
  }

  private void shipping(Map<String, Object> bill, Totals.Sums sums) {
    Doc.add(bill, "shipping_amount", sums.shipping(), rate());
    Doc.add(bill, "shipping_tax_amount", sums.shippingTax(), rate());
    Doc.add(bill, "shipping_incl_tax", sums.shipping().add(sums.shippingTax()), rate());
  }

  /** The sums of the order itself, if this is all of it. */
  private void whole(Map<String, Object> bill) {
    boolean untouched = Doc.number(bill, "adjustment").signum() == 0;
    if (untouched
        && Doc.number(bill, "grand_total").compareTo(Doc.number(order, "grand_total")) == 0
        && Doc.number(bill, "subtotal").compareTo(Doc.number(order, "subtotal")) == 0) {
      for (String sum : SUMS) {
        for (String key : List.of(sum, "base_" + sum)) {
          if (bill.containsKey(key) && order.containsKey(key)) {
            bill.put(key, order.getOrDefault(key, 0));
          }
        }
      }
    }
  }

  private Map<String, Object> paper(String kind) {
    int id = numbers.next(kind);
    var paper = new LinkedHashMap<String, Object>();
    paper.put("entity_id", id);
    paper.put("increment_id", numbers.nextIncrement(kind, Doc.whole(order, "store_id")));
    paper.put("order_id", order.getOrDefault("entity_id", 0));
    paper.put("store_id", order.getOrDefault("store_id", 1));
    paper.put("billing_address_id", order.getOrDefault("billing_address_id", 0));
    Object address = ActionsApi.shippingAddress(order).get("entity_id");
    if (address != null) {
      paper.put("shipping_address_id", address);
    }
    boolean notified = Boolean.TRUE.equals(asked.get("notify"));
    if (notified) {
      paper.put("email_sent", 1);
    }
    Map<String, Object> comment = Doc.at(asked, "comment");
    paper.put(
        "comments",
        comment.isEmpty() ? List.of() : List.of(comment(kind, id, comment, notified, numbers)));
    return paper;
  }

  static Map<String, Object> comment(
      String kind, int document, Map<String, Object> given, boolean notified, Numbers numbers) {
    var comment = new LinkedHashMap<String, Object>();
    comment.put("is_customer_notified", notified ? 1 : 0);
    comment.put("parent_id", document);
    comment.put("comment", Doc.text(given, "comment"));
    comment.put("is_visible_on_front", Doc.whole(given, "is_visible_on_front"));
    comment.put("entity_id", numbers.next(kind + "_comment"));
    return comment;
  }

  private List<Object> items(String kind, int document, Map<Integer, Totals.Line> figures) {
    var items = new ArrayList<Object>();
    for (Map<String, Object> ordered : Doc.objects(order, "items")) {
      BigDecimal quantity = lines.get(Doc.whole(ordered, "item_id"));
      if (quantity != null) {
        var item = new LinkedHashMap<String, @Nullable Object>();
        item.put("entity_id", numbers.next(kind + "_item"));
        item.put("parent_id", document);
        item.put("order_item_id", ordered.get("item_id"));
        copy(ordered, item, "name", "sku", "product_id", "price");
        if (kind.equals("shipment")) {
          copy(ordered, item, "weight");
        } else {
          copy(ordered, item, "base_price", "price_incl_tax", "base_price_incl_tax");
          Totals.Line line = figures.get(Doc.whole(ordered, "item_id"));
          if (line != null && ordered.containsKey("price_incl_tax") && !summed(ordered)) {
            row(ordered, item, quantity, line);
            refunded(kind, item);
          }
        }
        item.put("qty", Doc.plain(quantity));
        items.add(item);
      }
    }
    return items;
  }

  /** A bundle whose price is that of its children: the rows are theirs. */
  private boolean summed(Map<String, Object> ordered) {
    return Doc.text(ordered, "product_type").equals("bundle")
        && Doc.objects(order, "items").stream()
            .anyMatch(i ->
                Doc.whole(i, "parent_item_id") == Doc.whole(ordered, "item_id")
                    && Doc.number(i, "price").signum() > 0);
  }

  private void row(
      Map<String, Object> ordered,
      Map<String, @Nullable Object> item,
      BigDecimal quantity,
      Totals.Line line) {
    BigDecimal withTax =
        quantity.compareTo(BigDecimal.ONE) == 0
            ? Doc.number(ordered, "price_incl_tax")
            : Doc.cents(
                line.row()
                    .multiply(
                        BigDecimal.ONE.add(Doc.number(ordered, "tax_percent").movePointLeft(2))));
    amount(item, "row_total", line.row());
    amount(item, "row_total_incl_tax", withTax);
    amount(item, "tax_amount", line.tax());
    amount(item, "discount_tax_compensation_amount", BigDecimal.ZERO);
    if (line.discount().signum() != 0) {
      amount(item, "discount_amount", line.discount());
    }
  }

  private static void refunded(String kind, Map<String, @Nullable Object> item) {
    if (kind.equals("creditmemo")) {
      item.put("base_cost", null);
      item.put("base_weee_tax_row_disposition", 0);
      item.put("weee_tax_applied", "[]");
      item.put("weee_tax_applied_row_amount", 0);
      item.put("weee_tax_row_disposition", 0);
    }
  }

  private void amount(Map<String, @Nullable Object> item, String key, BigDecimal amount) {
    BigDecimal rate = rate();
    item.put(key, Doc.plain(amount));
    item.put(
        "base_" + key,
        Doc.plain(rate.signum() == 0 ? amount : amount.divide(rate, 2, RoundingMode.HALF_UP)));
  }

  private static void copy(
      Map<String, Object> from, Map<String, @Nullable Object> to, String... keys) {
    for (String key : keys) {
      if (from.containsKey(key)) {
        to.put(key, from.get(key));
      }
    }
  }

  private BigDecimal rate() {
    return Doc.number(order, "base_to_order_rate");
  }
}
