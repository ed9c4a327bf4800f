package io.crossdock.store.systems;

import io.crossdock.core.watch.Backlog;
import java.time.Duration;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The backlog on the database's clock. */
public final class StoredBacklog implements Backlog {

  private static final String READ =
      """
      SELECT extract(epoch FROM now() - min(unsynced_since)) AS oldest, count(*) AS unsynced,
        (SELECT count(*) FROM attempt WHERE ended_at > now() - interval '15 minutes'
           AND connection = :connection) AS attempts,
        (SELECT count(*) FROM attempt WHERE ended_at > now() - interval '15 minutes'
           AND connection = :connection AND outcome IN ('retry', 'blocked')) AS failed
      FROM work WHERE unsynced_since IS NOT NULL
        AND connection = :connection
      """;

  private final JdbcClient jdbc;
  private final String connection;

  public StoredBacklog(JdbcClient jdbc, String connection) {
    this.jdbc = jdbc;
    this.connection = connection;
  }

  @Override
  public Figures read() {
    return jdbc.sql(READ)
        .param("connection", connection)
        .query((row, n) ->
            new Figures(
                Optional.ofNullable(row.getBigDecimal("oldest"))
                    .map(seconds -> Duration.ofSeconds(seconds.longValue())),
                row.getLong("unsynced"),
                row.getLong("attempts"),
                row.getLong("failed")))
        .single();
  }
}
