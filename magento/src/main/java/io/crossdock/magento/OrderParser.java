package io.crossdock.magento;

import static io.crossdock.magento.Values.flag;
import static io.crossdock.magento.Values.money;
import static io.crossdock.magento.Values.number;
import static io.crossdock.magento.Values.text;
import static io.crossdock.magento.Values.time;
import static io.crossdock.magento.Values.whole;

import io.crossdock.core.failure.FailedCall;
import io.crossdock.core.failure.Failure;
import io.crossdock.core.failure.Failure.Category;
import io.crossdock.core.order.Order;
import io.crossdock.core.order.Order.Address;
import io.crossdock.core.order.Order.Buyer;
import io.crossdock.core.order.Order.Comment;
import io.crossdock.core.order.OrderKey;
import io.crossdock.core.order.OrderLine;
import io.crossdock.core.order.Totals;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Magento's order JSON as an {@link Order}. {@code protect_code}, {@code remote_ip} and payment
 * details other than the method never leave this class.
 */
final class OrderParser {

  private final String connection;
  private final StoreLookup stores;

  /** Finds a store view by its id, or makes one of the order's {@code store_name}. */
  @FunctionalInterface
  interface StoreLookup {
    Order.Store get(int id, String names);
  }

  OrderParser(String connection, StoreLookup stores) {
    this.connection = connection;
    this.stores = stores;
  }

  OrderKey key(JsonNode o) {
    long id = whole(o, "entity_id");
    if (id <= 0) {
      throw new FailedCall(
          Failure.of(
              Category.BUG,
              "shop-no-id",
              "The shop answered with an order that has no entity_id.",
              "Please report it, with the names of the modules that change orders in REST."));
    }
    return new OrderKey(connection, id);
  }

  /** Throws {@link Values.Malformed}. */
  Order parse(JsonNode o) {
    return new Order(
        key(o),
        text(o, "increment_id"),
        Digest.of(o),
        stores.get((int) whole(o, "store_id"), text(o, "store_name")),
        time(o, "created_at"),
        time(o, "updated_at"),
        text(o, "state"),
        text(o, "status"),
        buyer(o),
        Optional.of(o.path("billing_address")).filter(JsonNode::isObject).map(OrderParser::address),
        shipping(o),
        o.path("items").valueStream().map(OrderParser::line).toList(),
        totals(o, "", text(o, "order_currency_code")),
        totals(o, "base_", text(o, "base_currency_code")),
        text(o, "coupon_code"),
        text(o, "shipping_description"),
        text(o.path("payment"), "method"),
        o.path("status_histories").valueStream().map(OrderParser::comment).toList(),
        Stream.of("relation_parent_real_id", "relation_child_real_id")
            .map(field -> text(o, field))
            .filter(number -> !number.isEmpty())
            .toList());
  }

  private static Buyer buyer(JsonNode o) {
    return new Buyer(
        Optional.of(whole(o, "customer_id")).filter(id -> id > 0 && !flag(o, "customer_is_guest")),
        text(o, "customer_email"),
        text(o, "customer_firstname"),
        text(o, "customer_lastname"),
        (int) whole(o, "customer_group_id"));
  }

  /** Virtual orders have a shipping assignment without an address. */
  private static Optional<Address> shipping(JsonNode o) {
    JsonNode address =
        o.path("extension_attributes")
            .path("shipping_assignments")
            .path(0)
            .path("shipping")
            .path("address");
    return address.isObject() ? Optional.of(address(address)) : Optional.empty();
  }

  private static Address address(JsonNode a) {
    return new Address(
        text(a, "firstname"),
        text(a, "lastname"),
        text(a, "company"),
        a.path("street").valueStream().map(s -> s.asString("")).toList(),
        text(a, "city"),
        text(a, "region"),
        text(a, "region_code"),
        text(a, "postcode"),
        text(a, "country_id"),
        text(a, "telephone"));
  }

  private static OrderLine line(JsonNode i) {
    return new OrderLine(
        whole(i, "item_id"),
        Optional.of(whole(i, "parent_item_id")).filter(id -> id > 0),
        text(i, "sku"),
        text(i, "name"),
        text(i, "product_type"),
        number(i, "qty_ordered"),
        number(i, "qty_canceled"),
        money(i, "price"),
        money(i, "base_price"),
        money(i, "discount_amount"),
        money(i, "base_discount_amount"),
        money(i, "tax_amount"),
        money(i, "base_tax_amount"),
        money(i, "row_total"),
        options(i));
  }

  private static List<String> options(JsonNode item) {
    return item.path("product_option")
        .path("extension_attributes")
        .path("custom_options")
        .valueStream()
        .map(option -> "Option " + text(option, "option_id") + ": " + text(option, "option_value"))
        .toList();
  }

  private static Totals totals(JsonNode o, String base, String currency) {
    return new Totals(
        currency,
        money(o, base + "grand_total"),
        money(o, base + "subtotal"),
        money(o, base + "tax_amount"),
        money(o, base + "shipping_amount"),
        money(o, base + "discount_amount"),
        money(o, base + "discount_tax_compensation_amount"),
        // Magento's own column name of the base amount is cut short.
        money(
            o,
            base.isEmpty()
                ? "shipping_discount_tax_compensation_amount"
                : "base_shipping_discount_tax_compensation_amnt"),
        money(o, base + "total_paid"),
        money(o, base + "total_due"),
        money(o, base + "total_refunded"),
        money(o, base + "total_canceled"));
  }

  private static Comment comment(JsonNode c) {
    return new Comment(
        whole(c, "entity_id"),
        text(c, "comment"),
        text(c, "status"),
        time(c, "created_at"),
        flag(c, "is_visible_on_front"));
  }
}
