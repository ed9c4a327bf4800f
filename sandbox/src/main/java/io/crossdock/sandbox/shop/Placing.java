package io.crossdock.sandbox.shop;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes an order of a cart, in the shape of a recorded one. Immutable. */
final class Placing {

  private final Map<String, Object> shape = Seeds.object("order-guest-simple.json");

  Map<String, Object> order(Cart cart, String method, String now, Numbers numbers) {
    Map<String, Object> order = Doc.copy(shape);
    int id = numbers.next("order");
    order.put("entity_id", id);
    order.put("increment_id", numbers.nextIncrement(1));
    order.put("quote_id", cart.id());
    order.put("protect_code", String.format("%032x", id * 7_919L));
    order.put("created_at", now);
    order.put("updated_at", now);
    buyer(order, cart);
    totals(order, cart);
    order.put("items", items(cart, order, now, numbers));
    addresses(order, cart, numbers);
    payment(order, cart, method, numbers);
    new Taxes(cart).tell(order, numbers);
    return order;
  }

  private static void buyer(Map<String, Object> order, Cart cart) {
    Map<String, Object> billing = cart.billingAddress();
    order.put("customer_email", Doc.text(billing, "email"));
    order.put("customer_firstname", Doc.text(billing, "firstname"));
    order.put("customer_lastname", Doc.text(billing, "lastname"));
    if (cart.customerId() > 0) {
      order.put("customer_id", cart.customerId());
      order.put("customer_is_guest", 0);
      order.put("customer_group_id", 1);
    }
  }

  private static void totals(Map<String, Object> order, Cart cart) {
    BigDecimal shippingTax = cart.tax(cart.shipping());
    Doc.both(order, "subtotal", cart.subtotal());
    Doc.both(order, "subtotal_incl_tax", cart.subtotal().add(cart.tax()).subtract(shippingTax));
    Doc.both(order, "tax_amount", cart.tax());
    Doc.both(order, "grand_total", cart.grandTotal());
    Doc.both(order, "total_due", cart.grandTotal());
    shipping(order, cart);
    order.put("is_virtual", cart.isVirtual() ? 1 : 0);
    order.put("total_item_count", cart.lines().size());
    Doc.put(order, "total_qty_ordered", cart.pieces());
  }

  private static void shipping(Map<String, Object> totals, Cart cart) {
    BigDecimal tax = cart.tax(cart.shipping());
    Doc.both(totals, "shipping_amount", cart.shipping());
    Doc.both(totals, "shipping_tax_amount", tax);
    Doc.both(totals, "shipping_incl_tax", cart.shipping().add(tax));
  }

  private List<Object> items(Cart cart, Map<String, Object> order, String now, Numbers numbers) {
    var items = new ArrayList<Object>();
    for (Cart.Line line : cart.lines()) {
      Map<String, Object> item = Doc.copy(Doc.objects(shape, "items").getFirst());
      item.put("item_id", numbers.next("item"));
      item.put("order_id", order.getOrDefault("entity_id", 0));
      item.put("quote_item_id", line.itemId());
      item.put("created_at", now);
      item.put("updated_at", now);
      item.put("name", Doc.text(line.product(), "name"));
      item.put("sku", line.sku());
      item.put("product_id", line.product().getOrDefault("id", 0));
      item.put("product_type", Doc.text(line.product(), "type_id"));
      item.put("is_virtual", line.isVirtual() ? 1 : 0);
      Doc.put(item, "qty_ordered", line.quantity());
      item.put("is_qty_decimal", line.quantity().stripTrailingZeros().scale() > 0 ? 1 : 0);
      amounts(item, line, cart);
      items.add(item);
    }
    return items;
  }

  private static void amounts(Map<String, Object> item, Cart.Line line, Cart cart) {
    BigDecimal tax = cart.tax(line.row());
    Doc.both(item, "price", line.price());
    Doc.both(item, "original_price", line.price());
    Doc.both(item, "price_incl_tax", line.price().add(cart.tax(line.price())));
    Doc.both(item, "row_total", line.row());
    Doc.both(item, "row_total_incl_tax", line.row().add(tax));
    Doc.both(item, "tax_amount", tax);
    Doc.put(item, "tax_percent", TaxRule.percent(cart.taxes()));
    item.put("extension_attributes", Map.of("itemized_taxes", List.of()));
  }

  private static void addresses(Map<String, Object> order, Cart cart, Numbers numbers) {
    Map<String, Object> shipping = address(order, cart.shippingAddress(), "shipping", numbers);
    Map<String, Object> billing = address(order, cart.billingAddress(), "billing", numbers);
    order.put("billing_address", billing);
    order.put("billing_address_id", billing.getOrDefault("entity_id", 0));
    var total = Doc.copy(Doc.at(assignment(order), "shipping", "total"));
    shipping(total, cart);
    var sent = new LinkedHashMap<String, Object>();
    if (cart.isVirtual()) {
      order.remove("shipping_description");
    } else {
      sent.put("address", shipping);
      sent.put("method", "flatrate_flatrate");
    }
    sent.put("total", total);
    assignment(order).put("shipping", sent);
  }

  private static Map<String, Object> assignment(Map<String, Object> order) {
    return Doc.objects(Doc.at(order, "extension_attributes"), "shipping_assignments").getFirst();
  }

  private static Map<String, Object> address(
      Map<String, Object> order, Map<String, Object> given, String type, Numbers numbers) {
    var address = new LinkedHashMap<String, Object>();
    address.put("address_type", type);
    for (String key :
        List.of(
            "city",
            "company",
            "country_id",
            "email",
            "firstname",
            "lastname",
            "postcode",
            "region",
            "region_code",
            "region_id",
            "street",
            "telephone")) {
      Object value = given.get(key);
      if (value != null) {
        address.put(key, value);
      }
    }
    address.put("entity_id", numbers.next("address"));
    address.put("parent_id", order.getOrDefault("entity_id", 0));
    return address;
  }

  private static void payment(
      Map<String, Object> order, Cart cart, String method, Numbers numbers) {
    String title =
        CartAnswers.paymentMethods().stream()
            .filter(known -> Doc.text(known, "code").equals(method))
            .map(known -> Doc.text(known, "title"))
            .findFirst()
            .orElseThrow(
                () -> Refused.badRequest("The requested Payment Method is not available."));
    Map<String, Object> payment = Doc.at(order, "payment");
    payment.put("method", method);
    payment.put("additional_information", List.of(title));
    payment.put("entity_id", numbers.next("payment"));
    payment.put("parent_id", order.getOrDefault("entity_id", 0));
    Doc.both(payment, "amount_ordered", cart.grandTotal());
    Doc.both(payment, "shipping_amount", cart.shipping());
    Doc.at(order, "extension_attributes")
        .put("payment_additional_info", List.of(Map.of("key", "method_title", "value", title)));
  }
}
