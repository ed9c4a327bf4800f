package io.crossdock.store;

import io.crossdock.core.port.Cursors;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Cursors by name. */
final class StoredCursors implements Cursors {

  private final JdbcClient jdbc;

  StoredCursors(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Optional<Instant> read(String name) {
    return jdbc.sql("SELECT reached FROM cursor_position WHERE name = :name")
        .param("name", name)
        .query((row, n) -> Times.read(row, "reached"))
        .optional()
        .flatMap(reached -> reached);
  }

  @Override
  public void set(String name, Instant reached) {
    jdbc.sql(
            """
            INSERT INTO cursor_position (name, reached) VALUES (:name, :reached)
            ON CONFLICT (name) DO UPDATE SET reached = excluded.reached
            """)
        .param("name", name)
        .param("reached", Times.sql(reached))
        .update();
  }

  @Override
  public void write(String name, Instant reached) {
    jdbc.sql(
            """
            INSERT INTO cursor_position (name, reached) VALUES (:name, :reached)
            ON CONFLICT (name) DO UPDATE
              SET reached = greatest(cursor_position.reached, excluded.reached)
            """)
        .param("name", name)
        .param("reached", Times.sql(reached))
        .update();
  }
}
