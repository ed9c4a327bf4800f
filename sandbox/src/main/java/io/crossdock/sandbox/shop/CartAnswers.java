package io.crossdock.sandbox.shop;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A cart as REST shows it. */
final class CartAnswers {

  private CartAnswers() {}

  static List<Map<String, Object>> paymentMethods() {
    return List.of(
        method("checkmo", "Check / Money order"),
        method("purchaseorder", "Purchase Order"),
        method("banktransfer", "Bank Transfer Payment"),
        method("cashondelivery", "Cash On Delivery"));
  }

  private static Map<String, Object> method(String code, String title) {
    var method = new LinkedHashMap<String, Object>();
    method.put("code", code);
    method.put("title", title);
    return method;
  }

  static Map<String, Object> line(Cart cart, Cart.Line line) {
    var shown = new LinkedHashMap<String, Object>();
    shown.put("item_id", line.itemId());
    shown.put("sku", line.sku());
    shown.put("qty", Doc.plain(line.quantity()));
    shown.put("name", Doc.text(line.product(), "name"));
    shown.put("price", Doc.plain(line.price()));
    shown.put("product_type", Doc.text(line.product(), "type_id"));
    shown.put("quote_id", String.valueOf(cart.id()));
    return shown;
  }

  static List<Map<String, Object>> lines(Cart cart) {
    return cart.lines().stream().map(line -> line(cart, line)).toList();
  }

  static Map<String, Object> cart(Cart cart, String now) {
    var shown = new LinkedHashMap<String, Object>();
    shown.put("id", cart.id());
    shown.put("created_at", cart.createdAt());
    shown.put("updated_at", now);
    shown.put("is_active", true);
    shown.put("is_virtual", cart.isVirtual());
    shown.put("items", lines(cart));
    shown.put("items_count", cart.lines().size());
    shown.put("items_qty", Doc.plain(cart.pieces()));
    shown.put("billing_address", cart.billingAddress());
    shown.put("orig_order_id", 0);
    shown.put("customer_is_guest", cart.customerId() == 0);
    shown.put("customer_note_notify", true);
    shown.put("customer_tax_class_id", 3);
    shown.put("store_id", 1);
    return shown;
  }

  static List<Map<String, Object>> shippingMethods(Cart cart) {
    return List.of(
        rate("freeshipping", "Free Shipping", "Free", BigDecimal.ZERO),
        rate("flatrate", "Flat Rate", "Fixed", cart.flatRate()));
  }

  private static Map<String, Object> rate(
      String code, String carrier, String method, BigDecimal amount) {
    var rate = new LinkedHashMap<String, Object>();
    rate.put("carrier_code", code);
    rate.put("method_code", code);
    rate.put("carrier_title", carrier);
    rate.put("method_title", method);
    for (String price : List.of("amount", "base_amount", "price_excl_tax", "price_incl_tax")) {
      Doc.put(rate, price, amount);
    }
    rate.put("available", true);
    rate.put("error_message", "");
    return rate;
  }

  static Map<String, Object> totals(Cart cart) {
    var totals = new LinkedHashMap<String, Object>();
    Doc.both(totals, "grand_total", cart.grandTotal());
    Doc.both(totals, "subtotal", cart.subtotal());
    Doc.both(totals, "discount_amount", BigDecimal.ZERO);
    Doc.both(totals, "subtotal_with_discount", cart.subtotal());
    Doc.both(totals, "shipping_amount", cart.shipping());
    Doc.both(totals, "shipping_discount_amount", BigDecimal.ZERO);
    Doc.both(totals, "tax_amount", cart.tax());
    Doc.both(totals, "shipping_tax_amount", cart.tax(cart.shipping()));
    Doc.both(totals, "shipping_incl_tax", cart.shipping().add(cart.tax(cart.shipping())));
    totals.put("base_currency_code", "USD");
    totals.put("quote_currency_code", "USD");
    Doc.put(totals, "items_qty", cart.pieces());
    totals.put("items", lines(cart));
    var segments = new ArrayList<Map<String, Object>>();
    segments.add(segment("subtotal", "Subtotal", cart.subtotal()));
    segments.add(segment("shipping", "Shipping & Handling (Flat Rate - Fixed)", cart.shipping()));
    segments.add(segment("tax", "Tax", cart.tax()));
    segments.add(segment("grand_total", "Grand Total", cart.grandTotal()));
    totals.put("total_segments", segments);
    return totals;
  }

  private static Map<String, Object> segment(String code, String title, BigDecimal value) {
    var segment = new LinkedHashMap<String, Object>();
    segment.put("code", code);
    segment.put("title", title);
    Doc.put(segment, "value", value);
    return segment;
  }

  /** What a client gets once it has said where to ship. */
  static Map<String, Object> payment(Cart cart) {
    var answer = new LinkedHashMap<String, Object>();
    answer.put("payment_methods", paymentMethods());
    answer.put("totals", totals(cart));
    return answer;
  }
}
