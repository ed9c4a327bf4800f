package io.crossdock.magento;

import static io.crossdock.magento.Json.id;
import static io.crossdock.magento.Json.money;
import static io.crossdock.magento.Json.text;
import static io.crossdock.magento.Json.time;

import io.crossdock.core.order.Order;
import io.crossdock.core.order.OrderKey;
import io.crossdock.core.order.OrderLine;
import io.crossdock.core.order.Totals;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** One order of the REST answer as a value. */
record OrderParser(String connection, IntFunction<Order.Store> stores) {

  Order parse(JsonNode o) {
    JsonNode shipping =
        o.path("extension_attributes").path("shipping_assignments").path(0).path("shipping");
    return new Order(
        new OrderKey(connection, id(o, "entity_id")),
        text(o, "increment_id"),
        Digest.of(o),
        stores.apply((int) id(o, "store_id")),
        time(o, "created_at"),
        time(o, "updated_at"),
        text(o, "state"),
        text(o, "status"),
        buyer(o),
        address(o.path("billing_address")),
        address(shipping.path("address")),
        o.path("items").values().stream().map(OrderParser::line).toList(),
        totals(o, "", "order_currency_code"),
        totals(o, "base_", "base_currency_code"),
        text(o, "coupon_code"),
        text(o, "shipping_description"),
        text(o.path("payment"), "method"),
        o.path("status_histories").values().stream().map(OrderParser::comment).toList(),
        Stream.of("relation_parent_real_id", "relation_child_real_id")
            .map(field -> text(o, field))
            .filter(related -> !related.isEmpty())
            .toList());
  }

  private static Order.Buyer buyer(JsonNode o) {
    return new Order.Buyer(
        Optional.of(id(o, "customer_id")).filter(customer -> customer > 0),
        text(o, "customer_email"),
        text(o, "customer_firstname"),
        text(o, "customer_lastname"),
        (int) id(o, "customer_group_id"));
  }

  private static Optional<Order.Address> address(JsonNode a) {
    if (!a.isObject()) {
      return Optional.empty();
    }
    return Optional.of(
        new Order.Address(
            text(a, "firstname"),
            text(a, "lastname"),
            text(a, "company"),
            a.path("street").values().stream().map(line -> line.asString("")).toList(),
            text(a, "city"),
            text(a, "region"),
            text(a, "region_code"),
            text(a, "postcode"),
            text(a, "country_id"),
            text(a, "telephone")));
  }

  private static Order.Comment comment(JsonNode c) {
    return new Order.Comment(
        id(c, "entity_id"),
        text(c, "comment"),
        text(c, "status"),
        time(c, "created_at"),
        id(c, "is_visible_on_front") == 1);
  }

  private static Totals totals(JsonNode o, String prefix, String currency) {
    return new Totals(
        text(o, currency),
        money(o, prefix + "grand_total"),
        money(o, prefix + "subtotal"),
        money(o, prefix + "tax_amount"),
        money(o, prefix + "shipping_amount"),
        money(o, prefix + "discount_amount"),
        money(o, prefix + "discount_tax_compensation_amount"),
        // Magento names the base field base_shipping_discount_tax_compensation_amnt.
        money(
            o,
            prefix.isEmpty()
                ? "shipping_discount_tax_compensation_amount"
                : "base_shipping_discount_tax_compensation_amnt"),
        money(o, prefix + "total_paid"),
        money(o, prefix + "total_due"),
        money(o, prefix + "total_refunded"),
        money(o, prefix + "total_canceled"));
  }

  private static OrderLine line(JsonNode i) {
    return new OrderLine(
        id(i, "item_id"),
        Optional.of(id(i, "parent_item_id")).filter(parent -> parent > 0),
        text(i, "sku"),
        text(i, "name"),
        text(i, "product_type"),
        Json.number(i, "qty_ordered"),
        Json.number(i, "qty_canceled"),
        money(i, "price"),
        money(i, "base_price"),
        money(i, "discount_amount"),
        money(i, "base_discount_amount"),
        money(i, "tax_amount"),
        money(i, "base_tax_amount"),
        money(i, "row_total"),
        options(i));
  }

  private static List<String> options(JsonNode i) {
    return i
        .path("product_option")
        .path("extension_attributes")
        .path("custom_options")
        .values()
        .stream()
        .map(o -> text(o, "option_id") + ": " + text(o, "option_value"))
        .toList();
  }
}
