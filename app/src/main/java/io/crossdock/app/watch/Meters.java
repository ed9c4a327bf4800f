package io.crossdock.app.watch;

import io.crossdock.core.port.work.Outcome;
import io.crossdock.core.port.work.Trigger;
import io.crossdock.core.tally.Tally;
import io.crossdock.http.Exchanges;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What this instance does: counted from its start, summed up over instances by whoever asks. Tags
 * have few values, and never an order, a person or an address. Thread-safe.
 *
 * <p>Counting begins at once; a registry that is bound later is told from then on.
 */
public final class Meters implements Tally, MeterBinder {

  /** From the purchase on. */
  private static final Duration[] ARRIVALS = {
    Duration.ofSeconds(5),
    Duration.ofSeconds(10),
    Duration.ofSeconds(15),
    Duration.ofSeconds(30),
    Duration.ofMinutes(1),
    Duration.ofMinutes(2),
    Duration.ofMinutes(5),
    Duration.ofMinutes(15),
    Duration.ofHours(1),
    Duration.ofHours(6),
    Duration.ofDays(1)
  };

  private static final double[] FILLS = {1, 2, 5, 10, 20, 40, 75};

  private static final List<String> OUTCOMES =
      List.of(
          "synced",
          "unchanged",
          "skipped",
          "deferred",
          "handed-back",
          "retry",
          "blocked",
          "no-such-order");

  private final CompositeMeterRegistry registry = new CompositeMeterRegistry();
  private final Timer arrival;
  private final DistributionSummary fill;
  private final Counter lost;
  private final AtomicInteger inFlight = new AtomicInteger();

  public Meters(String connection) {
    registry.config().commonTags("connection", connection);
    this.arrival =
        Timer.builder("crossdock.order.arrival")
            .description("From the purchase until a live order was in Salesforce the first time")
            .serviceLevelObjectives(ARRIVALS)
            .register(registry);
    this.fill =
        DistributionSummary.builder("crossdock.salesforce.write.orders")
            .description("Orders of one request that writes")
            .serviceLevelObjectives(FILLS)
            .register(registry);
    this.lost =
        Counter.builder("crossdock.leases.lost")
            .description("Times this instance stood still too long and lost what it held")
            .register(registry);
    registry.gauge("crossdock.salesforce.writes.in.flight", inFlight);
    OUTCOMES.forEach(this::attempts);
    for (Trigger trigger : Trigger.values()) {
      notices(trigger);
    }
  }

  /** What else is to be told of. */
  public void tell(MeterBinder more) {
    more.bindTo(registry);
  }

  @Override
  public void bindTo(MeterRegistry told) {
    registry.add(told);
  }

  /** Is told of requests to the shop. */
  public Exchanges shop() {
    return exchanges("crossdock.shop.requests", "Requests to the shop");
  }

  /** Is told of calls to the org. */
  public Exchanges org() {
    return exchanges("crossdock.salesforce.calls", "Calls to Salesforce");
  }

  private Exchanges exchanges(String name, String what) {
    return (kind, end, took) ->
        Timer.builder(name)
            .description(what)
            .tags("kind", kind, "end", end.name().toLowerCase(Locale.ROOT))
            .register(registry)
            .record(took);
  }

  @Override
  public void noticed(Trigger trigger, int orders) {
    notices(trigger).increment(orders);
  }

  @Override
  public void ended(Outcome outcome, Duration took) {
    attempts(word(outcome)).record(took);
  }

  @Override
  public void arrived(Duration took) {
    arrival.record(Math.max(0, took.toMillis()), TimeUnit.MILLISECONDS);
  }

  @Override
  public void leaseLost() {
    lost.increment();
  }

  @Override
  public void writing(int orders) {
    fill.record(orders);
    inFlight.incrementAndGet();
  }

  @Override
  public void written() {
    inFlight.decrementAndGet();
  }

  private Timer attempts(String outcome) {
    return Timer.builder("crossdock.attempts")
        .description("Attempts at orders, from their claim to their end")
        .tags(Tags.of("outcome", outcome))
        .register(registry);
  }

  private Counter notices(Trigger trigger) {
    return Counter.builder("crossdock.notices")
        .description("Orders that were marked to be looked at")
        .tags("trigger", trigger.name().toLowerCase(Locale.ROOT))
        .register(registry);
  }

  private static String word(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Synced _ -> "synced";
      case Outcome.Unchanged _ -> "unchanged";
      case Outcome.Skipped _ -> "skipped";
      case Outcome.Deferred _ -> "deferred";
      case Outcome.HandedBack _ -> "handed-back";
      case Outcome.Retry _ -> "retry";
      case Outcome.Blocked _ -> "blocked";
      case Outcome.NoSuchOrder _ -> "no-such-order";
    };
  }
}
