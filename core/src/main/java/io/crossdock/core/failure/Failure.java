package io.crossdock.core.failure;

import java.time.Duration;
import java.util.Optional;

/**
 * Something that went wrong, classified once by the adapter that saw it.
 *
 * @param code the remote system's own code where it has one, else ours; stable, for grouping
 * @param message what happened and why, for people
 * @param hint who can fix it and what to press
 * @param raw the remote answer, masked; may be empty
 * @param retryAfter how long the remote system asked us to wait; what is no wait is empty, and no
 *     more than {@link #LONGEST_WAIT} is ever kept, whatever was asked
 * @param uncertain the write may have happened all the same: the org must be read before the
 *     fingerprint is trusted again
 */
public record Failure(
    Category category,
    String code,
    String message,
    String hint,
    String raw,
    Optional<Duration> retryAfter,
    boolean uncertain) {

  /** Nobody waits for a system's word longer than this: it may have been a slip. */
  public static final Duration LONGEST_WAIT = Duration.ofHours(1);

  /** Characters kept of what a remote system says; some answer with whole pages. */
  private static final int LONGEST_TEXT = 20_000;

  public Failure {
    message = cut(message);
    raw = cut(raw);
    retryAfter =
        retryAfter
            .filter(Duration::isPositive)
            .map(asked -> asked.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : asked);
  }

  /** What a failure means for what happens next. */
  public enum Category {
    /** Goes away by itself: retried with backoff. */
    TRANSIENT,
    /** A limit of the remote system: its gate closes for a while, no attempt is burnt. */
    THROTTLED,
    /** Sign-in refused: the gate closes until it works again. */
    UNAUTHORISED,
    /** This order's data is refused: blocked until the order or a person changes something. */
    REJECTED,
    /** Set-up of the org or of Crossdock: blocked until a person changes it. */
    MISCONFIGURED,
    /** Crossdock's own defect. */
    BUG
  }

  public static Failure of(Category category, String code, String message, String hint) {
    return new Failure(category, code, message, hint, "", Optional.empty(), false);
  }

  public Failure withRaw(String answer) {
    return new Failure(category, code, message, hint, answer, retryAfter, uncertain);
  }

  public Failure asUncertain() {
    return new Failure(category, code, message, hint, raw, retryAfter, true);
  }

  /** To be tried again by itself after a while, if nobody has asked for another. */
  public Failure again(Duration after) {
    Optional<Duration> wait = retryAfter.or(() -> Optional.of(after));
    return new Failure(category, code, message, hint, raw, wait, uncertain);
  }

  /** Whether it concerns the whole remote system and not one order. */
  public boolean closesGate() {
    return category == Category.THROTTLED || category == Category.UNAUTHORISED;
  }

  private static String cut(String text) {
    return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT) + "…";
  }
}
