package io.crossdock.store.systems;

import io.crossdock.access.Role;
import io.crossdock.access.ShopModule;
import io.crossdock.core.policy.NoticeTrail;
import io.crossdock.store.access.StoredApiTokens;
import io.crossdock.store.server.SecretKeys;
import io.crossdock.store.value.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The paired module in one row; its token is one of {@link StoredApiTokens}. */
public final class StoredShopModule implements ShopModule {

  private static final String SECRET = "module secret";
  private static final String NAME = "Magento Admin module";

  private final JdbcClient jdbc;
  private final TransactionTemplate transactions;
  private final String connection;
  private final SecretKeys keys;

  public StoredShopModule(
      JdbcClient jdbc, TransactionTemplate transactions, String connection, SecretKeys keys) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.connection = connection;
    this.keys = keys;
  }

  @Override
  public void pair(Pairing pairing, String tokenHash, String secret) {
    transactions.executeWithoutResult(tx -> {
      made();
      of("""
      UPDATE shop_module SET secret = :secret, role = :role, paired_by = :by, paired_at = :at,
        version = '', called_at = NULL, last_notice = NULL, number = 0, missing = '{}',
        missing_since = NULL, unsent = 0, unbroken_since = NULL, lost = 0
      WHERE connection = :connection
      """)
          .param("secret", keys.seal(SECRET, secret))
          .param("role", pairing.role().name())
          .param("by", pairing.by())
          .param("at", Times.sql(pairing.at()))
          .update();
      of("DELETE FROM api_token WHERE module_of = :connection").update();
      of("""
      INSERT INTO api_token (name, role, hash, created_by, created_at, module_of)
      SELECT CASE WHEN EXISTS (SELECT FROM api_token WHERE lower(name) = lower(:name))
        THEN :name || ' ' || left(:hash, 8) ELSE :name END, :role, :hash, :by, :at, :connection
      """)
          .param("name", NAME)
          .param("role", pairing.role().name())
          .param("hash", tokenHash)
          .param("by", pairing.by())
          .param("at", Times.sql(pairing.at()))
          .update();
    });
  }

  @Override
  public Optional<String> secret() {
    return of("SELECT secret FROM shop_module WHERE connection = :connection")
        .query((row, n) -> Optional.ofNullable(row.getString(1)))
        .optional()
        .flatMap(sealed -> sealed)
        .map(sealed -> keys.open(SECRET, sealed));
  }

  @Override
  public void called(String version, Instant at) {
    transactions.executeWithoutResult(tx -> {
      made();
      of("UPDATE shop_module SET version = :version, called_at = :at WHERE connection ="
              + " :connection")
          .param("version", version)
          .param("at", Times.sql(at))
          .update();
    });
  }

  @Override
  public void noticed(long number, long unsent, String version, Instant at) {
    transactions.executeWithoutResult(tx -> {
      made();
      NoticeTrail trail =
          of("SELECT * FROM shop_module WHERE connection = :connection FOR UPDATE")
              .query((row, n) -> trail(row))
              .single()
              .heard(number, unsent, at);
      of("""
      UPDATE shop_module SET last_notice = :last, number = :number, missing = :missing,
        missing_since = :since, unsent = :unsent, unbroken_since = :unbroken, lost = :lost,
        version = coalesce(nullif(:version, ''), version)
      WHERE connection = :connection
      """)
          .param("last", trail.last().map(Times::sql).orElse(null))
          .param("number", trail.number())
          .param("missing", trail.missing().toArray(Long[]::new))
          .param("since", trail.missingSince().map(Times::sql).orElse(null))
          .param("unsent", trail.unsent())
          .param("unbroken", trail.unbroken().map(Times::sql).orElse(null))
          .param("lost", trail.lost())
          .param("version", version)
          .update();
    });
  }

  @Override
  public Known known() {
    return of("SELECT * FROM shop_module WHERE connection = :connection")
        .query((row, n) ->
            new Known(
                pairing(row), row.getString("version"), Times.read(row, "called_at"), trail(row)))
        .optional()
        .orElse(new Known(Optional.empty(), "", Optional.empty(), NoticeTrail.NONE));
  }

  private void made() {
    of("INSERT INTO shop_module (connection) VALUES (:connection) ON CONFLICT DO NOTHING").update();
  }

  private JdbcClient.StatementSpec of(String sql) {
    return jdbc.sql(sql).param("connection", connection);
  }

  private static Optional<Pairing> pairing(ResultSet row) throws SQLException {
    String role = row.getString("role");
    String by = row.getString("paired_by");
    return Times.read(row, "paired_at")
        .filter(at -> role != null && by != null)
        .map(at -> new Pairing(Role.valueOf(role), by, at));
  }

  private static NoticeTrail trail(ResultSet row) throws SQLException {
    var missing = new TreeSet<Long>();
    if (row.getArray("missing").getArray() instanceof Long[] numbers) {
      missing.addAll(Arrays.asList(numbers));
    }
    return new NoticeTrail(
        Times.read(row, "last_notice"),
        row.getLong("number"),
        missing,
        Times.read(row, "missing_since"),
        row.getLong("unsent"),
        Times.read(row, "unbroken_since"),
        row.getLong("lost"));
  }
}
