package io.crossdock.store.systems;

import io.crossdock.core.guard.KnownSystems;
import io.crossdock.core.port.work.Gates;
import io.crossdock.core.port.work.Gates.Remote;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One row for the shop of a connection, one for its org. */
public final class StoredKnownSystems implements KnownSystems {

  private static final String MET =
      """
      INSERT INTO known_system (connection, remote, identity, since, confirmed_by)
      VALUES (:connection, :remote, :identity, now(), '')
      ON CONFLICT (connection, remote) DO UPDATE SET another = nullif(:identity, known_system.identity)
      WHERE known_system.another IS DISTINCT FROM nullif(:identity, known_system.identity)
      """;

  private static final String CONFIRM =
      """
      INSERT INTO known_system (connection, remote, identity, since, confirmed_by)
      VALUES (:connection, :remote, :identity, now(), :user)
      ON CONFLICT (connection, remote) DO UPDATE SET identity = excluded.identity, since = excluded.since,
        confirmed_by = excluded.confirmed_by, another = NULL
      """;

  private final JdbcClient jdbc;
  private final Gates gates;
  private final String connection;

  public StoredKnownSystems(JdbcClient jdbc, Gates gates, String connection) {
    this.jdbc = jdbc;
    this.gates = gates;
    this.connection = connection;
  }

  @Override
  public Optional<String> known(Remote remote) {
    return jdbc.sql(
            "SELECT identity FROM known_system WHERE connection = :connection AND remote = :remote")
        .param("connection", connection)
        .param("remote", remote.name())
        .query(String.class)
        .optional();
  }

  @Override
  public String met(Remote remote, String identity) {
    jdbc.sql(MET)
        .param("connection", connection)
        .param("remote", remote.name())
        .param("identity", identity)
        .update();
    return known(remote).orElseThrow();
  }

  @Override
  public Optional<String> another(Remote remote) {
    return jdbc.sql(
            "SELECT another FROM known_system WHERE connection = :connection AND remote = :remote"
                + " AND another <> ''")
        .param("connection", connection)
        .param("remote", remote.name())
        .query((row, n) -> row.getString(1))
        .optional();
  }

  @Override
  public void confirm(Remote remote, String identity, String user) {
    jdbc.sql(CONFIRM)
        .param("connection", connection)
        .param("remote", remote.name())
        .param("identity", identity)
        .param("user", user)
        .update();
    gates.open(remote);
  }
}
