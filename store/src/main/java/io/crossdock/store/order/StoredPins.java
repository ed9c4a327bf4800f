package io.crossdock.store.order;

import io.crossdock.core.order.OrderKey;
import io.crossdock.core.port.org.Pins;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Pins in PostgreSQL. Thread-safe. */
public final class StoredPins implements Pins {

  private final JdbcClient jdbc;

  public StoredPins(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Map<OrderKey, Pin> find(Collection<OrderKey> keys) {
    var found = new HashMap<OrderKey, Pin>();
    String sql =
        """
        SELECT p.connection, p.entity_id, p.account_id, p.contact_id, p.owner_id, p.account_back,
          p.contact_back
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
                  Optional.ofNullable(row.getString(5)),
                  back(row)));
        });
    return found;
  }

  @Override
  public void save(OrderKey key, Pin pin) {
    String sql =
        """
        INSERT INTO order_pin AS p (connection, entity_id, account_id, contact_id, owner_id)
        VALUES (:connection, :entity, :account, :contact, :owner)
        ON CONFLICT (connection, entity_id) DO UPDATE SET
          account_id = excluded.account_id,
          contact_id = excluded.contact_id,
          owner_id = excluded.owner_id,
          account_back = excluded.account_id IS NULL
            AND (p.account_back OR p.account_id IS NOT NULL),
          contact_back = excluded.contact_id IS NULL
            AND (p.contact_back OR p.contact_id IS NOT NULL)
        """;
    jdbc.sql(sql)
        .param("connection", key.connection())
        .param("entity", key.entityId())
        .param("account", pin.account().orElse(null))
        .param("contact", pin.contact().orElse(null))
        .param("owner", pin.owner().orElse(null))
        .update();
  }

  private static Set<Part> back(ResultSet row) throws SQLException {
    var back = EnumSet.noneOf(Part.class);
    if (row.getBoolean("account_back")) {
      back.add(Part.ACCOUNT);
    }
    if (row.getBoolean("contact_back")) {
      back.add(Part.CONTACT);
    }
    return back;
  }
}
