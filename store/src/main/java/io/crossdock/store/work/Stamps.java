package io.crossdock.store.work;

import io.crossdock.core.order.OrderKey;
import io.crossdock.core.port.work.WorkQueue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * Which transaction wrote a row of {@code work} last. PostgreSQL keeps it itself ({@code xmin}), so
 * no statement can forget it; a savepoint has a number of its own. Rows asked for must be locked.
 * Thread-safe.
 */
final class Stamps {

  /** Of a row {@code w}: 32 bits, which go round. */
  static final String STAMP = "w.xmin::text::bigint";

  private static final String KEYS =
      """
      FROM work w JOIN unnest(:connections::text[], :ids::bigint[]) AS k (connection, entity_id)
        USING (connection, entity_id)
      """;

  private static final String NOW = "SELECT connection, entity_id, " + STAMP + " AS stamp " + KEYS;

  /** The last of these numbers is the one just before the moment's; half a round is before it. */
  private static final String BEFORE =
      "SELECT connection, entity_id "
          + KEYS
          + " WHERE STAMP > 2 AND".replace("STAMP", STAMP)
          + " ((:since - 1 - STAMP) & 4294967295) < 2147483648".replace("STAMP", STAMP);

  private final JdbcClient jdbc;

  Stamps(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** All transactions with a smaller number had theirs before; see {@link WorkQueue#moment}. */
  long moment() {
    return jdbc.sql("SELECT pg_snapshot_xmax(pg_current_snapshot())::text::bigint")
        .query(Long.class)
        .single();
  }

  /** Those of the rows that were written last before a moment. */
  List<OrderKey> before(long moment, List<OrderKey> keys) {
    return moment == WorkQueue.NEVER || keys.isEmpty()
        ? List.of()
        : bound(BEFORE, keys)
            .param("since", moment)
            .query((row, n) -> new OrderKey(row.getString(1), row.getLong(2)))
            .list();
  }

  Map<OrderKey, Long> of(List<OrderKey> keys) {
    var stamps = new HashMap<OrderKey, Long>();
    if (!keys.isEmpty()) {
      bound(NOW, keys)
          .query(row -> {
            stamps.put(new OrderKey(row.getString(1), row.getLong(2)), row.getLong(3));
          });
    }
    return stamps;
  }

  private StatementSpec bound(String sql, List<OrderKey> keys) {
    return jdbc.sql(sql)
        .param("connections", StateRows.texts(keys, OrderKey::connection))
        .param("ids", keys.stream().map(OrderKey::entityId).toArray(Long[]::new));
  }
}
