package io.crossdock.store;

import io.crossdock.core.order.OrderKey;
import io.crossdock.core.port.Pins;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Pins in PostgreSQL. Thread-safe. */
final class StoredPins implements Pins {

  private final JdbcClient jdbc;

  StoredPins(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Map<OrderKey, Pin> find(Collection<OrderKey> keys) {
    var found = new HashMap<OrderKey, Pin>();
    String sql =
        """
        SELECT p.connection, p.entity_id, p.account_id, p.contact_id, p.owner_id
        FROM order_pin p
        JOIN unnest(:connections::text[], :entities::bigint[]) AS k (connection, entity_id)
          ON p.connection = k.connection AND p.entity_id = k.entity_id
        """;
    jdbc.sql(sql)
        .param("connections", keys.stream().map(OrderKey::connection).toArray(String[]::new))
        .param("entities", keys.stream().map(OrderKey::entityId).toArray(Long[]::new))
        .query(row -> {
          found.put(
              new OrderKey(row.getString(1), row.getLong(2)),
              new Pin(
                  Optional.ofNullable(row.getString(3)),
                  Optional.ofNullable(row.getString(4)),
                  Optional.ofNullable(row.getString(5))));
        });
    return found;
  }

  @Override
  public void save(OrderKey key, Pin pin) {
    String sql =
        pin.equals(Pin.NOTHING)
            ? "DELETE FROM order_pin WHERE connection = :connection AND entity_id = :entity"
            : """
            INSERT INTO order_pin (connection, entity_id, account_id, contact_id, owner_id)
            VALUES (:connection, :entity, :account, :contact, :owner)
            ON CONFLICT (connection, entity_id) DO UPDATE SET
              account_id = excluded.account_id,
              contact_id = excluded.contact_id,
              owner_id = excluded.owner_id
            """;
    jdbc.sql(sql)
        .param("connection", key.connection())
        .param("entity", key.entityId())
        .param("account", pin.account().orElse(null))
        .param("contact", pin.contact().orElse(null))
        .param("owner", pin.owner().orElse(null))
        .update();
  }
}
