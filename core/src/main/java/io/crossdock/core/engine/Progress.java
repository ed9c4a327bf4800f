package io.crossdock.core.engine;

import io.crossdock.core.port.work.Readings;
import io.crossdock.core.port.work.Sweep;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps that reading gets on, or why it does not, for the alarms. Thread-safe. */
public final class Progress {

  private static final Logger log = LoggerFactory.getLogger(Progress.class);

  static final What POLL = new What("poll", Duration.ofSeconds(5));
  static final What LATE = new What("poll-late", Duration.ofSeconds(10));

  /** Only while there is a back-fill: nobody waits for it otherwise. */
  static final What HISTORY = new What("", Duration.ZERO);

  /** A long reading tells so often that it gets on. */
  private static final Duration BETWEEN = Duration.ofSeconds(5);

  private final Readings readings;
  private final InstantSource clock;
  private final Map<String, Instant> told = new ConcurrentHashMap<>();

  Progress(Readings readings, InstantSource clock) {
    this.readings = readings;
    this.clock = clock;
  }

  /** A way of reading, and how often it should succeed. */
  record What(String name, Duration every) {}

  static What of(Sweep tier) {
    return new What(tier.key(), tier.every());
  }

  /** A page of it was read. */
  void on(What what) {
    Instant now = clock.instant();
    Instant before = told.getOrDefault(what.name(), Instant.EPOCH);
    if (!now.isBefore(before.plus(BETWEEN))) {
      done(what);
    }
  }

  void done(What what) {
    if (!what.name().isEmpty()) {
      readings.done(what.name(), what.every());
      told.put(what.name(), clock.instant());
    }
  }

  /** A database that is away, which may be the reason, hides no failure. */
  void failed(What what, String why) {
    if (what.name().isEmpty()) {
      return;
    }
    try {
      readings.failed(what.name(), what.every(), why);
    } catch (RuntimeException e) {
      log.warn("that {} failed could not be kept: {}", what.name(), e.getMessage());
    }
  }
}
