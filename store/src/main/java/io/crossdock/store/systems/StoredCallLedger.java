package io.crossdock.store.systems;

import io.crossdock.core.port.CallLedger;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A row per hour, on the database's clock. */
public final class StoredCallLedger implements CallLedger {

  private static final String ADD =
      """
      INSERT INTO api_calls AS a (hour, calls) VALUES (date_trunc('hour', now()), :calls)
      ON CONFLICT (hour) DO UPDATE SET calls = a.calls + excluded.calls
      """;

  public static final String SUM =
      "SELECT coalesce(sum(calls), 0) FROM api_calls WHERE hour > now() - interval '25 hours'";

  private final JdbcClient jdbc;

  public StoredCallLedger(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public long add(long calls) {
    if (calls > 0) {
      jdbc.sql(ADD).param("calls", calls).update();
    }
    return jdbc.sql(SUM).query((row, n) -> row.getLong(1)).single();
  }
}
