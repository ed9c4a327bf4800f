package io.crossdock.store.access;

import io.crossdock.access.Role;
import io.crossdock.access.Users;
import io.crossdock.store.value.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Users in PostgreSQL. */
public final class StoredUsers implements Users {

  /**
   * The stamp is none that somebody of this name had before: sessions of a removed user are over.
   */
  private static final String INSERT =
      """
      INSERT INTO console_user (name, password_hash, role, created_at, stamp)
      VALUES (:name, :hash, :role, :at, (extract(epoch FROM clock_timestamp()) * 1000000)::bigint)
      ON CONFLICT DO NOTHING
      """;

  private final JdbcClient jdbc;
  private final TransactionTemplate transactions;

  public StoredUsers(JdbcClient jdbc, TransactionTemplate transactions) {
    this.jdbc = jdbc;
    this.transactions = transactions;
  }

  @Override
  public List<User> all() {
    return jdbc.sql("SELECT * FROM console_user ORDER BY lower(name)")
        .query((row, n) -> user(row))
        .list();
  }

  @Override
  public Optional<Account> find(String name) {
    return jdbc.sql("SELECT * FROM console_user WHERE lower(name) = lower(:name)")
        .param("name", name)
        .query((row, n) ->
            new Account(user(row), row.getString("password_hash"), row.getLong("stamp")))
        .optional();
  }

  @Override
  public boolean first(String name, String passwordHash, Instant at) {
    return Boolean.TRUE.equals(
        transactions.execute(status -> {
          jdbc.sql("LOCK TABLE console_user IN SHARE ROW EXCLUSIVE MODE").update();
          boolean any =
              jdbc.sql("SELECT EXISTS (SELECT 1 FROM console_user)").query(Boolean.class).single();
          return !any && add(name, passwordHash, Role.ADMIN, at);
        }));
  }

  @Override
  public boolean add(String name, String passwordHash, Role role, Instant at) {
    return jdbc.sql(INSERT)
            .param("name", name)
            .param("hash", passwordHash)
            .param("role", role.name())
            .param("at", Times.sql(at))
            .update()
        == 1;
  }

  @Override
  public Change change(String name, Role role, boolean active) {
    Change change =
        transactions.execute(status -> {
          List<String> admins = lockedAdmins();
          boolean last = admins.size() == 1 && admins.getFirst().equalsIgnoreCase(name);
          if (last && !(role == Role.ADMIN && active)) {
            return Change.LAST_ADMIN;
          }
          return done(
              jdbc.sql(
                      """
                      UPDATE console_user SET role = :role, active = :active, stamp = stamp + 1
                      WHERE lower(name) = lower(:name)
                      """)
                  .param("name", name)
                  .param("role", role.name())
                  .param("active", active)
                  .update());
        });
    return change == null ? Change.UNKNOWN : change;
  }

  @Override
  public Change remove(String name) {
    Change change =
        transactions.execute(status -> {
          List<String> admins = lockedAdmins();
          if (admins.size() == 1 && admins.getFirst().equalsIgnoreCase(name)) {
            return Change.LAST_ADMIN;
          }
          jdbc.sql("DELETE FROM saved_view WHERE owner = lower(:name)")
              .param("name", name)
              .update();
          return done(
              jdbc.sql("DELETE FROM console_user WHERE lower(name) = lower(:name)")
                  .param("name", name)
                  .update());
        });
    return change == null ? Change.UNKNOWN : change;
  }

  /** Two admins who remove each other at once wait here for one another. */
  private List<String> lockedAdmins() {
    return jdbc.sql(
            """
            SELECT name FROM console_user WHERE role = 'ADMIN' AND active
            ORDER BY name FOR UPDATE
            """)
        .query((row, n) -> row.getString("name"))
        .list();
  }

  @Override
  public Change password(String name, String passwordHash) {
    return done(
        jdbc.sql(
                """
                UPDATE console_user SET password_hash = :hash, stamp = stamp + 1
                WHERE lower(name) = lower(:name)
                """)
            .param("name", name)
            .param("hash", passwordHash)
            .update());
  }

  @Override
  public void signedIn(String name, Instant at) {
    jdbc.sql("UPDATE console_user SET last_sign_in_at = :at WHERE lower(name) = lower(:name)")
        .param("name", name)
        .param("at", Times.sql(at))
        .update();
  }

  private static Change done(int rows) {
    return rows == 1 ? Change.DONE : Change.UNKNOWN;
  }

  private static User user(ResultSet row) throws SQLException {
    return new User(
        row.getString("name"),
        Role.valueOf(row.getString("role")),
        row.getBoolean("active"),
        Times.read(row, "created_at").orElseThrow(),
        Times.read(row, "last_sign_in_at"));
  }
}
