package io.crossdock.core.view;

import io.crossdock.core.failure.Cause;
import io.crossdock.core.failure.Failure;
import io.crossdock.core.failure.Masking;
import io.crossdock.core.port.work.Outcome;
import io.crossdock.core.view.OrderViews.SyncStatus;
import java.util.Collection;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What grid and timeline say after an order was worked on. Pure.
 *
 * @param outcome how it stands in the timeline
 * @param hint who can mend it and what to press; may be empty
 * @param raw the other system's answer, without people; may be empty
 * @param hindrance empty when all is well
 */
public record Told(
    AttemptOutcome outcome,
    SyncStatus status,
    String code,
    String message,
    String hint,
    String raw,
    Optional<Cause.Kind> hindrance) {

  /** Of an order that was taken over: it is left alone until something about it changes. */
  public static final Told TAKEN_OVER =
      plain(
          AttemptOutcome.SKIPPED,
          SyncStatus.NOT_SENT,
          "taken-over",
          "Taken over from another connector. It is sent with its next change, or by \"Salesforce"
              + " Sync\".");

  /** While a send is due and nothing hindered one so far. */
  private static final String DUE = "A send is due.";

  /**
   * What the mark is explained by. What was told when all was well, or when a setting left the
   * order, is not what a send waits for.
   *
   * @param mark as people see it now
   * @param told the status that the reason was told with
   */
  public static String reason(SyncStatus mark, SyncStatus told, String reason) {
    if (mark != SyncStatus.PENDING || (told == SyncStatus.PENDING && !reason.isEmpty())) {
      return reason;
    }
    return told == SyncStatus.OUT_OF_SYNC && !reason.isEmpty() ? DUE + " Before: " + reason : DUE;
  }

  /**
   * Empty when there is nothing to tell.
   *
   * @param kept what is kept of a text
   */
  public static Optional<Told> of(Outcome outcome, UnaryOperator<String> kept) {
    return Optional.ofNullable(
        switch (outcome) {
          case Outcome.Synced o -> plain(AttemptOutcome.SYNCED, SyncStatus.IN_SYNC, "", "In sync.");
          case Outcome.Unchanged o ->
              plain(AttemptOutcome.UNCHANGED, SyncStatus.IN_SYNC, "", "In sync.");
          case Outcome.Skipped o -> skipped(o, kept.apply(o.reason()));
          case Outcome.Deferred o ->
              failed(AttemptOutcome.DEFERRED, SyncStatus.PENDING, o.failure(), kept);
          case Outcome.HandedBack o ->
              o.failure()
                  .map(
                      failure -> failed(AttemptOutcome.DEFERRED, SyncStatus.PENDING, failure, kept))
                  .orElse(null);
          case Outcome.NoSuchOrder o -> null;
          case Outcome.Retry o ->
              failed(AttemptOutcome.RETRY, SyncStatus.PENDING, o.failure(), kept);
          case Outcome.Blocked o ->
              failed(AttemptOutcome.BLOCKED, SyncStatus.OUT_OF_SYNC, o.failure(), kept);
        });
  }

  /**
   * @param own the numbers of the order
   */
  public Optional<Cause> cause(Collection<String> own) {
    return hindrance.map(kind -> Cause.of(kind, code, message, hint, own));
  }

  public String sentence() {
    return (message + " " + hint).strip();
  }

  private static Told skipped(Outcome.Skipped one, String reason) {
    return one.red()
        ? new Told(
            AttemptOutcome.SKIPPED,
            SyncStatus.OUT_OF_SYNC,
            one.code(),
            reason,
            "",
            "",
            Optional.of(Cause.Kind.LEFT_OUT))
        : plain(AttemptOutcome.SKIPPED, SyncStatus.NOT_SENT, one.code(), reason);
  }

  private static Told plain(
      AttemptOutcome outcome, SyncStatus status, String code, String message) {
    return new Told(outcome, status, code, message, "", "", Optional.empty());
  }

  private static Told failed(
      AttemptOutcome outcome, SyncStatus status, Failure failure, UnaryOperator<String> kept) {
    return new Told(
        outcome,
        status,
        failure.code(),
        kept.apply(failure.message()),
        kept.apply(failure.hint()),
        Masking.of(kept.apply(failure.raw())),
        Optional.of(status == SyncStatus.PENDING ? Cause.Kind.WAITING : Cause.Kind.BLOCKED));
  }
}
