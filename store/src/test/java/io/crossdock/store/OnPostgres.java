package io.crossdock.store;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A PostgreSQL and the store on it, for all tests of a class. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // both are there before the first test
abstract class OnPostgres {

  private EmbeddedDatabase database;

  Store store;

  @BeforeAll
  void open(@TempDir Path folder) throws IOException {
    database = EmbeddedDatabase.start(folder);
    store = Store.open(database.jdbcUrl(), database.user(), database.password());
  }

  @AfterAll
  void close() {
    store.close();
    database.close();
  }

  JdbcClient jdbc() {
    return JdbcClient.create(store.dataSource());
  }
}
