package io.crossdock.store.access;

import io.crossdock.access.ApiTokens;
import io.crossdock.access.Role;
import io.crossdock.store.value.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** API tokens in PostgreSQL. */
public final class StoredApiTokens implements ApiTokens {

  /** Uses closer than this are one: a busy script costs no write per call. */
  private static final Duration GRAIN = Duration.ofMinutes(1);

  private final JdbcClient jdbc;
  private final String connection;

  public StoredApiTokens(JdbcClient jdbc, String connection) {
    this.jdbc = jdbc;
    this.connection = connection;
  }

  @Override
  public List<Token> all() {
    return jdbc.sql("SELECT * FROM api_token ORDER BY lower(name)")
        .query((row, n) -> token(row))
        .list();
  }

  @Override
  public Optional<Token> use(String hash, Instant at) {
    Optional<Token> found =
        jdbc.sql(
                """
                SELECT * FROM api_token
                WHERE hash = :hash AND coalesce(module_of, :connection) = :connection
                """)
            .param("hash", hash)
            .param("connection", connection)
            .query((row, n) -> token(row))
            .optional();
    found
        .filter(token -> token.lastUsedAt().filter(last -> last.plus(GRAIN).isAfter(at)).isEmpty())
        .ifPresent(token ->
            jdbc.sql("UPDATE api_token SET last_used_at = :at WHERE id = :id")
                .param("at", Times.sql(at))
                .param("id", token.id())
                .update());
    return found;
  }

  @Override
  public boolean add(String name, Role role, String hash, String createdBy, Instant at) {
    return jdbc.sql(
                """
                INSERT INTO api_token (name, role, hash, created_by, created_at)
                VALUES (:name, :role, :hash, :by, :at) ON CONFLICT DO NOTHING
                """)
            .param("name", name)
            .param("role", role.name())
            .param("hash", hash)
            .param("by", createdBy)
            .param("at", Times.sql(at))
            .update()
        == 1;
  }

  @Override
  public Optional<Token> revoke(long id) {
    return jdbc.sql("DELETE FROM api_token WHERE id = :id RETURNING *")
        .param("id", id)
        .query((row, n) -> token(row))
        .optional();
  }

  private static Token token(ResultSet row) throws SQLException {
    return new Token(
        row.getLong("id"),
        row.getString("name"),
        Role.valueOf(row.getString("role")),
        row.getString("created_by"),
        Times.read(row, "created_at").orElseThrow(),
        Times.read(row, "last_used_at"),
        row.getString("module_of") != null);
  }
}
