package io.crossdock.app.watch;

import io.crossdock.core.watch.Standing;
import io.crossdock.core.watch.Standing.Figure;
import io.crossdock.core.watch.Standing.What;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The figures of one statement for all who ask within {@link #FRESH}: however often a monitoring
 * system asks, the database does not feel it. A database that does not answer holds up nobody
 * longer than {@link #PATIENCE}. Thread-safe.
 */
public final class LatestStanding {

  static final Duration FRESH = Duration.ofSeconds(5);

  private static final Logger log = LoggerFactory.getLogger(LatestStanding.class);
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final Standing standing;
  private final InstantSource clock;
  private Asked latest;

  public LatestStanding(Standing standing, InstantSource clock) {
    this.standing = standing;
    this.clock = clock;
    var nothing = new FutureTask<Map<Key, Double>>(Map::of);
    nothing.run();
    this.latest = new Asked(nothing, Instant.EPOCH);
  }

  private record Asked(FutureTask<Map<Key, Double>> answer, Instant at) {}

  private record Key(What what, String of) {}

  /**
   * NaN when the database does not answer.
   *
   * @param none what it is where there is nothing of it
   */
  double value(What what, String of, double none) {
    return figures().map(known -> known.getOrDefault(new Key(what, of), none)).orElse(Double.NaN);
  }

  private Optional<Map<Key, Double>> figures() {
    Asked now = asking();
    Duration left = PATIENCE.minus(Duration.between(now.at(), clock.instant()));
    try {
      return Optional.of(now.answer().get(Math.max(0, left.toMillis()), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      log.debug("how things stand can't be read now", e);
    }
    return Optional.empty();
  }

  private synchronized Asked asking() {
    Instant now = clock.instant();
    if (latest.answer().isDone() && !now.isBefore(latest.at().plus(FRESH))) {
      latest = new Asked(new FutureTask<>(this::read), now);
      Thread.ofVirtual().name("standing").start(latest.answer());
    }
    return latest;
  }

  private Map<Key, Double> read() {
    return standing.read().stream()
        .collect(Collectors.toMap(f -> new Key(f.what(), f.of()), Figure::value));
  }
}
