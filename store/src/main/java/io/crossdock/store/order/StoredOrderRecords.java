package io.crossdock.store.order;

import io.crossdock.core.order.OrderKey;
import io.crossdock.core.plan.Applied;
import io.crossdock.core.policy.Hindrance;
import io.crossdock.core.port.work.OrderRecords;
import io.crossdock.store.value.AppliedJson;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The fingerprint becomes unknown, so that the org is read by the order's key first. */
public final class StoredOrderRecords implements OrderRecords {

  private final JdbcClient jdbc;

  public StoredOrderRecords(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public boolean forget(OrderKey key) {
    return jdbc.sql(
                """
                UPDATE order_state SET applied = NULL, fingerprint = ''
                WHERE connection = :connection AND entity_id = :id AND reason_code = :code
                  AND lease_owner IS NULL
                """)
            .param("connection", key.connection())
            .param("id", key.entityId())
            .param("code", Hindrance.DELETED_IN_SALESFORCE.code())
            .update()
        > 0;
  }

  @Override
  public boolean same(OrderKey key) {
    return jdbc.sql(
                """
                UPDATE order_state SET
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
    jdbc.sql(
            """
            UPDATE order_state SET applied = :applied::jsonb, fingerprint = ''
            WHERE connection = :connection AND entity_id = :id
            """)
        .param("applied", AppliedJson.write(Applied.linked(recordId)))
        .param("connection", key.connection())
        .param("id", key.entityId())
        .update();
  }
}
