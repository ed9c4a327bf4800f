package io.crossdock.core.work;

import io.crossdock.core.port.work.Trigger;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * One order's place in the queue, and what is known of it in the org. What becomes of it is told by
 * {@link Lifecycle} alone.
 *
 * @param hold empty = nobody works on it
 */
public record OrderState(
    Notices notices, Turn turn, Optional<Hold> hold, Written written, Since since) {

  /** Of an order that nobody has told of. */
  public static final OrderState NEW =
      new OrderState(
          new Notices(0, 0, Trigger.POLL, 0),
          new Turn(Optional.empty(), false, 0),
          Optional.empty(),
          new Written(Optional.empty(), Optional.empty()),
          new Since(Optional.empty(), Optional.empty(), Optional.empty()));

  /**
   * @param generation how many there were
   * @param observed up to which one they are answered
   * @param trigger why the order is looked at next
   * @param priority the greatest is claimed first; 0 = history
   */
  public record Notices(long generation, long observed, Trigger trigger, int priority) {

    boolean open() {
      return observed < generation;
    }
  }

  /**
   * @param due from when on it may be claimed; empty = not before something happens. While somebody
   *     works on it: when it was noticed again
   * @param retrying a try has failed, and the next is not to come before its time
   * @param failures tries that have failed in a row
   */
  public record Turn(Optional<Instant> due, boolean retrying, int failures) {}

  /**
   * @param attempt the fencing token
   * @param generation the notices this attempt answers
   * @param place its due time before, which it takes again when it is handed back
   */
  public record Hold(UUID attempt, String instance, long generation, Optional<Instant> place) {}

  /**
   * @param fingerprint of the plan last applied; empty = never written, an empty text = unknown
   * @param landing until when a write of unknown outcome may still land; the org is read again then
   */
  public record Written(Optional<String> fingerprint, Optional<Instant> landing) {

    /** An attempt is writing, or did, and nobody knows what came of it. */
    boolean unknown() {
      return fingerprint.filter(String::isEmpty).isPresent();
    }
  }

  /**
   * @param behind a live order is not in the org as it should be; empty = it is, or is left out
   * @param first written for the first time
   * @param last written
   */
  public record Since(Optional<Instant> behind, Optional<Instant> first, Optional<Instant> last) {}
}
