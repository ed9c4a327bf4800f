package io.crossdock.store.options;

import io.crossdock.core.policy.Options;
import io.crossdock.core.port.shop.KnownWebsites;
import io.crossdock.core.port.shop.Websites.Website;
import io.crossdock.store.value.Times;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Known websites in PostgreSQL. Thread-safe. */
public final class StoredWebsites implements KnownWebsites {

  private static final String KNOWN =
      "SELECT website FROM known_website WHERE connection = :connection";

  /** What a person has set already stays. */
  private static final String OFF =
      """
      WITH off AS (
        INSERT INTO setting (connection, website, key, value)
        VALUES (:connection, :website, :key, 'no') ON CONFLICT DO NOTHING RETURNING *)
      INSERT INTO setting_change (connection, website, key, new_value, changed_by, changed_at)
      SELECT connection, website, key, value, 'Crossdock: a new website', :at FROM off
      """;

  private final JdbcClient jdbc;
  private final TransactionTemplate transactions;
  private final String connection;

  public StoredWebsites(JdbcClient jdbc, TransactionTemplate transactions, String connection) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.connection = connection;
  }

  @Override
  public List<Website> meet(List<Website> websites, Instant at) {
    return Objects.requireNonNull(
        transactions.execute(tx -> {
          jdbc.sql("LOCK TABLE known_website IN SHARE ROW EXCLUSIVE MODE").update();
          Met met = Met.of(websites, known(jdbc, connection));
          met.unknown().forEach(this::know);
          met.off().forEach(website -> off(website, at));
          return met.off();
        }));
  }

  /** Empty: none was met yet. */
  static Set<Integer> known(JdbcClient jdbc, String connection) {
    return new HashSet<>(
        jdbc.sql(KNOWN).param("connection", connection).query(Integer.class).list());
  }

  private void know(Website website) {
    jdbc.sql("INSERT INTO known_website (connection, website) VALUES (:connection, :website)")
        .param("connection", connection)
        .param("website", website.id())
        .update();
  }

  private void off(Website website, Instant at) {
    jdbc.sql(OFF)
        .param("connection", connection)
        .param("website", website.id())
        .param("key", Options.WEBSITE.key())
        .param("at", Times.sql(at))
        .update();
  }
}
