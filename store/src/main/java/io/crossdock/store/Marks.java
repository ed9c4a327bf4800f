package io.crossdock.store;

import io.crossdock.core.order.Order;
import io.crossdock.core.order.OrderKey;
import io.crossdock.core.port.Trigger;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Notices become rows that are due. A batch is one statement. */
final class Marks {

  /** A waiting retry keeps its time unless a person asks; all else is brought forward. */
  private static final String FORWARD =
      """
      generation = s.generation + 1,
      priority = greatest(s.priority, excluded.priority),
      trigger = CASE WHEN excluded.priority >= s.priority OR s.due_at IS NULL
                THEN excluded.trigger ELSE s.trigger END,
      due_at = CASE WHEN s.retrying AND excluded.trigger <> 'MANUAL' AND s.due_at IS NOT NULL
               THEN s.due_at ELSE least(s.due_at, excluded.due_at) END
      """;

  private static final String MARK =
      """
      INSERT INTO order_state AS s
        (connection, entity_id, generation, due_at, priority, trigger)
      SELECT k.connection, k.entity_id, 1, :due, :priority, :trigger
      FROM unnest(:connections::text[], :ids::bigint[]) AS k(connection, entity_id)
      ORDER BY 1, 2
      ON CONFLICT (connection, entity_id) DO UPDATE SET
      """
          + FORWARD;

  private static final String SEEN =
      """
      INSERT INTO order_state AS s
        (connection, entity_id, digest, increment_id, store_id, purchase_point, purchased_at,
         bill_to_name, ship_to_name, email, base_grand_total, base_currency, grand_total, currency,
         status, generation, due_at, priority, trigger)
      SELECT o.connection, o.entity_id, o.digest, o.increment_id, o.store_id, o.purchase_point,
        o.purchased_at, o.bill_to_name, o.ship_to_name, o.email, o.base_grand_total,
        o.base_currency, o.grand_total, o.currency, o.status, 1, :due, :priority, :trigger
      FROM jsonb_to_recordset(:orders::jsonb) AS o(connection text, entity_id bigint, digest text,
        increment_id text, store_id int, purchase_point text, purchased_at timestamptz,
        bill_to_name text, ship_to_name text, email text, base_grand_total numeric,
        base_currency text, grand_total numeric, currency text, status text)
      ORDER BY 1, 2
      ON CONFLICT (connection, entity_id) DO UPDATE SET
        digest = excluded.digest, increment_id = excluded.increment_id,
        store_id = excluded.store_id, purchase_point = excluded.purchase_point,
        purchased_at = excluded.purchased_at, bill_to_name = excluded.bill_to_name,
        ship_to_name = excluded.ship_to_name, email = excluded.email,
        base_grand_total = excluded.base_grand_total, base_currency = excluded.base_currency,
        grand_total = excluded.grand_total, currency = excluded.currency,
        status = excluded.status,
      """
          + FORWARD
          + " WHERE s.digest IS DISTINCT FROM excluded.digest";

  private static final JsonMapper JSON = JsonMapper.shared();

  private final JdbcClient jdbc;

  Marks(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  int mark(Collection<OrderKey> keys, Trigger trigger, Instant dueAt) {
    List<OrderKey> sorted = keys.stream().distinct().sorted().toList();
    return sorted.isEmpty()
        ? 0
        : jdbc.sql(MARK)
            .param("connections", sorted.stream().map(OrderKey::connection).toArray(String[]::new))
            .param("ids", sorted.stream().map(OrderKey::entityId).toArray(Long[]::new))
            .param("due", Times.sql(dueAt))
            .param("priority", trigger.priority())
            .param("trigger", trigger.name())
            .update();
  }

  int observe(List<Order> orders, Trigger trigger, Instant now) {
    ArrayNode rows = JSON.createArrayNode();
    var seen = new java.util.TreeMap<OrderKey, Order>();
    orders.forEach(order -> seen.put(order.key(), order));
    seen.values().forEach(order -> row(rows.addObject(), order));
    return jdbc.sql(SEEN)
        .param("orders", JSON.writeValueAsString(rows))
        .param("due", Times.sql(now))
        .param("priority", trigger.priority())
        .param("trigger", trigger.name())
        .update();
  }

  private static void row(ObjectNode row, Order order) {
    row.put("connection", order.key().connection())
        .put("entity_id", order.key().entityId())
        .put("digest", order.digest())
        .put("increment_id", order.incrementId())
        .put("store_id", order.store().id())
        .put("purchase_point", order.store().name())
        .put("purchased_at", order.createdAt().toString())
        .put("bill_to_name", order.billing().map(Marks::name).orElse(""))
        .put("ship_to_name", order.shipping().map(Marks::name).orElse(""))
        .put("email", order.buyer().email())
        .put("base_grand_total", order.baseTotal().grandTotal().amount())
        .put("base_currency", order.baseTotal().currency())
        .put("grand_total", order.total().grandTotal().amount())
        .put("currency", order.total().currency())
        .put("status", order.status());
  }

  private static String name(Order.Address address) {
    return (address.firstName() + " " + address.lastName()).strip();
  }
}
