package io.crossdock.bench;

import io.crossdock.store.server.EmbeddedDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** The product's database, watched from outside. Not thread-safe. */
final class Known implements AutoCloseable {

  private final EmbeddedDatabase database;
  private final long postmaster;
  private final Connection connection;

  Known(Path data) throws IOException, SQLException {
    this.database = EmbeddedDatabase.start(data);
    this.postmaster =
        Long.parseLong(
            Files.readAllLines(data.resolve("postgres/postmaster.pid")).getFirst().strip());
    this.connection =
        DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
  }

  String url() {
    return database.shareableUrl();
  }

  /** Orders the product knows of. */
  int orders() {
    return count("TRUE");
  }

  /** Orders that are in Salesforce as they should be, from this entity id on. */
  int synced(long from) {
    return count("last_synced_at IS NOT NULL AND entity_id >= " + from);
  }

  /** Connections to it, this one among them. */
  int sessions() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'client backend'")) {
      rows.next();
      return rows.getInt(1);
    }
  }

  /** Orders that wait or are worked on. */
  int due() {
    return count("due_at <= now() OR lease_owner IS NOT NULL");
  }

  private int count(String which) {
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("SELECT count(*) FROM order_state WHERE " + which)) {
      rows.next();
      return rows.getInt(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Whether the late poll has read all that the shop had changed by then. */
  boolean readLate(Instant changed) {
    return count(
            "EXISTS (SELECT FROM cursor_position WHERE name = 'poll-late' AND reached > '"
                + changed
                + "')")
        > 0;
  }

  /** When each order was recorded as written, which is after Salesforce answered. */
  Map<Long, Instant> syncedAt(long from) throws SQLException {
    var at = new HashMap<Long, Instant>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT entity_id, last_synced_at FROM order_state"
                    + " WHERE last_synced_at IS NOT NULL AND entity_id >= "
                    + from)) {
      while (rows.next()) {
        Timestamp time = rows.getTimestamp(2);
        at.put(rows.getLong(1), time.toInstant());
      }
    }
    return at;
  }

  /** Finished attempts whose outcome was this one, of orders from this entity id on. */
  int attempts(String outcome, long from) {
    try (var statement =
        connection.prepareStatement(
            "SELECT count(*) FROM attempt WHERE outcome = ? AND entity_id >= ?")) {
      statement.setString(1, outcome);
      statement.setLong(2, from);
      try (ResultSet rows = statement.executeQuery()) {
        rows.next();
        return rows.getInt(1);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Adds orders that have been in Salesforce for long, as old rows of this database are. */
  void seed(int rows) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          """
          CREATE TEMP TABLE seed (connection, entity_id, digest, increment_id, store_id, website_id,
            purchase_point, purchased_at, bill_to_name, ship_to_name, email, base_grand_total,
            base_currency, grand_total, currency, status, generation, observed, fingerprint,
            applied, sync_status, last_synced_at) AS
          SELECT 'main', 10000000 + n, md5(n::text), lpad(n::text, 9, '0'), 1, 0,
            CASE WHEN n %% 50 = 0 THEN 'Second Website' ELSE 'Main Website' END,
            now() - interval '100 days' - n * interval '1 minute',
            name, name, 'customer' || n %% 300000 || '@example.com', total, 'USD', total, 'USD',
            CASE WHEN n %% 5000 = 1 THEN 'canceled' WHEN n %% 100 = 2 THEN 'processing'
              ELSE 'complete' END,
            1, 1, md5((n + 1)::text), jsonb_set(applied, '{order}', to_jsonb('801' || n)),
            CASE WHEN n %% 1000 = 0 THEN 'OUT_OF_SYNC' WHEN n %% 200 = 3 THEN 'NOT_SENT'
              ELSE 'IN_SYNC' END,
            now() - interval '99 days'
          FROM (SELECT applied FROM written LIMIT 1) model,
            generate_series(1, %d) n,
            LATERAL (SELECT n::bigint * 7919 %% 600000 / 100.0 AS total,
              (ARRAY['Ada', 'Grace', 'Emmy', 'Sofia', 'Mary'])[1 + n %% 5]
                || ' Family' || n %% 9973 AS name) made\
          """
              .formatted(rows));
      Seed.keep(statement);
    }
  }

  /** CPU time of PostgreSQL, all its processes, in milliseconds. */
  double cpuMillis() {
    return Program.cpuMillis(postmaster)
        + ProcessHandle.of(postmaster)
            .map(p -> p.children().mapToDouble(c -> Program.cpuMillis(c.pid())).sum())
            .orElse(0.0);
  }

  @Override
  public void close() throws SQLException {
    connection.close();
    database.close();
  }
}
