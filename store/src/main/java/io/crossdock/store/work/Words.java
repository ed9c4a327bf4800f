package io.crossdock.store.work;

import io.crossdock.core.failure.Cause;
import io.crossdock.core.failure.Failure;
import io.crossdock.core.port.work.Outcome;
import io.crossdock.store.value.Kept;
import io.crossdock.store.value.Masking;
import java.util.Collection;
import java.util.Optional;

/**
 * An outcome as the grid and the timeline tell it.
 *
 * @param outcome the timeline's word; empty when there is nothing to tell
 * @param status the grid's mark
 * @param hindrance empty when all is well
 */
record Words(
    String outcome,
    String status,
    String code,
    String message,
    String hint,
    String raw,
    Optional<Cause.Kind> hindrance) {

  static Words of(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Synced o -> plain("synced", "IN_SYNC", "", "In sync.");
      case Outcome.Unchanged o -> plain("unchanged", "IN_SYNC", "", "In sync.");
      case Outcome.Skipped o when o.red() ->
          new Words(
              "skipped",
              "OUT_OF_SYNC",
              o.code(),
              Kept.text(o.reason()),
              "",
              "",
              Optional.of(Cause.Kind.LEFT_OUT));
      case Outcome.Skipped o -> plain("skipped", "NOT_SENT", o.code(), o.reason());
      case Outcome.Deferred o -> failed("deferred", "PENDING", o.failure());
      case Outcome.HandedBack o ->
          o.failure()
              .map(failure -> failed("deferred", "PENDING", failure))
              .orElseGet(() -> plain("", "", "", ""));
      case Outcome.NoSuchOrder o -> plain("", "", "", "");
      case Outcome.Retry o -> failed("retry", "PENDING", o.failure());
      case Outcome.Blocked o -> failed("blocked", "OUT_OF_SYNC", o.failure());
    };
  }

  /**
   * @param own the numbers of the order
   */
  Optional<Cause> cause(Collection<String> own) {
    return hindrance.map(kind -> Cause.of(kind, code, message, hint, own));
  }

  String sentence() {
    return (message + " " + hint).strip();
  }

  private static Words plain(String outcome, String status, String code, String message) {
    return new Words(outcome, status, code, Kept.text(message), "", "", Optional.empty());
  }

  private static Words failed(String outcome, String status, Failure failure) {
    return new Words(
        outcome,
        status,
        failure.code(),
        Kept.text(failure.message()),
        Kept.text(failure.hint()),
        Masking.of(Kept.text(failure.raw())),
        Optional.of(status.equals("PENDING") ? Cause.Kind.WAITING : Cause.Kind.BLOCKED));
  }
}
