package io.crossdock.store.order;

import io.crossdock.core.order.OrderKey;
import io.crossdock.core.plan.Applied;
import io.crossdock.core.policy.Hindrance;
import io.crossdock.core.port.work.OrderRecords;
import io.crossdock.store.value.AppliedJson;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The fingerprint becomes unknown, so that the org is read by the order's key first. */
public final class StoredOrderRecords implements OrderRecords {

  private static final String FORGET =
      """
      WITH gone AS (
        UPDATE work w SET fingerprint = '' FROM shop_order o
        WHERE w.connection = :connection AND w.entity_id = :id AND w.lease_owner IS NULL
          AND o.connection = w.connection AND o.entity_id = w.entity_id AND o.reason_code = :code
        RETURNING w.connection, w.entity_id),
      unwritten AS (
        DELETE FROM written a USING gone g
        WHERE a.connection = g.connection AND a.entity_id = g.entity_id),
      shown AS (
        UPDATE shop_order o SET salesforce_id = '' FROM gone g
        WHERE o.connection = g.connection AND o.entity_id = g.entity_id)
      SELECT count(*) FROM gone
      """;

  private static final String PUT =
      """
      WITH put AS (
        UPDATE work SET fingerprint = '' WHERE connection = :connection AND entity_id = :id
        RETURNING connection, entity_id),
      shown AS (
        UPDATE shop_order o SET salesforce_id = :record FROM put p
        WHERE o.connection = p.connection AND o.entity_id = p.entity_id)
      INSERT INTO written (connection, entity_id, applied)
      SELECT connection, entity_id, :applied::jsonb FROM put
      ON CONFLICT (connection, entity_id) DO UPDATE SET applied = excluded.applied
      """;

  private final JdbcClient jdbc;

  public StoredOrderRecords(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public boolean forget(OrderKey key) {
    return jdbc.sql(FORGET)
            .param("connection", key.connection())
            .param("id", key.entityId())
            .param("code", Hindrance.DELETED_IN_SALESFORCE.code())
            .query(Long.class)
            .single()
        > 0;
  }

  @Override
  public boolean same(OrderKey key) {
    return jdbc.sql(
                """
                UPDATE shop_order SET
                  first_increment_id = increment_id, first_purchased_at = purchased_at,
                  first_email = CASE WHEN email <> '' AND forgotten_at IS NULL
                    THEN encode(sha256(convert_to(lower(trim(email)), 'UTF8')), 'hex') END,
                  first_customer = NULL
                WHERE connection = :connection AND entity_id = :id AND reason_code = :code
                """)
            .param("connection", key.connection())
            .param("id", key.entityId())
            .param("code", Hindrance.ANOTHER_ORDER.code())
            .update()
        > 0;
  }

  @Override
  public void put(OrderKey key, String recordId) {
    jdbc.sql(PUT)
        .param("record", recordId)
        .param("applied", AppliedJson.write(Applied.linked(recordId)))
        .param("connection", key.connection())
        .param("id", key.entityId())
        .update();
  }
}
