package io.crossdock.salesforce.order;

import io.crossdock.core.failure.Failure;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Kinds of records that the org takes none of, as a refusal told: they are not even sent for {@link
 * #WHILE}, so that what is switched off costs no call for each order. Thread-safe.
 */
public final class OffKinds {

  private static final Duration WHILE = Duration.ofMinutes(10);

  private final Map<String, Off> off = new ConcurrentHashMap<>();
  private final InstantSource clock;

  private record Off(Failure why, Instant until) {}

  public OffKinds(InstantSource clock) {
    this.clock = clock;
  }

  void add(String object, Failure why) {
    off.put(object, new Off(why, clock.instant().plus(WHILE)));
  }

  /** Why it is not sent now. */
  Optional<Failure> of(String object) {
    return Optional.ofNullable(off.get(object))
        .filter(known -> clock.instant().isBefore(known.until()))
        .map(Off::why);
  }
}
