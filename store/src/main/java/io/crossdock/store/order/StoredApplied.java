package io.crossdock.store.order;

import io.crossdock.core.order.OrderKey;
import io.crossdock.core.plan.Applied;
import io.crossdock.core.port.work.AppliedOrders;
import io.crossdock.store.value.AppliedJson;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads what was made true from the orders' states. Thread-safe. */
public final class StoredApplied implements AppliedOrders {

  private final JdbcClient jdbc;

  public StoredApplied(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Map<OrderKey, Applied> find(Collection<OrderKey> keys) {
    String sql =
        """
        SELECT s.connection, s.entity_id, s.applied FROM written s
        JOIN unnest(:connections::text[], :entities::bigint[]) AS k (connection, entity_id)
          ON s.connection = k.connection AND s.entity_id = k.entity_id
        """;
    var found = new HashMap<OrderKey, Applied>();
    jdbc.sql(sql)
        .param("connections", keys.stream().map(OrderKey::connection).toArray(String[]::new))
        .param("entities", keys.stream().map(OrderKey::entityId).toArray(Long[]::new))
        .query(row -> {
          found.put(
              new OrderKey(row.getString(1), row.getLong(2)), AppliedJson.read(row.getString(3)));
        });
    return found;
  }
}
