package io.crossdock.core.work;

import io.crossdock.core.port.work.Outcome;
import io.crossdock.core.port.work.Trigger;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** What may happen to an order's state; each moment is by the database's clock. */
public sealed interface Event {

  /** The order may have changed. */
  record Noticed(Trigger trigger, Instant at) implements Event {}

  /** What blocked it has passed by itself. Orders that are due or worked on are left alone. */
  record Unblocked(Instant at) implements Event {}

  /** A person wants all tried again that one thing hinders. So are orders due only later. */
  record TriedAgain(Instant at) implements Event {}

  /** An option changed that concerns it: it is looked at in the background. */
  record OptionChanged(Instant at, Instant notBefore) implements Event {}

  /** An instance takes an order that is due. */
  record Claimed(UUID attempt, String instance, Instant at) implements Event {}

  /** Right before something is sent to the org. */
  record WriteBegun() implements Event {}

  /** Which record it has in the org was said by other means: it was taken over, or forgotten. */
  record Linked() implements Event {}

  /**
   * Nobody works on it any more: its instance died, stopped or has forgotten it.
   *
   * @param landing how late a write of unknown outcome may still land
   */
  record GivenUp(Instant at, Duration landing) implements Event {}

  /**
   * The attempt that holds it came to its end.
   *
   * @param before the fingerprint the attempt was given
   * @param landing how late a write of unknown outcome may still land
   */
  record Ended(Outcome outcome, Optional<String> before, Instant at, Duration landing)
      implements Event {}
}
