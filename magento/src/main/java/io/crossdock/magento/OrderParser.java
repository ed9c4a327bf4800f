package io.crossdock.magento;

import static io.crossdock.magento.Values.flag;
import static io.crossdock.magento.Values.money;
import static io.crossdock.magento.Values.reference;
import static io.crossdock.magento.Values.text;
import static io.crossdock.magento.Values.time;
import static io.crossdock.magento.Values.whole;

import io.crossdock.core.failure.FailedCall;
import io.crossdock.core.failure.Failure;
import io.crossdock.core.failure.Failure.Category;
import io.crossdock.core.order.Order;
import io.crossdock.core.order.Order.Address;
import io.crossdock.core.order.Order.Author;
import io.crossdock.core.order.Order.Buyer;
import io.crossdock.core.order.Order.Comment;
import io.crossdock.core.order.Order.Relation;
import io.crossdock.core.order.OrderKey;
import io.crossdock.core.order.Totals;
import io.crossdock.core.order.Totals.Credits;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Magento's order JSON as an {@link Order}. {@code protect_code}, {@code remote_ip} and payment
 * details other than the method never leave this class.
 */
final class OrderParser {

  private final String connection;
  private final StoreLookup stores;
  private final OptionLabels labels;

  /** Finds a store view by its id, or makes one of the order's {@code store_name}. */
  @FunctionalInterface
  interface StoreLookup {
    Order.Store get(int id, String names);
  }

  OrderParser(String connection, StoreLookup stores, OptionLabels labels) {
    this.connection = connection;
    this.stores = stores;
    this.labels = labels;
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
    Map<String, Object> source = Source.of(o);
    return new Order(
        key(o),
        text(o, "increment_id"),
        Digest.of(source),
        stores.get((int) whole(o, "store_id"), text(o, "store_name")),
        time(o, "created_at"),
        time(o, "updated_at"),
        text(o, "state"),
        text(o, "status"),
        buyer(o),
        Optional.of(o.path("billing_address")).filter(JsonNode::isObject).map(OrderParser::address),
        shipping(o),
        new LineParser(o.path("items"), labels).lines(),
        totals(o, "", text(o, "order_currency_code")),
        totals(o, "base_", text(o, "base_currency_code")),
        text(o, "coupon_code"),
        text(o, "shipping_description"),
        text(o.path("payment"), "method"),
        comments(o),
        relation(o),
        flag(o, "is_virtual"),
        source);
  }

  private static Relation relation(JsonNode o) {
    return new Relation(
        reference(o, "relation_parent_id"),
        text(o, "relation_parent_real_id"),
        reference(o, "relation_child_id"),
        text(o, "relation_child_real_id"),
        text(o, "original_increment_id"));
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
        money(o, base + "total_canceled"),
        money(o, base + "subtotal_incl_tax"),
        money(o, base + "shipping_incl_tax"),
        credits(o.path("extension_attributes"), base));
  }

  /** Adobe Commerce's own extension attributes. */
  private static Credits credits(JsonNode attributes, String base) {
    return new Credits(
        money(attributes, base + "customer_balance_amount"),
        money(attributes, base + "gift_cards_amount"),
        money(attributes, base + "reward_currency_amount"));
  }

  private static List<Comment> comments(JsonNode o) {
    String note = text(o, "customer_note").strip();
    return o.path("status_histories").valueStream().map(c -> comment(c, note)).toList();
  }

  /**
   * @param note the customer's at checkout; Magento copies it into the history as a comment
   */
  private static Comment comment(JsonNode c, String note) {
    String said = text(c, "comment");
    return new Comment(
        whole(c, "entity_id"),
        said,
        text(c, "status"),
        time(c, "created_at"),
        flag(c, "is_visible_on_front"),
        flag(c, "is_customer_notified"),
        !note.isEmpty() && said.strip().equals(note) ? Author.CUSTOMER : Author.SHOP,
        text(c, "entity_name"));
  }
}
