package io.crossdock.store.systems;

import io.crossdock.core.port.settings.ConnectionStore;
import io.crossdock.store.server.SecretKeys;
import io.crossdock.store.value.Times;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** One row per value; what a former key sealed is sealed anew as soon as it is read. */
public final class StoredConnection implements ConnectionStore {

  private static final String SET_UP =
      """
      INSERT INTO connection_setup (connection, revision, changed_by, changed_at)
      VALUES (:connection, 1, :user, :at)
      ON CONFLICT (connection) DO UPDATE SET revision = connection_setup.revision + 1,
        changed_by = excluded.changed_by, changed_at = excluded.changed_at
      """;

  private static final String START =
      """
      UPDATE connection_setup SET started_at = :at, started_by = :user, revision = revision + 1
      WHERE connection = :connection AND started_at IS NULL
      """;

  private final JdbcClient jdbc;
  private final TransactionTemplate transactions;
  private final String connection;
  private final SecretKeys keys;

  public StoredConnection(
      JdbcClient jdbc, TransactionTemplate transactions, String connection, SecretKeys keys) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.connection = connection;
    this.keys = keys;
  }

  private record Value(String key, String value, boolean secret) {}

  @Override
  public Saved read() {
    Map<String, String> values = new HashMap<>();
    for (Value value :
        jdbc.sql("SELECT key, value, secret FROM connection_value WHERE connection = :connection")
            .param("connection", connection)
            .query((row, n) ->
                new Value(row.getString("key"), row.getString("value"), row.getBoolean("secret")))
            .list()) {
      values.put(value.key(), value.secret() ? open(value) : value.value());
    }
    return new Saved(revision(), Map.copyOf(values), started());
  }

  private String open(Value value) {
    String text = keys.open(value.key(), value.value());
    if (!keys.current(value.value())) {
      jdbc.sql(
              """
              UPDATE connection_value SET value = :sealed
              WHERE connection = :connection AND key = :key AND value = :former
              """)
          .param("sealed", keys.seal(value.key(), text))
          .param("connection", connection)
          .param("key", value.key())
          .param("former", value.value())
          .update();
    }
    return text;
  }

  private Optional<Instant> started() {
    return jdbc.sql("SELECT started_at FROM connection_setup WHERE connection = :connection")
        .param("connection", connection)
        .query((row, n) -> Times.read(row, "started_at"))
        .optional()
        .flatMap(at -> at);
  }

  @Override
  public long revision() {
    return jdbc.sql("SELECT revision FROM connection_setup WHERE connection = :connection")
        .param("connection", connection)
        .query(Long.class)
        .optional()
        .orElse(0L);
  }

  @Override
  public void save(Map<String, String> values, Set<String> secrets, String user, Instant at) {
    transactions.executeWithoutResult(tx -> {
      jdbc.sql(SET_UP)
          .param("connection", connection)
          .param("user", user)
          .param("at", Times.sql(at))
          .update();
      jdbc.sql("DELETE FROM connection_value WHERE connection = :connection")
          .param("connection", connection)
          .update();
      values.forEach((key, value) -> insert(key, value, secrets.contains(key)));
    });
  }

  private void insert(String key, String value, boolean secret) {
    jdbc.sql(
            """
            INSERT INTO connection_value (connection, key, value, secret)
            VALUES (:connection, :key, :value, :secret)
            """)
        .param("connection", connection)
        .param("key", key)
        .param("value", secret ? keys.seal(key, value) : value)
        .param("secret", secret)
        .update();
  }

  @Override
  public void start(String user, Instant at) {
    jdbc.sql(START)
        .param("connection", connection)
        .param("user", user)
        .param("at", Times.sql(at))
        .update();
  }
}
