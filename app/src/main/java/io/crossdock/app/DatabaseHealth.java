package io.crossdock.app;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Whether PostgreSQL answers within two seconds. An instance without its database is not ready, but
 * alive: it needs no restart and goes on by itself.
 */
final class DatabaseHealth implements HealthIndicator {

  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private static final String AWAY =
      "PostgreSQL does not answer. What is due waits and nothing is lost: start it or mend the way"
          + " to it, and Crossdock goes on by itself.";

  private final DataSource database;

  DatabaseHealth(DataSource database) {
    this.database = database;
  }

  @Override
  public Health health() {
    var asked = new FutureTask<Boolean>(this::answers);
    Thread.ofVirtual().name("health").start(asked);
    try {
      if (asked.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        return Health.up().build();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      // told below, whatever kept it from answering
    }
    return Health.down().withDetail("reason", AWAY).build();
  }

  private boolean answers() throws SQLException {
    try (var connection = database.getConnection()) {
      return connection.isValid(Math.toIntExact(PATIENCE.toSeconds()));
    }
  }
}
