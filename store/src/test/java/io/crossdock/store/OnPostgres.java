package io.crossdock.store;

import io.crossdock.store.server.EmbeddedDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.util.FileSystemUtils;

/** The store on a database of its own, for all tests of a class. */
@SuppressWarnings("NullAway.Init") // the store is there before the first test
public abstract class OnPostgres {

  protected static Store store;

  @BeforeAll
  static void openStore() {
    store = Server.ONE.newStore();
  }

  @AfterAll
  static void closeStore() {
    store.close();
  }

  /** Opens the same database once more, as the next start does. */
  protected static Store again() {
    return Server.ONE.open(
        Objects.requireNonNull(
            jdbc().sql("SELECT current_database()").query(String.class).single()));
  }

  protected static JdbcClient jdbc() {
    return JdbcClient.create(store.dataSource());
  }

  /** One PostgreSQL for all classes, as long as this JVM runs. */
  private record Server(EmbeddedDatabase database) {

    static final Server ONE = start();

    private static final String MODEL = "migrated";

    private static int databases;

    private static Server start() {
      try {
        Path folder = Files.createTempDirectory(Path.of("target"), "postgres");
        var server = new Server(EmbeddedDatabase.start(folder));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> server.stop(folder)));
        server.create(MODEL, "template0");
        server.takeRows(server.open(MODEL));
        return server;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /** The view of orders takes rows in tests: see the script. */
    private void takeRows(Store model) throws IOException {
      Path script = Path.of("src/test/resources/order_state.sql");
      try (model;
          var connection = model.dataSource().getConnection();
          var statement = connection.createStatement()) {
        statement.execute(Files.readString(script));
      } catch (SQLException e) {
        throw new IOException(e);
      }
    }

    private void stop(Path folder) {
      database.close();
      try {
        FileSystemUtils.deleteRecursively(folder);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    Store newStore() {
      databases++;
      String name = "test" + databases;
      create(name, MODEL);
      return open(name);
    }

    private Store open(String name) {
      String url = database.jdbcUrl().replaceFirst("/[^/?]+\\?", "/" + name + "?");
      return Store.open(url, database.user(), database.password());
    }

    private void create(String name, String model) {
      var source =
          new DriverManagerDataSource(database.jdbcUrl(), database.user(), database.password());
      JdbcClient.create(source)
          .sql("CREATE DATABASE %s TEMPLATE %s".formatted(name, model))
          .update();
    }
  }
}
