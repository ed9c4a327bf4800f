package io.crossdock.app.watch;

import io.crossdock.app.recurring.RecurringWork;
import io.crossdock.core.engine.pace.Budget;
import io.crossdock.core.policy.ApiBudget;
import io.crossdock.core.port.work.Sweep;
import io.crossdock.core.watch.AlarmRules;
import io.crossdock.core.watch.Standing.What;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * How things stand for all instances together: each of them tells the same. What can't be read now,
 * or never was, is NaN.
 *
 * @param budget of this instance, as it last reckoned
 */
public record StandingMeters(LatestStanding latest, Budget budget, Supplier<ApiBudget> setting)
    implements MeterBinder {

  private static final String SECONDS = "seconds";

  private static final Map<String, What> STATES =
      Map.of("running", What.RUNNING, "due", What.DUE, "later", What.LATER);

  @Override
  public void bindTo(MeterRegistry registry) {
    queue(registry);
    systems(registry);
    reading(registry);
    calls(registry);
  }

  private void queue(MeterRegistry registry) {
    for (String lane : List.of("live", "history")) {
      STATES.forEach((state, what) ->
          counted("crossdock.queue.orders", "Orders in the queue", what, lane)
              .tags("lane", lane, "state", state)
              .register(registry));
      counted("crossdock.queue.oldest", "How long the first of those due waits", What.OLDEST, lane)
          .baseUnit(SECONDS)
          .tags("lane", lane)
          .register(registry);
    }
    counted(
            "crossdock.orders.behind",
            "Live orders not in Salesforce as they should be",
            What.BEHIND,
            "")
        .register(registry);
    counted(
            "crossdock.orders.behind.oldest",
            "How long the first of them is",
            What.BEHIND_OLDEST,
            "")
        .baseUnit(SECONDS)
        .register(registry);
    counted("crossdock.orders.hindered", "Orders that something hinders", What.HINDERED, "")
        .register(registry);
  }

  private void systems(MeterRegistry registry) {
    counted(
            "crossdock.shop.hour",
            "How long the shop worked for all instances in the last hour",
            What.SHOP_WORKED,
            "")
        .baseUnit(SECONDS)
        .register(registry);
    for (String system : List.of("shop", "org")) {
      counted(
              "crossdock.gate.closed",
              "How long a system is left alone; 0 = it is not",
              What.GATE,
              system)
          .baseUnit(SECONDS)
          .tags("system", system)
          .register(registry);
    }
    for (String alarm : AlarmRules.CODES) {
      counted("crossdock.alarm", "How long an alarm is raised; 0 = it is not", What.ALARM, alarm)
          .baseUnit(SECONDS)
          .tags("alarm", alarm)
          .register(registry);
    }
  }

  private void reading(MeterRegistry registry) {
    List.of("poll", "poll-late").forEach(name -> age(registry, name));
    for (Sweep tier : RecurringWork.SWEEPS) {
      age(registry, tier.key());
      last("crossdock.sweep.covered", "How far back its last turn read", What.COVERED, tier.key())
          .tags("sweep", tier.name())
          .register(registry);
    }
  }

  private void age(MeterRegistry registry, String reading) {
    last(
            "crossdock.reading.age",
            "Since this way of reading the shop got on",
            What.READING,
            reading)
        .tags("reading", reading)
        .register(registry);
  }

  private void calls(MeterRegistry registry) {
    counted("crossdock.salesforce.day.calls", "Calls of all instances in 24 hours", What.CALLS, "")
        .register(registry);
    Gauge.builder("crossdock.salesforce.day.used", () -> told(budget.use().org()))
        .description("Calls of every client of the org in 24 hours, as the org last told")
        .register(registry);
    Gauge.builder("crossdock.salesforce.day.limit", () -> told(budget.use().max()))
        .description("Calls that the org allows in 24 hours")
        .register(registry);
    Gauge.builder("crossdock.salesforce.day.left", this::left)
        .description("Calls that the budget leaves to live orders")
        .register(registry);
  }

  /** Nobody knows before the first answer of the org. */
  private double told(long figure) {
    return budget.use().max() == 0 ? Double.NaN : figure;
  }

  private double left() {
    ApiBudget.Use use = budget.use();
    return use.max() == 0 ? Double.NaN : setting.get().left(use);
  }

  /** 0 where there is nothing of it. */
  private Gauge.Builder<Supplier<Number>> counted(String name, String text, What what, String of) {
    return gauge(name, text, () -> latest.value(what, of, 0));
  }

  private Gauge.Builder<Supplier<Number>> last(String name, String text, What what, String of) {
    return gauge(name, text, () -> latest.value(what, of, Double.NaN)).baseUnit(SECONDS);
  }

  private static Gauge.Builder<Supplier<Number>> gauge(
      String name, String text, Supplier<Number> value) {
    return Gauge.builder(name, value).description(text);
  }
}
