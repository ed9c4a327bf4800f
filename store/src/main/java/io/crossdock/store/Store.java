package io.crossdock.store;

import com.zaxxer.hikari.HikariDataSource;
import io.crossdock.core.port.Cursors;
import io.crossdock.core.port.WorkQueue;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The database, migrated and pooled. Thread-safe. */
public final class Store implements AutoCloseable {

  private final HikariDataSource pool;

  private Store(HikariDataSource pool) {
    this.pool = pool;
  }

  /** Connects and brings the schema up to date; fails when either cannot be done. */
  public static Store open(String jdbcUrl, String user, String password) {
    var pool = new HikariDataSource();
    pool.setJdbcUrl(jdbcUrl);
    pool.setUsername(user);
    pool.setPassword(password);
    try {
      Flyway.configure().dataSource(pool).load().migrate();
      return new Store(pool);
    } catch (RuntimeException e) {
      pool.close();
      throw e;
    }
  }

  public WorkQueue workQueue() {
    var jdbc = JdbcClient.create(pool);
    var json = AppliedJson.mapper();
    var tx = new TransactionTemplate(new DataSourceTransactionManager(pool));
    return new PostgresQueue(tx, new Marks(jdbc), new Claims(jdbc, json), new Records(jdbc, json));
  }

  public Cursors cursors() {
    return new PostgresCursors(JdbcClient.create(pool));
  }

  public DataSource dataSource() {
    return pool;
  }

  @Override
  public void close() {
    pool.close();
  }
}
