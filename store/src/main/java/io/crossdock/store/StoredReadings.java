package io.crossdock.store;

import io.crossdock.core.port.Readings;
import java.time.Duration;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Readings by name, by the database's clock. */
final class StoredReadings implements Readings {

  private static final String KEEP =
      """
      INSERT INTO reading AS r (name, every, done_at, why) VALUES (:name, :every, now(), :why)
      ON CONFLICT (name) DO UPDATE SET every = excluded.every, why = excluded.why,
        done_at = CASE WHEN excluded.why = '' THEN excluded.done_at ELSE r.done_at END
      """;

  private final JdbcClient jdbc;

  StoredReadings(JdbcClient jdbc) {
    this.jdbc = jdbc;
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
    jdbc.sql(KEEP).param("name", name).param("every", every.toMillis()).param("why", why).update();
  }

  @Override
  public List<Reading> all() {
    return jdbc.sql("SELECT * FROM reading ORDER BY name")
        .query((row, n) ->
            new Reading(
                row.getString("name"),
                Duration.ofMillis(row.getLong("every")),
                Times.read(row, "done_at").orElseThrow(),
                row.getString("why")))
        .list();
  }
}
