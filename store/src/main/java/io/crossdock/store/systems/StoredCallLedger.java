package io.crossdock.store.systems;

import io.crossdock.core.port.work.CallLedger;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A row of a connection per hour, on the database's clock. */
public final class StoredCallLedger implements CallLedger {

  private static final String ADD =
      """
      INSERT INTO api_calls AS a (connection, hour, calls)
      VALUES (:connection, date_trunc('hour', now()), :calls)
      ON CONFLICT (connection, hour) DO UPDATE SET calls = a.calls + excluded.calls
      """;

  public static final String SUM =
      "SELECT coalesce(sum(calls), 0) FROM api_calls WHERE connection = :connection"
          + " AND hour > now() - interval '25 hours'";

  private final JdbcClient jdbc;
  private final String connection;

  public StoredCallLedger(JdbcClient jdbc, String connection) {
    this.jdbc = jdbc;
    this.connection = connection;
  }

  @Override
  public long add(long calls) {
    if (calls > 0) {
      jdbc.sql(ADD).param("connection", connection).param("calls", calls).update();
    }
    return jdbc.sql(SUM).param("connection", connection).query((row, n) -> row.getLong(1)).single();
  }
}
