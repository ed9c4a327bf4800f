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
      WITH o AS (
        SELECT o.*, (:applied::jsonb) -> (o.connection || ':' || o.entity_id) AS applied ORDERS),
      taken AS (
        INSERT INTO work AS w (connection, entity_id, generation, observed, fingerprint)
        SELECT connection, entity_id, 1, 1, '' FROM o
        WHERE NOT EXISTS (SELECT FROM shop_order s WHERE s.connection = o.connection
          AND s.entity_id = o.entity_id AND s.salesforce_id = o.applied ->> 'order')
        ORDER BY 1, 2
        ON CONFLICT (connection, entity_id) DO UPDATE SET fingerprint = ''
        WHERE w.lease_owner IS NULL
        RETURNING w.connection, w.entity_id, w.due_at),
      told AS (
        INSERT INTO shop_order AS s (connection, entity_id, COLUMNS, salesforce_id, sync_status,
          reason_code, reason)
        SELECT connection, entity_id, VALUES, o.applied ->> 'order',
          CASE WHEN due_at IS NULL THEN 'NOT_SENT' ELSE 'PENDING' END, :code, :reason
        FROM o JOIN taken USING (connection, entity_id)
        ON CONFLICT (connection, entity_id) DO UPDATE SET
          salesforce_id = excluded.salesforce_id,
          sync_status = CASE WHEN IDLE THEN excluded.sync_status ELSE s.sync_status END,
          reason_code = CASE WHEN IDLE THEN excluded.reason_code ELSE s.reason_code END,
          reason = CASE WHEN IDLE THEN excluded.reason ELSE s.reason END,
          cause = CASE WHEN IDLE THEN NULL ELSE s.cause END)
      INSERT INTO written (connection, entity_id, applied)
      SELECT connection, entity_id, applied FROM o JOIN taken USING (connection, entity_id)
      ON CONFLICT (connection, entity_id) DO UPDATE SET applied = excluded.applied
      """
          .replace("ORDERS", SeenOrders.ORDERS)
          .replace("COLUMNS", SeenOrders.COLUMNS)
          .replace("VALUES", SeenOrders.VALUES)
          .replace("IDLE", "excluded.sync_status = 'NOT_SENT'");

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
