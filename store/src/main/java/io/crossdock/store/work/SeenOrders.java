package io.crossdock.store.work;

import io.crossdock.core.order.Order;
import io.crossdock.core.order.OrderKey;
import io.crossdock.core.port.work.WorkQueue.First;
import io.crossdock.store.value.Kept;
import io.crossdock.store.value.RelatedJson;
import java.util.List;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What the grid shows of an order as it was last read, and what its id stood for at first. */
public final class SeenOrders {

  /** Orders that were first read by an older version have it as their address only. */
  static final String FIRST_EMAIL =
      """
      coalesce(s.first_email, CASE WHEN s.email <> '' AND s.first_increment_id = s.increment_id
        THEN encode(sha256(convert_to(lower(trim(s.email)), 'UTF8')), 'hex') END)
      """;

  private static final String SAME =
      """
      (s.first_purchased_at = o.purchased_at AND (s.first_increment_id = o.increment_id
        OR FIRST_EMAIL = nullif(o.first_email, '')
        OR s.first_customer = o.first_customer))
      """
          .replace("FIRST_EMAIL", FIRST_EMAIL);

  /**
   * What an id stood for follows an order that is still the same: one that was renumbered, or whose
   * buyer's address was corrected; see {@link First#same}.
   */
  private static final String FOLLOW =
      """
      first_increment_id = CASE WHEN SAME THEN o.increment_id
        ELSE coalesce(s.first_increment_id, o.increment_id) END,
      first_email = CASE WHEN s.forgotten_at IS NOT NULL THEN NULL
        WHEN SAME OR s.first_increment_id IS NULL THEN o.first_email
        ELSE s.first_email END,
      first_customer = CASE WHEN SAME OR s.first_increment_id IS NULL THEN o.first_customer
        ELSE s.first_customer END,
      first_purchased_at = coalesce(s.first_purchased_at, o.purchased_at)
      """
          .replace("SAME", SAME);

  /** Orders as {@link #json} writes them. */
  public static final String ORDERS =
      """
      FROM jsonb_to_recordset(:orders::jsonb) AS o(connection text, entity_id bigint, digest text,
        increment_id text, store_id int, purchase_point text, purchased_at timestamptz,
        bill_to_name text, ship_to_name text, email text, base_grand_total numeric,
        base_currency text, grand_total numeric, currency text, status text,
        website_id int, related jsonb, first_email text, first_customer bigint)
      """;

  /** The columns of a new row. */
  public static final String COLUMNS =
      """
      digest, increment_id, store_id, purchase_point, purchased_at, bill_to_name, ship_to_name,
      email, base_grand_total, base_currency, grand_total, currency, status, website_id, related,
      first_increment_id, first_purchased_at, first_email, first_customer
      """;

  public static final String VALUES =
      """
      o.digest, o.increment_id, o.store_id, o.purchase_point, o.purchased_at, o.bill_to_name,
      o.ship_to_name, o.email, o.base_grand_total, o.base_currency, o.grand_total, o.currency,
      o.status, o.website_id, o.related, o.increment_id, o.purchased_at, o.first_email,
      o.first_customer
      """;

  /**
   * A row {@code s} becomes as {@link #ORDERS} say. What is known of documents stays while the
   * order was read without them, and is as it was.
   */
  static final String BECOMES =
      """
      digest = CASE WHEN starts_with(s.digest, o.digest || ':') THEN s.digest ELSE o.digest END,
      increment_id = o.increment_id, store_id = o.store_id,
      purchase_point = o.purchase_point, purchased_at = o.purchased_at,
      bill_to_name = CASE WHEN s.forgotten_at IS NULL THEN o.bill_to_name ELSE '' END,
      ship_to_name = CASE WHEN s.forgotten_at IS NULL THEN o.ship_to_name ELSE '' END,
      email = CASE WHEN s.forgotten_at IS NULL THEN o.email ELSE '' END,
      base_grand_total = o.base_grand_total, base_currency = o.base_currency,
      grand_total = o.grand_total, currency = o.currency, status = o.status,
      website_id = o.website_id, related = o.related,
      """
          + FOLLOW;

  /** A row with a notice of its own is read again anyway, and may know something newer. */
  private static final String LOADED =
      "UPDATE shop_order s SET "
          + BECOMES
          + ORDERS
          + """
          JOIN work w USING (connection, entity_id)
          WHERE s.connection = o.connection AND s.entity_id = o.entity_id
            AND w.generation = w.claimed AND s.digest IS DISTINCT FROM o.digest
          """;

  private static final JsonMapper JSON = JsonMapper.shared();

  private final JdbcClient jdbc;

  SeenOrders(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** What the grid shows of orders that an attempt has just loaded. */
  int loaded(List<Order> orders) {
    return orders.isEmpty() ? 0 : jdbc.sql(LOADED).param("orders", json(orders)).update();
  }

  /** In the order of their keys, the last of each. */
  public static String json(List<Order> orders) {
    ArrayNode rows = JSON.createArrayNode();
    var seen = new TreeMap<OrderKey, Order>();
    orders.forEach(order -> seen.put(order.key(), order));
    seen.values().forEach(order -> row(rows.addObject(), order));
    return Kept.json(JSON.writeValueAsString(rows));
  }

  private static void row(ObjectNode row, Order order) {
    row.put("connection", order.key().connection())
        .put("entity_id", order.key().entityId())
        .put("digest", order.digest())
        .put("increment_id", Kept.column(order.incrementId()))
        .put("store_id", order.store().id())
        .put("purchase_point", Kept.column(order.store().name()))
        .put("purchased_at", order.createdAt().toString())
        .put("bill_to_name", order.billing().map(SeenOrders::name).map(Kept::column).orElse(""))
        .put("ship_to_name", order.shipping().map(SeenOrders::name).map(Kept::column).orElse(""))
        .put("email", Kept.column(order.buyer().email()))
        .put("base_grand_total", order.baseTotal().grandTotal().amount())
        .put("base_currency", Kept.column(order.baseTotal().currency()))
        .put("grand_total", order.total().grandTotal().amount())
        .put("currency", Kept.column(order.total().currency()))
        .put("status", Kept.column(order.status()))
        .put("website_id", order.store().websiteId())
        .put("first_email", First.hash(order.buyer().email()))
        .put("first_customer", order.buyer().customerId().orElse(null))
        .set("related", RelatedJson.of(order));
  }

  private static String name(Order.Address address) {
    return (address.firstName() + " " + address.lastName()).strip();
  }
}
