package io.crossdock.app;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.crossdock.core.failure.FailedCall;
import java.time.Duration;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What must run once in the whole cluster, wherever it is due: db-scheduler on the shared database.
 * An instance that dies in the middle is found by its missed heartbeats within 16 s and the work
 * runs elsewhere.
 */
final class RecurringWork implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(RecurringWork.class);

  private final Scheduler scheduler;

  /** Takes the poll and the sweep tiers of DESIGN: see docs/architecture.md. */
  RecurringWork(DataSource database, Runnable poll, java.util.function.Consumer<Duration> sweep) {
    this.scheduler =
        Scheduler.create(database)
            .startTasks(
                task("poll", Duration.ofSeconds(5), poll),
                task("sweep-day", Duration.ofSeconds(45), () -> sweep.accept(Duration.ofDays(1))),
                task(
                    "sweep-month", Duration.ofMinutes(15), () -> sweep.accept(Duration.ofDays(30))),
                task("sweep-quarter", Duration.ofDays(1), () -> sweep.accept(Duration.ofDays(90))))
            .threads(4)
            .pollingInterval(Duration.ofSeconds(1))
            .heartbeatInterval(Duration.ofSeconds(4))
            .missedHeartbeatsLimit(4)
            .shutdownMaxWait(Duration.ofSeconds(10))
            .build();
  }

  void start() {
    scheduler.start();
  }

  @Override
  public void close() {
    scheduler.stop();
  }

  private static RecurringTask<Void> task(String name, Duration every, Runnable work) {
    return Tasks.recurring(name, FixedDelay.of(every))
        .execute((instance, context) -> run(name, work));
  }

  /** A shop that is away is said in one line and tried again at the next turn. */
  private static void run(String name, Runnable work) {
    try {
      work.run();
    } catch (FailedCall e) {
      log.warn("{} did not reach the shop: {} {}", name, e.getMessage(), e.failure().hint());
    }
  }
}
