package io.crossdock.core.policy;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What the shop's numbered notices tell of themselves: whether any may be missing. Each number is
 * used for one notice that was answered; the same number again is a repeat. Pure.
 *
 * @param last when the last one came
 * @param number its number, or the greatest one
 * @param missing smaller numbers that did not come yet: they may be on their way
 * @param missingSince since when some are
 * @param unsent orders that wait in the shop
 * @param unbroken since when every notice came; before it some may have been lost
 * @param lost how many never came, in all
 */
public record NoticeTrail(
    Optional<Instant> last,
    long number,
    SortedSet<Long> missing,
    Optional<Instant> missingSince,
    long unsent,
    Optional<Instant> unbroken,
    long lost) {

  /** None came yet. */
  public static final NoticeTrail NONE =
      new NoticeTrail(
          Optional.empty(), 0, new TreeSet<>(), Optional.empty(), 0, Optional.empty(), 0);

  /** The shop tells each minute; and so long a notice may be on its way. */
  public static final Duration SILENT = Duration.ofMinutes(2);

  /** A gap this wide is no matter of notices that overtake each other. */
  private static final int WIDE = 1000;

  /** With one more notice. */
  public NoticeTrail heard(long came, long waiting, Instant now) {
    NoticeTrail settled = given(now);
    boolean silent = settled.last.filter(at -> now.isBefore(at.plus(SILENT))).isEmpty();
    boolean anew = settled.last.isEmpty() || (came < number && !settled.missing.contains(came));
    long skipped = anew ? 0 : Math.max(0, came - number - 1);
    var open = new TreeSet<Long>(anew ? new TreeSet<>() : settled.missing);
    open.remove(came);
    for (long n = number + 1; skipped <= WIDE && !anew && n < came; n++) {
      open.add(n);
    }
    boolean broken = silent || anew || skipped > WIDE;
    return new NoticeTrail(
        Optional.of(now),
        anew ? came : Math.max(came, number),
        open,
        open.isEmpty() ? Optional.empty() : Optional.of(settled.missingSince.orElse(now)),
        waiting,
        broken ? Optional.of(now) : settled.unbroken,
        settled.lost + (skipped > WIDE ? skipped : 0));
  }

  /**
   * Whether what changes in the shop is told without being looked for.
   *
   * @param whole when the last look at everything began that came to its end: only after a break is
   *     nothing left that was not told
   */
  public boolean vouches(Instant now, Optional<Instant> whole) {
    return last.filter(at -> now.isBefore(at.plus(SILENT))).isPresent()
        && unsent == 0
        && missing.isEmpty()
        && unbroken.isPresent()
        && whole.filter(began -> !began.isBefore(unbroken.get())).isPresent();
  }

  /** What has not come by now is lost. */
  private NoticeTrail given(Instant now) {
    return missingSince.filter(since -> !now.isBefore(since.plus(SILENT))).isEmpty()
        ? this
        : new NoticeTrail(
            last,
            number,
            new TreeSet<>(),
            Optional.empty(),
            unsent,
            Optional.of(now),
            lost + missing.size());
  }
}
