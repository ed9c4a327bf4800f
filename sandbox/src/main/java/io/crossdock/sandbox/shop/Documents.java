package io.crossdock.sandbox.shop;

import io.crossdock.sandbox.http.Request;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Invoices, shipments and credit memos: documents of their own, with lists and an {@code
 * updated_at} of their own. Seeded orders have none. Thread-safe.
 */
final class Documents {

  /** Where an action leaves, in the order it works on, the document it made. Never stored there. */
  static final String MADE = "_document";

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

  private final Map<String, Shelf> shelves =
      Map.of("invoice", new Shelf(), "shipment", new Shelf(), "creditmemo", new Shelf());

  void put(String kind, Map<String, Object> document) {
    shelf(kind).put(Packed.of(document));
  }

  void routes(Rest rest) {
    route(rest, "invoice", "/invoices", "/invoices/{id}", "Magento_Sales::sales_invoice");
    route(rest, "shipment", "/shipments", "/shipment/{id}", "Magento_Sales::shipment");
    route(
        rest, "creditmemo", "/creditmemos", "/creditmemo/{id}", "Magento_Sales::sales_creditmemo");
  }

  private void route(Rest rest, String kind, String list, String one, String right) {
    rest.on("GET", list, right, r -> list(kind, rest.criteria(r)))
        .on("GET", one, right, r -> one(kind, r))
        .on("GET", one + "/comments", right, r -> comments(kind, r));
  }

  private Object list(String kind, Criteria criteria) {
    Criteria.Found found = shelf(kind).find(criteria, columns(kind));
    return OrdersApi.answer(found.page(), criteria.shown(), found.total());
  }

  private Map<String, Object> one(String kind, Request request) {
    return shelf(kind).find(Rest.id(request)).orElseThrow(Refused::noSuchOrder).document();
  }

  private Object comments(String kind, Request request) {
    List<Map<String, Object>> comments = Doc.objects(one(kind, request), "comments");
    return OrdersApi.answer(comments, Map.of(), comments.size());
  }

  private Shelf shelf(String kind) {
    return Objects.requireNonNull(shelves.get(kind), kind);
  }

  private static Set<String> columns(String kind) {
    var columns =
        new HashSet<>(
            Set.of(
                "entity_id", "increment_id", "order_id", "store_id", "created_at", "updated_at"));
    columns.addAll(kind.equals("shipment") ? Set.of("total_qty") : Set.of("state", "grand_total"));
    return columns;
  }

  /** An invoice or a credit memo. */
  static Map<String, Object> bill(
      String kind,
      Map<String, Object> order,
      Map<Integer, BigDecimal> lines,
      Totals.Sums sums,
      Numbers numbers) {
    Map<String, Object> bill = paper(kind, order, lines, numbers);
    CURRENCIES.forEach(key -> bill.put(key, order.getOrDefault(key, 0)));
    BigDecimal rate = Doc.number(order, "base_to_order_rate");
    Doc.add(bill, "subtotal", sums.subtotal(), rate);
    Doc.add(bill, "discount_amount", sums.discount(), rate);
    Doc.add(bill, "tax_amount", sums.tax(), rate);
    Doc.add(bill, "shipping_amount", sums.shipping(), rate);
    Doc.add(bill, "shipping_tax_amount", sums.shippingTax(), rate);
    Doc.add(bill, "shipping_incl_tax", sums.shipping().add(sums.shippingTax()), rate);
    BigDecimal goods = sums.subtotal().add(sums.tax()).subtract(sums.shippingTax());
    Doc.add(bill, "subtotal_incl_tax", goods, rate);
    Doc.add(bill, "discount_tax_compensation_amount", BigDecimal.ZERO, rate);
    Doc.add(bill, "grand_total", sums.total(), rate);
    if (kind.equals("creditmemo")) {
      BigDecimal parts = sums.subtotal().add(sums.discount()).add(sums.tax()).add(sums.shipping());
      Doc.add(bill, "adjustment", sums.total().subtract(parts), rate);
    } else {
      bill.put("can_void_flag", 0);
    }
    bill.put("state", 2);
    return bill;
  }

  static Map<String, Object> shipment(
      Map<String, Object> order, Map<Integer, BigDecimal> lines, Numbers numbers) {
    Map<String, Object> shipment = paper("shipment", order, lines, numbers);
    shipment.put("packages", List.of());
    shipment.put("tracks", List.of());
    shipment.put("extension_attributes", Map.of("source_code", "default"));
    return shipment;
  }

  private static Map<String, Object> paper(
      String kind, Map<String, Object> order, Map<Integer, BigDecimal> lines, Numbers numbers) {
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
    paper.put("items", items(kind, id, order, lines, numbers));
    Doc.put(paper, "total_qty", lines.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add));
    paper.put("comments", List.of());
    return paper;
  }

  private static List<Object> items(
      String kind,
      int id,
      Map<String, Object> order,
      Map<Integer, BigDecimal> lines,
      Numbers numbers) {
    var items = new ArrayList<Object>();
    for (Map<String, Object> ordered : Doc.objects(order, "items")) {
      BigDecimal quantity = lines.get(Doc.whole(ordered, "item_id"));
      if (quantity != null) {
        var item = new LinkedHashMap<String, Object>();
        item.put("entity_id", numbers.next(kind + "_item"));
        item.put("parent_id", id);
        item.put("order_item_id", ordered.getOrDefault("item_id", 0));
        for (String key : List.of("name", "sku", "product_id", "price")) {
          item.put(key, ordered.getOrDefault(key, ""));
        }
        Doc.put(item, "qty", quantity);
        if (!kind.equals("shipment")) {
          BigDecimal rate = Doc.number(order, "base_to_order_rate");
          Doc.add(item, "row_total", Totals.row(ordered, quantity), rate);
          Doc.add(item, "tax_amount", Totals.share(ordered, "tax_amount", quantity), rate);
        }
        items.add(item);
      }
    }
    return items;
  }
}
