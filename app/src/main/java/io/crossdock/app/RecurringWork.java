package io.crossdock.app;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import io.crossdock.core.engine.Engine;
import io.crossdock.core.failure.FailedCall;
import io.crossdock.core.port.Sweep;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
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

  private static final Schedule AT_NIGHT = Schedules.daily(ZoneOffset.UTC, LocalTime.of(3, 15));

  private static final Duration NIGHTLY = Duration.ofDays(1);

  private final Scheduler scheduler;

  /**
   * What needs neither shop nor org, or little of them.
   *
   * @param released goes on with orders that a change of options concerns
   */
  record Upkeep(Runnable websites, Runnable retention, Runnable released) {}

  /** Takes the poll and the sweep tiers of DESIGN: see docs/architecture.md. */
  RecurringWork(
      DataSource database, Engine engine, AuditWork audits, AlarmWork alarms, Upkeep upkeep) {
    var poll = new PollPace();
    this.scheduler =
        Scheduler.create(database)
            .startTasks(
                task("poll", poll, () -> poll.found(engine.poll())),
                task("poll-late", Duration.ofSeconds(10), engine::pollLate),
                task("backfill", Duration.ofSeconds(2), engine::feed),
                sweep(engine, new Sweep("day", Duration.ofDays(1), Duration.ofSeconds(45), false)),
                sweep(engine, new Sweep("open", Duration.ofDays(30), Duration.ofMinutes(15), true)),
                sweep(engine, new Sweep("quarter", Duration.ofDays(90), NIGHTLY, false)),
                task("audit", Duration.ofSeconds(5), audits::next),
                task("audit-nightly", AT_NIGHT, audits::askNightly),
                task("websites", Duration.ofMinutes(10), upkeep.websites()),
                task("released", Duration.ofSeconds(1), upkeep.released()),
                task("alarms", Duration.ofSeconds(15), alarms::look),
                task("retention", NIGHTLY, upkeep.retention()))
            .threads(8)
            .pollingInterval(Duration.ofMillis(250))
            .heartbeatInterval(Duration.ofSeconds(4))
            .missedHeartbeatsLimit(4)
            .shutdownMaxWait(Duration.ofSeconds(5)) // and once more after an interrupt
            .build();
  }

  void start() {
    scheduler.start();
  }

  @Override
  public void close() {
    scheduler.stop();
  }

  private static RecurringTask<Void> sweep(Engine engine, Sweep tier) {
    return task("sweep-" + tier.name(), tier.every(), () -> engine.sweep(tier));
  }

  private static RecurringTask<Void> task(String name, Duration every, Runnable work) {
    return task(name, FixedDelay.of(every), work);
  }

  private static RecurringTask<Void> task(String name, Schedule schedule, Runnable work) {
    return Tasks.recurring(name, schedule).execute((instance, context) -> run(name, work));
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
