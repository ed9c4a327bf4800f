package io.crossdock.store.systems;

import io.crossdock.core.port.work.ShopLedger;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A row of a connection per minute, on the database's clock. */
public final class StoredShopLedger implements ShopLedger {

  private static final String ADD =
      """
      INSERT INTO shop_work AS s (connection, minute, millis)
      VALUES (:connection, date_trunc('minute', now()), :millis)
      ON CONFLICT (connection, minute) DO UPDATE SET millis = s.millis + excluded.millis
      """;

  /** Seconds of the last hour. */
  public static final String SUM =
      "SELECT coalesce(sum(millis), 0) / 1000.0 FROM shop_work WHERE connection = :connection"
          + " AND minute > now() - interval '1 hour'";

  private final JdbcClient jdbc;
  private final String connection;

  public StoredShopLedger(JdbcClient jdbc, String connection) {
    this.jdbc = jdbc;
    this.connection = connection;
  }

  @Override
  public void add(Duration worked) {
    jdbc.sql(ADD).param("connection", connection).param("millis", worked.toMillis()).update();
  }
}
