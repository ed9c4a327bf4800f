package io.crossdock.store.work;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hears that some instance has marked work, on a connection of its own, until it is closed. */
public final class WorkNotices implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(WorkNotices.class);

  private final DataSource pool;
  private final Runnable wake;
  private volatile boolean closed;

  public WorkNotices(DataSource pool, Runnable wake) {
    this.pool = pool;
    this.wake = wake;
    Thread.ofVirtual().name("listen").start(this::listen);
  }

  /** The connection goes back within a second. */
  @Override
  public void close() {
    closed = true;
  }

  private void listen() {
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
        statement.execute("UNLISTEN *");
      } catch (SQLException e) {
        if (!closed) {
          log.warn("listening for work is interrupted and begins anew: {}", e.getMessage());
          LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
        }
      }
    }
  }
}
