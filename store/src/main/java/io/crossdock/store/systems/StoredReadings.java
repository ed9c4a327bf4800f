package io.crossdock.store.systems;

import io.crossdock.core.port.work.Readings;
import io.crossdock.store.value.Kept;
import io.crossdock.store.value.Times;
import java.time.Duration;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Readings of one connection by name, by the database's clock. */
public final class StoredReadings implements Readings {

  private static final String KEEP =
      """
      INSERT INTO reading AS r (connection, name, every, done_at, why)
      VALUES (:connection, :name, :every, now(), :why)
      ON CONFLICT (connection, name) DO UPDATE SET every = excluded.every, why = excluded.why,
        done_at = CASE WHEN excluded.why = '' THEN excluded.done_at ELSE r.done_at END
      """;

  private final JdbcClient jdbc;
  private final String connection;

  public StoredReadings(JdbcClient jdbc, String connection) {
    this.jdbc = jdbc;
    this.connection = connection;
  }

  @Override
  public void done(String name, Duration every) {
    keep(name, every, "");
  }

  @Override
  public void failed(String name, Duration every, String why) {
    keep(name, every, why.isBlank() ? "It failed." : Kept.text(why));
  }

  private void keep(String name, Duration every, String why) {
    jdbc.sql(KEEP)
        .param("connection", connection)
        .param("name", name)
        .param("every", every.toMillis())
        .param("why", why)
        .update();
  }

  @Override
  public List<Reading> all() {
    return jdbc.sql("SELECT * FROM reading WHERE connection = :connection ORDER BY name")
        .param("connection", connection)
        .query((row, n) ->
            new Reading(
                row.getString("name"),
                Duration.ofMillis(row.getLong("every")),
                Times.read(row, "done_at").orElseThrow(),
                row.getString("why")))
        .list();
  }
}
