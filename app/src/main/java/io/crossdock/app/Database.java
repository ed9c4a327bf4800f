package io.crossdock.app;

import io.crossdock.store.Store;
import io.crossdock.store.UnknownSchema;
import io.crossdock.store.server.EmbeddedDatabase;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/** The store on the database the settings name: a shared PostgreSQL, or an embedded one. */
final class Database implements AutoCloseable {

  private final Optional<EmbeddedDatabase> embedded;
  private final Store store;

  private Database(Optional<EmbeddedDatabase> embedded, Store store) {
    this.embedded = embedded;
    this.store = store;
  }

  /**
   * @throws IOException with a message for people
   */
  static Database open(Optional<String> url, Path data, Duration landing) throws IOException {
    if (url.isPresent()) {
      return new Database(Optional.empty(), opened(url.get(), landing));
    }
    EmbeddedDatabase embedded = EmbeddedDatabase.start(data).keptRunning();
    try {
      return new Database(
          Optional.of(embedded),
          Store.open(embedded.jdbcUrl(), embedded.user(), embedded.password(), landing));
    } catch (UnknownSchema e) {
      embedded.close();
      throw new IOException(e.getMessage(), e);
    } catch (RuntimeException e) {
      embedded.close();
      throw e;
    }
  }

  private static Store opened(String url, Duration landing) throws IOException {
    String password = password(url);
    try {
      return Store.open(url, user(url), password, landing);
    } catch (UnknownSchema e) {
      throw new IOException(e.getMessage(), e);
    } catch (RuntimeException e) {
      throw tells(e, password) ? new IllegalStateException(kind(e)) : e;
    }
  }

  /** Some of the driver's and of Flyway's texts hold the whole address. */
  private static boolean tells(Throwable e, String password) {
    return !password.isEmpty()
        && (String.valueOf(e.getMessage()).contains(password)
            || String.valueOf(e.getMessage()).contains("password=")
            || (e.getCause() != null && tells(e.getCause(), password)));
  }

  private static String kind(Throwable e) {
    return e.getCause() != null
        ? kind(e.getCause())
        : "the database of CROSSDOCK_DATABASE_URL can't be opened ("
            + (e instanceof SQLException sql ? "SQL state " + sql.getSQLState() + ", " : "")
            + e.getClass().getSimpleName()
            + "); check host, port, user and password there";
  }

  Store store() {
    return store;
  }

  /** The pool first, PostgreSQL itself last. */
  @Override
  public void close() {
    store.close();
    embedded.ifPresent(EmbeddedDatabase::close);
  }

  private static String user(String url) {
    return parameter(url, "user");
  }

  private static String password(String url) {
    return parameter(url, "password");
  }

  private static String parameter(String url, String name) {
    String query = URI.create(url.substring("jdbc:".length())).getQuery();
    for (String pair : query == null ? new String[0] : query.split("&", -1)) {
      if (pair.startsWith(name + "=")) {
        return pair.substring(name.length() + 1);
      }
    }
    return "";
  }
}
