package io.crossdock.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.core.view.OrderFilter;
import io.crossdock.store.server.EmbeddedDatabase;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A shared PostgreSQL whose owner gives Crossdock tables, but no extensions. */
class PlainDatabaseIT {

  @TempDir Path folder;

  @Test
  void withoutPgTrgmTheSchemaIsMadeAndNamesAreFoundAllTheSame() throws Exception {
    try (EmbeddedDatabase database = EmbeddedDatabase.start(folder);
        Store admin = Store.open(database.jdbcUrl(), database.user(), database.password())) {
      var owner = JdbcClient.create(admin.dataSource());
      owner.sql("CREATE ROLE plain LOGIN PASSWORD 'plain'").update();
      owner.sql("CREATE DATABASE plain").update();
      String url = database.jdbcUrl().replaceFirst("/[^/?]+\\?.*", "/plain");
      JdbcClient.create(new DriverManagerDataSource(url, database.user(), database.password()))
          .sql("GRANT ALL ON SCHEMA public TO plain")
          .update();
      try (Store store = Store.open(url, "plain", "plain")) {
        var jdbc = JdbcClient.create(store.dataSource());
        assertThat(
                jdbc.sql("SELECT count(*) FROM pg_extension WHERE extname = 'pg_trgm'")
                    .query(Long.class)
                    .single())
            .isZero();
        jdbc.sql(
                "INSERT INTO shop_order (connection, entity_id, increment_id, purchased_at,"
                    + " bill_to_name) VALUES ('main', 1, '000000001', now(), 'Grace Hopper')")
            .update();
        OrderFilter all = OrderFilter.ALL;
        var named =
            new OrderFilter(
                "hopper",
                Optional.empty(),
                "",
                "",
                all.placed(),
                all.baseTotal(),
                all.number(),
                "");
        assertThat(store.orderViews().keys(named, 10)).hasSize(1);
      }
    }
  }
}
