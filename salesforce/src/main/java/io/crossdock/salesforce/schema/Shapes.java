package io.crossdock.salesforce.schema;

import io.crossdock.core.failure.FailedCall;
import io.crossdock.core.plan.OrgShape;
import io.crossdock.core.policy.Hindrance;
import io.crossdock.core.port.org.OrgChanges;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The org's shape as far as it is known: described anew every {@link #OLD} while orders are planned
 * (144 calls a day at most), when another instance has met a change, when somebody presses who is
 * hindered by it, and when a refusal says that it may have changed: for each kind of refusal that
 * has not told of a change less and less often, every {@link #SELDOM} at least. Thread-safe.
 */
public final class Shapes {

  /** For these an order may be blocked by the former shape, at its plan or at its write. */
  private static final Set<String> BLOCKED =
      Stream.concat(Doubt.codes(), Hindrance.codesOfTheOrg().stream())
          .collect(Collectors.toUnmodifiableSet());

  private static final Logger log = LoggerFactory.getLogger(Shapes.class);
  private static final Duration OLD = Duration.ofMinutes(10);
  private static final Duration OFTEN = Duration.ofMinutes(1);

  private static final Duration FIRST_PAUSE = Duration.ofSeconds(15);
  private static final Duration SELDOM = Duration.ofMinutes(4);

  /** Many orders that are sent by one press need not each have the org described. */
  private static final Duration RECENT = Duration.ofSeconds(2);

  /** Asking the database costs no call. */
  private static final Duration LOOKED = Duration.ofSeconds(5);

  /** A kind of refusal that told of no change is believed for a while to be the orders' own. */
  private record Pause(Instant until, Duration length) {

    static Pause after(@Nullable Pause before, Instant now) {
      Duration length = before == null ? FIRST_PAUSE : before.length.multipliedBy(2);
      length = length.compareTo(SELDOM) > 0 ? SELDOM : length;
      return new Pause(now.plus(length), length);
    }
  }

  private final Supplier<OrgShape> describe;
  private final OrgChanges changes;
  private final InstantSource clock;
  private final Map<String, Pause> pauses = new HashMap<>();
  private @Nullable OrgShape known;
  private Instant described = Instant.MIN;
  private Instant looked = Instant.MIN;
  private long told;
  private long version;

  public Shapes(Supplier<OrgShape> describe, OrgChanges changes, InstantSource clock) {
    this.describe = describe;
    this.changes = changes;
    this.clock = clock;
  }

  /** An org that can't be asked now is taken to be as it was. */
  public synchronized OrgShape now() {
    OrgShape shape = known;
    if (shape == null) {
      return fresh();
    }
    Instant now = clock.instant();
    boolean elsewhere = metElsewhere(now);
    if (!elsewhere && now.isBefore(described.plus(OLD))) {
      return shape;
    }
    try {
      return read(!elsewhere);
    } catch (FailedCall e) {
      log.info("the org can't be described anew now: {}", e.getMessage());
      described = now.minus(OLD).plus(OFTEN);
      return shape;
    }
  }

  /** As last described; empty before the first time. Makes no call. */
  public synchronized Optional<OrgShape> known() {
    return Optional.ofNullable(known);
  }

  /** Described a moment ago at most, if the org can be. */
  public synchronized OrgShape recent() {
    OrgShape shape = now();
    if (clock.instant().isBefore(described.plus(RECENT))) {
      return shape;
    }
    try {
      return read(true);
    } catch (FailedCall e) {
      log.info("the org can't be described anew now: {}", e.getMessage());
      return shape;
    }
  }

  /** Described now; one call. */
  public synchronized OrgShape fresh() {
    return read(true);
  }

  /** Grows when the org turns out to be another than it was. */
  public synchronized long version() {
    return version;
  }

  /**
   * The org refused something in a way that may come of a changed shape.
   *
   * @param since the version it was planned by
   * @return whether the shape is another one now
   */
  public synchronized boolean changed(String code, long since) {
    Instant now = clock.instant();
    Pause pause = pauses.get(code);
    boolean lately = pause != null && now.isBefore(pause.until());
    if (version == since && !lately && Doubt.raised(code)) {
      try {
        read(true);
      } catch (FailedCall e) {
        log.info("the org can't be described anew now: {}", e.getMessage());
      }
      if (version == since) {
        pauses.put(code, Pause.after(pause, now));
      } else {
        pauses.remove(code);
      }
    }
    return version != since;
  }

  private boolean metElsewhere(Instant now) {
    if (now.isBefore(looked.plus(LOOKED))) {
      return false;
    }
    looked = now;
    long count = changes.count();
    boolean elsewhere = count != told;
    told = count;
    return elsewhere;
  }

  private OrgShape read(boolean tell) {
    OrgShape before = known;
    OrgShape read = describe.get();
    known = read;
    described = clock.instant();
    if (before == null) {
      told = changes.count();
    } else if (!read.equals(before)) {
      version++;
      log.info("the org has changed: orders are planned by its new shape");
      if (tell) {
        told = changes.met(BLOCKED);
      }
    }
    return read;
  }
}
