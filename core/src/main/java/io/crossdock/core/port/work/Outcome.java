package io.crossdock.core.port.work;

import io.crossdock.core.failure.Failure;
import io.crossdock.core.failure.Failure.Category;
import io.crossdock.core.plan.Applied;
import io.crossdock.core.plan.told.Changes;
import java.time.Duration;
import java.util.Optional;

/** How one attempt at one order ended, and so what happens next. */
public sealed interface Outcome {

  /** Whether it answers the notices the attempt was for; else the order comes again by itself. */
  default boolean answers() {
    return switch (this) {
      case Synced _, Unchanged _, Skipped _, NoSuchOrder _, Blocked _ -> true;
      case Deferred _, HandedBack _, Retry _ -> false;
    };
  }

  /** What went wrong, if something did. */
  default Optional<Failure> trouble() {
    return switch (this) {
      case Deferred deferred -> Optional.of(deferred.failure());
      case HandedBack back -> back.failure();
      case Retry retry -> Optional.of(retry.failure());
      case Blocked blocked -> Optional.of(blocked.failure());
      case Synced _, Unchanged _, Skipped _, NoSuchOrder _ -> Optional.empty();
    };
  }

  /** Whether something was written and nobody knows what came of it. */
  default boolean uncertain() {
    return trouble().filter(Failure::uncertain).isPresent();
  }

  /** What came of an attempt can't be kept: the database refuses it. */
  static Outcome unkept(String why) {
    return new Blocked(
        Failure.of(
            Category.BUG,
            "outcome-unkept",
            "What came of this order can't be kept: " + why,
            "Please report it; then press \"Salesforce Sync\"."));
  }

  /**
   * The org is as planned.
   *
   * @param changes what was done for that
   */
  record Synced(Applied applied, String fingerprint, Changes changes) implements Outcome {

    public Synced(Applied applied, String fingerprint) {
      this(applied, fingerprint, Changes.UNTOLD);
    }
  }

  /** Nothing differed; no call to the org was made. */
  record Unchanged() implements Outcome {}

  /** Policy leaves it; see {@code Decision.Skip}. */
  record Skipped(String code, String reason, boolean red) implements Outcome {}

  /** Not this order's fault: tried again after {@code after}, costs no attempt. */
  record Deferred(Duration after, Failure failure) implements Outcome {}

  /**
   * Not begun, or refused together with everything else: it takes its old place in the queue again
   * and costs no attempt.
   *
   * @param failure why, when a call was made; without one the timeline keeps no entry
   */
  record HandedBack(Optional<Failure> failure) implements Outcome {}

  /** Tried again after {@code after}; counts as an attempt. */
  record Retry(Duration after, Failure failure) implements Outcome {}

  /**
   * The shop has no such order and never showed one under this id: somebody only said so. Nothing
   * is kept of it, no entry in the timeline either; a later notice or poll begins anew.
   */
  record NoSuchOrder() implements Outcome {}

  /** A person must look; a new notice tries again all the same. */
  record Blocked(Failure failure) implements Outcome {}
}
