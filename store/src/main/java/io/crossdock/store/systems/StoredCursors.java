package io.crossdock.store.systems;

import io.crossdock.core.port.work.Cursors;
import io.crossdock.store.value.Times;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Cursors of one connection, by name. */
public final class StoredCursors implements Cursors {

  private final JdbcClient jdbc;
  private final String connection;

  public StoredCursors(JdbcClient jdbc, String connection) {
    this.jdbc = jdbc;
    this.connection = connection;
  }

  @Override
  public Optional<Instant> read(String name) {
    return jdbc.sql(
            "SELECT reached FROM cursor_position WHERE connection = :connection AND name = :name")
        .param("connection", connection)
        .param("name", name)
        .query((row, n) -> Times.read(row, "reached"))
        .optional()
        .flatMap(reached -> reached);
  }

  @Override
  public void set(String name, Instant reached) {
    jdbc.sql(
            """
            INSERT INTO cursor_position (connection, name, reached)
            VALUES (:connection, :name, :reached) ON CONFLICT (connection, name) DO UPDATE SET reached = excluded.reached
            """)
        .param("connection", connection)
        .param("name", name)
        .param("reached", Times.sql(reached))
        .update();
  }

  @Override
  public void write(String name, Instant reached) {
    jdbc.sql(
            """
            INSERT INTO cursor_position (connection, name, reached)
            VALUES (:connection, :name, :reached) ON CONFLICT (connection, name) DO UPDATE
              SET reached = greatest(cursor_position.reached, excluded.reached)
            """)
        .param("connection", connection)
        .param("name", name)
        .param("reached", Times.sql(reached))
        .update();
  }
}
