package io.crossdock.store.systems;

import io.crossdock.core.watch.Standing;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** On the database's clock. */
public final class StoredStanding implements Standing {

  private static final String READ =
      """
      WITH waiting AS (
        SELECT CASE WHEN priority > 0 THEN 'live' ELSE 'history' END AS lane,
          count(*) FILTER (WHERE due_at <= now()) AS due,
          count(*) FILTER (WHERE due_at > now()) AS later,
          min(due_at) FILTER (WHERE due_at <= now()) AS oldest
        FROM work
        WHERE due_at IS NOT NULL AND lease_owner IS NULL AND connection = :connection GROUP BY 1),
      behind AS (
        SELECT count(*) AS orders, min(unsynced_since) AS oldest FROM work
        WHERE unsynced_since IS NOT NULL AND connection = :connection)
      SELECT what, thing, value FROM (
        SELECT 'RUNNING' AS what, CASE WHEN priority > 0 THEN 'live' ELSE 'history' END AS thing,
          count(*)::float8 AS value
        FROM work WHERE lease_owner IS NOT NULL AND connection = :connection GROUP BY 2
        UNION ALL SELECT 'DUE', lane, due FROM waiting
        UNION ALL SELECT 'LATER', lane, later FROM waiting
        UNION ALL SELECT 'OLDEST', lane, extract(epoch FROM now() - oldest) FROM waiting
        UNION ALL SELECT 'BEHIND', '', orders FROM behind
        UNION ALL SELECT 'BEHIND_OLDEST', '', extract(epoch FROM now() - oldest) FROM behind
        UNION ALL SELECT 'HINDERED', '', count(*) FROM shop_order
          WHERE cause IS NOT NULL AND connection = :connection
        UNION ALL SELECT 'GATE', lower(remote), extract(epoch FROM now() - closed_since)
          FROM gate WHERE connection = :connection
        UNION ALL SELECT 'ALARM', code, extract(epoch FROM now() - since)
          FROM alarm WHERE connection = :connection
        UNION ALL SELECT 'READING', name, extract(epoch FROM now() - done_at)
          FROM reading WHERE connection = :connection
        UNION ALL SELECT 'COVERED', name, extract(epoch FROM now() - reached)
          FROM cursor_position WHERE connection = :connection AND name LIKE 'sweep-%'
        UNION ALL SELECT 'CALLS', '', (ALL_CALLS)
        UNION ALL SELECT 'SHOP_WORKED', '', (SHOP_WORK)) figures
      WHERE value IS NOT NULL
      """
          .replace("ALL_CALLS", StoredCallLedger.SUM)
          .replace("SHOP_WORK)", StoredShopLedger.SUM + ")");

  private final JdbcClient jdbc;
  private final String connection;

  public StoredStanding(JdbcClient jdbc, String connection) {
    this.jdbc = jdbc;
    this.connection = connection;
  }

  @Override
  public List<Figure> read() {
    return jdbc.sql(READ)
        .param("connection", connection)
        .query((row, n) ->
            new Figure(
                What.valueOf(row.getString("what")),
                row.getString("thing"),
                Math.max(0, row.getDouble("value"))))
        .list();
  }
}
