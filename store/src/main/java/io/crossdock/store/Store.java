package io.crossdock.store;

import com.zaxxer.hikari.HikariDataSource;
import io.crossdock.core.port.Cursors;
import io.crossdock.core.port.Operations;
import io.crossdock.core.port.WorkQueue;
import io.crossdock.core.view.OrderViews;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** One PostgreSQL, migrated and pooled, with all that is kept in it. Thread-safe. */
public final class Store implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Store.class);

  private final HikariDataSource pool;
  private final JdbcClient jdbc;
  private final TransactionTemplate transactions;
  private final OrderQueue queue;
  private volatile boolean closed;

  private Store(HikariDataSource pool) {
    this.pool = pool;
    var template = new NamedParameterJdbcTemplate(pool);
    this.jdbc = JdbcClient.create(template);
    this.transactions = new TransactionTemplate(new JdbcTransactionManager(pool));
    this.queue = new OrderQueue(template, transactions);
  }

  /** Connects, and brings the schema up to date. */
  public static Store open(String jdbcUrl, String user, String password) {
    var pool = new HikariDataSource();
    pool.setJdbcUrl(jdbcUrl);
    if (!user.isEmpty()) {
      pool.setUsername(user);
      pool.setPassword(password);
    }
    pool.setMaximumPoolSize(10);
    pool.setPoolName("crossdock");
    try {
      Flyway.configure().dataSource(pool).load().migrate();
      return new Store(pool);
    } catch (RuntimeException e) {
      pool.close();
      throw e;
    }
  }

  public WorkQueue workQueue() {
    return queue;
  }

  public Cursors cursors() {
    return new StoredCursors(jdbc);
  }

  public OrderViews orderViews() {
    return new StoredViews(jdbc);
  }

  public Operations operations() {
    return new SentOperations(jdbc, transactions, queue);
  }

  public DataSource dataSource() {
    return pool;
  }

  /**
   * Calls {@code wake} whenever any instance has marked work, within milliseconds. A lost
   * connection is made anew; notices meanwhile are missed, so polling must not rest on this alone.
   */
  public void onWork(Runnable wake) {
    Thread.ofVirtual().name("listen").start(() -> listen(wake));
  }

  @Override
  public void close() {
    closed = true;
    pool.close();
  }

  private void listen(Runnable wake) {
    while (!closed) {
      try (Connection connection = pool.getConnection();
          var statement = connection.createStatement()) {
        statement.execute("LISTEN " + OrderQueue.CHANNEL);
        var postgres = connection.unwrap(PGConnection.class);
        while (!closed) {
          var notices = postgres.getNotifications((int) TimeUnit.SECONDS.toMillis(1));
          if (notices != null && notices.length > 0) {
            wake.run();
          }
        }
      } catch (SQLException e) {
        if (!closed) {
          log.warn("listening for work is interrupted and begins anew: {}", e.getMessage());
          java.util.concurrent.locks.LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
        }
      }
    }
  }
}
