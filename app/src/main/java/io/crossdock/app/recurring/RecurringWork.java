package io.crossdock.app.recurring;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import io.crossdock.core.engine.Engine;
import io.crossdock.core.failure.FailedCall;
import io.crossdock.core.port.work.Sweep;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What must run once in the whole cluster, wherever it is due: db-scheduler on the shared database.
 * An instance that dies in the middle is found by its missed heartbeats within 16 s and the work
 * runs elsewhere. A clock that is set does not put it off: see {@link OnwardClock}, and what an
 * instance with a wrong clock planned is brought forward within a minute.
 */
public final class RecurringWork implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(RecurringWork.class);

  private static final Schedule AT_NIGHT = Schedules.daily(ZoneOffset.UTC, LocalTime.of(3, 15));

  private static final Duration NIGHTLY = Duration.ofDays(1);

  private static final Sweep DAY =
      new Sweep("day", Duration.ofDays(1), Duration.ofSeconds(45), false);
  private static final Sweep OPEN =
      new Sweep("open", Duration.ofDays(30), Duration.ofMinutes(15), true);
  private static final Sweep QUARTER = new Sweep("quarter", Duration.ofDays(90), NIGHTLY, false);

  public static final List<Sweep> SWEEPS = List.of(DAY, OPEN, QUARTER);

  /**
   * How far beyond its period a turn may be planned before somebody's clock must have been wrong.
   */
  private static final Duration SLACK = Duration.ofSeconds(30);

  private static final int LOOKS_SECONDS = 20;

  private final Scheduler scheduler;
  private final OnwardClock clock = new OnwardClock(InstantSource.system(), System::nanoTime);
  private final ScheduledExecutorService looks =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("recurring").daemon().factory());
  private final Map<String, Duration> longest = new HashMap<>();

  /**
   * What needs neither shop nor org, or little of them.
   *
   * @param released goes on with orders that a change of options concerns
   */
  public record Upkeep(Runnable websites, Runnable retention, Runnable released) {}

  /** Takes the poll and the sweep tiers of DESIGN: see docs/architecture.md. */
  public RecurringWork(
      DataSource database, Engine engine, AuditWork audits, AlarmWork alarms, Upkeep upkeep) {
    this.scheduler =
        Scheduler.create(database)
            .startTasks(
                polling(engine),
                task("poll-late", Duration.ofSeconds(10), engine::pollLate),
                task("backfill", Duration.ofSeconds(1), engine::feed),
                sweep(engine, DAY),
                sweep(engine, OPEN),
                sweep(engine, QUARTER),
                task("audit", Duration.ofSeconds(5), audits::next),
                task("audit-nightly", AT_NIGHT, audits::askNightly),
                task("websites", Duration.ofMinutes(10), upkeep.websites()),
                task("released", Duration.ofSeconds(1), upkeep.released()),
                task("alarms", Duration.ofSeconds(15), alarms::look),
                task("retention", NIGHTLY, upkeep.retention()))
            .clock(clock)
            .threads(8)
            .pollingInterval(Duration.ofMillis(250))
            .heartbeatInterval(Duration.ofSeconds(4))
            .missedHeartbeatsLimit(4)
            .shutdownMaxWait(Duration.ofSeconds(5)) // and once more after an interrupt
            .build();
  }

  public void start() {
    scheduler.start();
    var _ =
        looks.scheduleWithFixedDelay(
            this::bringForward, LOOKS_SECONDS, LOOKS_SECONDS, TimeUnit.SECONDS);
  }

  /** Turns that are further away than they can be, planned by a clock that was ahead. */
  private void bringForward() {
    try {
      Instant now = clock.now();
      longest.forEach((name, period) ->
          scheduler
              .getScheduledExecution(TaskInstanceId.of(name, RecurringTask.INSTANCE))
              .filter(turn -> !turn.isPicked())
              .filter(turn -> turn.getExecutionTime().isAfter(now.plus(period).plus(SLACK)))
              .ifPresent(turn -> {
                log.warn(
                    "{} was planned for {} by a clock that was ahead; it runs now",
                    name,
                    turn.getExecutionTime());
                scheduler.reschedule(turn.getTaskInstance(), now);
              }));
    } catch (RuntimeException e) {
      log.debug("looked at again in a while", e);
    }
  }

  @Override
  public void close() {
    looks.shutdownNow();
    scheduler.stop();
  }

  private RecurringTask<Void> polling(Engine engine) {
    var pace = new PollPace();
    longest.put("poll", PollPace.CALM);
    return task("poll", pace, () -> pace.found(engine.poll()));
  }

  private RecurringTask<Void> sweep(Engine engine, Sweep tier) {
    return task(tier.key(), tier.every(), () -> engine.sweep(tier));
  }

  private RecurringTask<Void> task(String name, Duration every, Runnable work) {
    longest.put(name, every);
    return task(name, FixedDelay.of(every), work);
  }

  private RecurringTask<Void> task(String name, Schedule schedule, Runnable work) {
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
