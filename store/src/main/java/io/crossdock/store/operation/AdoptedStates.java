package io.crossdock.store.operation;

import io.crossdock.core.plan.Applied;
import io.crossdock.core.port.work.Adoptions.Taken;
import io.crossdock.core.view.Told;
import io.crossdock.core.work.Event;
import io.crossdock.store.value.AppliedJson;
import io.crossdock.store.work.SeenOrders;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Orders that were taken over: linked, and left alone until something about them changes.
 * Thread-safe.
 */
public final class AdoptedStates {

  /**
   * What is due anyway stays due and says what it said, and what is being sent right now finds the
   * record by its key: see {@link Event.Linked}.
   */
  private static final String TAKE =
      """
      INSERT INTO order_state AS s
        (connection, entity_id, digest, increment_id, store_id, purchase_point, purchased_at,
         bill_to_name, ship_to_name, email, base_grand_total, base_currency, grand_total, currency,
         status, website_id, related, first_increment_id, first_purchased_at, generation, observed,
         fingerprint, applied, sync_status, reason_code, reason)
      SELECT o.connection, o.entity_id, o.digest, o.increment_id, o.store_id, o.purchase_point,
        o.purchased_at, o.bill_to_name, o.ship_to_name, o.email, o.base_grand_total,
        o.base_currency, o.grand_total, o.currency, o.status, o.website_id, o.related,
        o.increment_id, o.purchased_at, 1, 1, '',
        (:applied::jsonb) -> (o.connection || ':' || o.entity_id), 'NOT_SENT', :code, :reason
      """
          + SeenOrders.ORDERS
          + """
          ORDER BY 1, 2
          ON CONFLICT (connection, entity_id) DO UPDATE SET
            applied = excluded.applied, fingerprint = '',
            sync_status = CASE WHEN s.due_at IS NULL THEN 'NOT_SENT' ELSE s.sync_status END,
            reason_code = CASE WHEN s.due_at IS NULL THEN excluded.reason_code ELSE s.reason_code END,
            reason = CASE WHEN s.due_at IS NULL THEN excluded.reason ELSE s.reason END,
            cause = CASE WHEN s.due_at IS NULL THEN NULL ELSE s.cause END
          WHERE s.lease_owner IS NULL
            AND s.applied ->> 'order' IS DISTINCT FROM excluded.applied ->> 'order'
          """;

  private static final JsonMapper JSON = JsonMapper.shared();

  private final JdbcClient jdbc;

  public AdoptedStates(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The transaction is the caller's. */
  public void take(List<Taken> taken) {
    if (taken.isEmpty()) {
      return;
    }
    ObjectNode applied = JSON.createObjectNode();
    taken.forEach(one ->
        applied.set(
            one.order().key().externalId(),
            JSON.readTree(AppliedJson.write(Applied.linked(one.recordId())))));
    jdbc.sql(TAKE)
        .param("orders", SeenOrders.json(taken.stream().map(Taken::order).toList()))
        .param("applied", JSON.writeValueAsString(applied))
        .param("code", Told.TAKEN_OVER.code())
        .param("reason", Told.TAKEN_OVER.sentence())
        .update();
  }
}
