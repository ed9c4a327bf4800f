package io.crossdock.store.work;

import io.crossdock.core.order.Order;
import io.crossdock.core.order.OrderKey;
import io.crossdock.core.port.shop.OrderSource.Unreadable;
import io.crossdock.core.port.work.Trigger;
import io.crossdock.core.port.work.WorkQueue.First;
import io.crossdock.store.value.Kept;
import io.crossdock.store.value.RelatedJson;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Notices become rows that are due. A batch is one statement. */
public final class Marks {

  /**
   * A waiting retry keeps its time unless a person asks; all else is brought forward. What a person
   * or a back-fill asked for stays asked until it is settled, whatever is noticed meanwhile: an
   * automatic way may leave alone what they want sent.
   */
  private static final String FORWARD =
      """
      generation = s.generation + 1,
      unsynced_since = coalesce(s.unsynced_since, excluded.unsynced_since),
      priority = greatest(s.priority, excluded.priority),
      trigger = CASE
        WHEN excluded.trigger <> 'MANUAL' AND s.observed < s.generation
          AND (s.trigger = 'BACKFILL' OR s.trigger = 'MANUAL' AND s.due_at IS NOT NULL)
        THEN s.trigger ELSE excluded.trigger END,
      due_at = CASE WHEN s.retrying AND excluded.trigger <> 'MANUAL' AND s.due_at IS NOT NULL
               THEN s.due_at ELSE least(s.due_at, excluded.due_at) END
      """;

  /**
   * A notice of an order that nobody has seen is a hint and no more: where many wait already it is
   * left to the poll, which finds what is really there, so that a flood of ids that lead nowhere
   * keeps no order waiting.
   */
  private static final String MARK =
      """
      INSERT INTO order_state AS s
        (connection, entity_id, generation, due_at, priority, trigger, unsynced_since)
      SELECT k.connection, k.entity_id, 1, now(), :priority, :trigger,
        CASE WHEN :priority > 0 THEN now() END
      FROM unnest(:connections::text[], :ids::bigint[]) AS k(connection, entity_id)
      WHERE :all OR (SELECT count(*) FROM (SELECT FROM order_state
            WHERE due_at IS NOT NULL LIMIT :most) AS waiting) < :most
        OR EXISTS (SELECT FROM order_state o
            WHERE o.connection = k.connection AND o.entity_id = k.entity_id)
      ORDER BY 1, 2
      ON CONFLICT (connection, entity_id) DO UPDATE SET
      """
          + FORWARD;

  /** In the grid under its number, and red once it has been tried. */
  private static final String FAILING =
      """
      INSERT INTO order_state AS s
        (connection, entity_id, increment_id, purchased_at, generation, due_at, priority, trigger,
         unsynced_since)
      VALUES (:connection, :id, :number, coalesce(:placed::timestamptz, now()), 1, now(),
        :priority, :trigger, CASE WHEN :priority > 0 THEN now() END)
      ON CONFLICT (connection, entity_id) DO UPDATE SET
        digest = NULL,
        increment_id = CASE WHEN s.increment_id IN ('', s.entity_id::text)
                       THEN excluded.increment_id ELSE s.increment_id END,
        purchased_at = coalesce(s.purchased_at, excluded.purchased_at),
      """
          + FORWARD
          + """
           WHERE s.lease_owner IS NULL AND (s.reason_code <> :code
             OR s.increment_id = ''
             OR s.increment_id = s.entity_id::text AND s.increment_id <> :number)
          """;

  /** Orders that were first read by an older version have it as their address only. */
  static final String FIRST_EMAIL =
      """
      coalesce(s.first_email, CASE WHEN s.email <> '' AND s.first_increment_id = s.increment_id
        THEN encode(sha256(convert_to(lower(trim(s.email)), 'UTF8')), 'hex') END)
      """;

  /**
   * What an id stood for follows an order that is still the same: one that was renumbered, or whose
   * buyer's address was corrected; see {@link io.crossdock.core.port.work.WorkQueue.First#same}.
   */
  private static final String FOLLOW =
      """
      first_increment_id = CASE WHEN %2$s THEN %1$s.increment_id
        ELSE coalesce(s.first_increment_id, %1$s.increment_id) END,
      first_email = CASE WHEN s.forgotten_at IS NOT NULL THEN NULL
        WHEN %2$s OR s.first_increment_id IS NULL THEN %1$s.first_email
        ELSE s.first_email END,
      first_customer = CASE WHEN %2$s OR s.first_increment_id IS NULL THEN %1$s.first_customer
        ELSE s.first_customer END,
      first_purchased_at = coalesce(s.first_purchased_at, %1$s.purchased_at)
      """;

  private static final String SAME =
      """
      (s.first_purchased_at = %1$s.purchased_at AND (s.first_increment_id = %1$s.increment_id
        OR FIRST_EMAIL = nullif(%1$s.first_email, '')
        OR s.first_customer = %1$s.first_customer))
      """
          .replace("FIRST_EMAIL", FIRST_EMAIL);

  /** Orders as {@link #json} writes them. */
  public static final String ORDERS =
      """
      FROM jsonb_to_recordset(:orders::jsonb) AS o(connection text, entity_id bigint, digest text,
        increment_id text, store_id int, purchase_point text, purchased_at timestamptz,
        bill_to_name text, ship_to_name text, email text, base_grand_total numeric,
        base_currency text, grand_total numeric, currency text, status text,
        website_id int, related jsonb, first_email text, first_customer bigint)
      """;

  private static final String SEEN =
      """
      INSERT INTO order_state AS s
        (connection, entity_id, digest, increment_id, store_id, purchase_point, purchased_at,
         bill_to_name, ship_to_name, email, base_grand_total, base_currency, grand_total, currency,
         status, website_id, related, first_increment_id, first_purchased_at, first_email,
         first_customer, generation, due_at, priority, trigger, unsynced_since)
      SELECT o.connection, o.entity_id, o.digest, o.increment_id, o.store_id, o.purchase_point,
        o.purchased_at, o.bill_to_name, o.ship_to_name, o.email, o.base_grand_total,
        o.base_currency, o.grand_total, o.currency, o.status, o.website_id, o.related, o.increment_id,
        o.purchased_at, o.first_email, o.first_customer, 1, now(), :priority, :trigger,
        CASE WHEN :priority > 0 THEN now() END
      """
          + ORDERS
          + """
          ORDER BY 1, 2
          ON CONFLICT (connection, entity_id) DO UPDATE SET
            digest = excluded.digest, increment_id = excluded.increment_id,
            store_id = excluded.store_id, purchase_point = excluded.purchase_point,
            purchased_at = excluded.purchased_at,
            bill_to_name = CASE WHEN s.forgotten_at IS NULL THEN excluded.bill_to_name ELSE '' END,
            ship_to_name = CASE WHEN s.forgotten_at IS NULL THEN excluded.ship_to_name ELSE '' END,
            email = CASE WHEN s.forgotten_at IS NULL THEN excluded.email ELSE '' END,
            base_grand_total = excluded.base_grand_total, base_currency = excluded.base_currency,
            grand_total = excluded.grand_total, currency = excluded.currency,
            status = excluded.status, website_id = excluded.website_id,
            related = excluded.related,
          """
          + FOLLOW.formatted("excluded", SAME.formatted("excluded"))
          + ","
          + FORWARD
          + " WHERE s.digest IS DISTINCT FROM excluded.digest OR s.reason_code = 'gone-from-shop'";

  /** A row with a notice of its own is read again anyway, and may know something newer. */
  private static final String LOADED =
      """
      UPDATE order_state s SET
        digest = o.digest, increment_id = o.increment_id, store_id = o.store_id,
        purchase_point = o.purchase_point, purchased_at = o.purchased_at,
        bill_to_name = CASE WHEN s.forgotten_at IS NULL THEN o.bill_to_name ELSE '' END,
        ship_to_name = CASE WHEN s.forgotten_at IS NULL THEN o.ship_to_name ELSE '' END,
        email = CASE WHEN s.forgotten_at IS NULL THEN o.email ELSE '' END,
        base_grand_total = o.base_grand_total, base_currency = o.base_currency,
        grand_total = o.grand_total, currency = o.currency, status = o.status,
        website_id = o.website_id, related = o.related,
      """
          + FOLLOW.formatted("o", SAME.formatted("o"))
          + ORDERS
          + """
          WHERE s.connection = o.connection AND s.entity_id = o.entity_id
            AND s.generation = s.claimed AND s.digest IS DISTINCT FROM o.digest
          """;

  /** The shop is asked for as many in a second or two. */
  private static final int MOST_WAITING = 1_000;

  private static final JsonMapper JSON = JsonMapper.shared();

  private final JdbcClient jdbc;

  Marks(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  int mark(Collection<OrderKey> keys, Trigger trigger) {
    List<OrderKey> sorted = keys.stream().distinct().sorted().toList();
    return sorted.isEmpty()
        ? 0
        : jdbc.sql(MARK)
            .param("connections", sorted.stream().map(OrderKey::connection).toArray(String[]::new))
            .param("ids", sorted.stream().map(OrderKey::entityId).toArray(Long[]::new))
            .param("priority", trigger.priority())
            .param("trigger", trigger.name())
            .param("all", trigger != Trigger.WEBHOOK)
            .param("most", MOST_WAITING)
            .update();
  }

  /** An order that was blocked for this already is left alone. */
  int markFailing(Map<OrderKey, Unreadable> unreadable, Trigger trigger) {
    int marked = 0;
    for (var one : new TreeMap<>(unreadable).entrySet()) {
      marked +=
          jdbc.sql(FAILING)
              .param("connection", one.getKey().connection())
              .param("id", one.getKey().entityId())
              .param("number", Kept.column(one.getValue().incrementId()))
              .param("placed", one.getValue().placedAt().map(Instant::toString).orElse(null))
              .param("priority", trigger.priority())
              .param("trigger", trigger.name())
              .param("code", one.getValue().failure().code())
              .update();
    }
    return marked;
  }

  int observe(List<Order> orders, Trigger trigger) {
    return jdbc.sql(SEEN)
        .param("orders", json(orders))
        .param("priority", trigger.priority())
        .param("trigger", trigger.name())
        .update();
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
        .put("bill_to_name", order.billing().map(Marks::name).map(Kept::column).orElse(""))
        .put("ship_to_name", order.shipping().map(Marks::name).map(Kept::column).orElse(""))
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
