package io.crossdock.core.engine;

import io.crossdock.core.engine.Changes.Reading;
import io.crossdock.core.engine.KnownChanges.Part;
import io.crossdock.core.engine.trouble.Gate;
import io.crossdock.core.failure.FailedCall;
import io.crossdock.core.policy.NoticeTrail;
import io.crossdock.core.port.shop.OrderSource.Page;
import io.crossdock.core.port.shop.OrderSource.Period;
import io.crossdock.core.port.work.Gates.Admission;
import io.crossdock.core.port.work.Gates.Remote;
import io.crossdock.core.port.work.Sweep;
import io.crossdock.core.port.work.Trigger;
import io.crossdock.core.port.work.WorkQueue.Observed;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.IntSupplier;

/**
 * Finds what changed in the shop. Both ways may see an order many times: only new content is
 * marked.
 */
final class ShopReader {

  private static final String CURSOR = "poll";
  private static final int PAGE = 100;

  /** Equal seconds, and transactions that last no longer; {@link #LATE} finds the others. */
  static final Duration OVERLAP = Duration.ofSeconds(2);

  /**
   * {@code updated_at} is the statement's time, not the commit's: what became visible only later is
   * found when everything is read once more at this age.
   */
  static final Duration LATE = Duration.ofSeconds(30);

  private static final String LATE_CURSOR = "poll-late";

  /** When the last turn of a tier began that came to its end. */
  private static final String WHOLE = "sweep-whole-";

  private final EngineParts parts;
  private final Gate gate;
  private final BackfillFeeder feeder;
  private final Progress progress;
  private final JustRead justRead;
  private final KnownChanges known;
  private final Coming coming;
  private final Changes changes;
  private volatile boolean behind;

  ShopReader(EngineParts parts, JustRead justRead, KnownChanges known, Coming coming) {
    this.parts = parts;
    this.justRead = justRead;
    this.known = known;
    this.coming = coming;
    this.changes = new Changes(parts.shop(), parts.queue(), known, parts.reading().shopWorkers());
    this.gate = new Gate(parts.gates(), Remote.SHOP, parts.instance(), parts.random());
    this.feeder =
        new BackfillFeeder(parts.reading().backfills(), parts.shop(), parts.queue(), justRead);
    this.progress = new Progress(parts.reading().readings(), parts.clock());
  }

  /** New orders and whatever moved {@code updated_at} since the last poll. */
  int poll() {
    return reading(Progress.POLL, this::changed);
  }

  private int changed() {
    Instant reached = parts.shop().now();
    Instant from =
        parts
            .reading()
            .cursors()
            .read(CURSOR)
            .map(c -> c.minus(OVERLAP))
            .orElse(parts.reading().startDate());
    try {
      int marked =
          changes(
              from,
              Instant.MAX,
              (since, until) -> known.soon(since, until, coming.ids()),
              page -> {
                behind = page.more();
                progress.on(Progress.POLL);
              });
      parts.reading().cursors().write(CURSOR, reached);
      return marked;
    } finally {
      behind = false;
    }
  }

  /** Whether a poll of this instance is reading page after page: more is about to be queued. */
  boolean behind() {
    return behind;
  }

  /** The same once more, later: what the shop committed behind the poll's back. */
  int late() {
    return reading(Progress.LATE, this::committedLate);
  }

  private int committedLate() {
    Optional<Instant> polled = parts.reading().cursors().read(CURSOR);
    if (polled.isEmpty()) {
      return 0;
    }
    Instant reached = polled.get().minus(LATE);
    Instant from = parts.reading().cursors().read(LATE_CURSOR).orElseGet(() -> reached.minus(LATE));
    NoticeTrail notices = parts.reading().notices().get();
    int marked =
        changes(
            from,
            reached,
            (since, until) -> known.last(since, until, notices),
            page -> progress.on(Progress.LATE));
    parts.reading().cursors().write(LATE_CURSOR, reached);
    return marked;
  }

  /** Queues what changed within a period; see {@link Changes#each}. */
  private int changes(
      Instant since,
      Instant until,
      BiFunction<Instant, Instant, Part> firstPart,
      Consumer<Page> seen) {
    var marked = new AtomicInteger();
    changes.each(
        since,
        until,
        firstPart,
        new Changes.Reader() {
          @Override
          public void seen(Page page) {
            seen.accept(page);
          }

          @Override
          public void queue(Page page, Reading reading) {
            marked.addAndGet(observe(page, Trigger.POLL, reading));
            markUnreadable(page, Trigger.POLL);
          }
        });
    return marked.get();
  }

  /**
   * What {@code updated_at} hides, newest orders first; ends early when the shop has worked for its
   * share, and keeps since when orders are really covered.
   */
  int sweep(Sweep tier) {
    if (toldAnyway(tier)) {
      progress.done(Progress.of(tier));
      return 0;
    }
    return reading(Progress.of(tier), () -> content(tier));
  }

  /** While the shop's module vouches that it tells every change, a tenth of the turns is enough. */
  private boolean toldAnyway(Sweep tier) {
    Instant now = parts.clock().instant();
    Optional<Instant> whole = parts.reading().cursors().read(WHOLE + tier.name());
    return whole.filter(began -> now.isBefore(began.plus(tier.rarely()))).isPresent()
        && parts.reading().notices().get().vouches(now, whole);
  }

  private int content(Sweep tier) {
    // Whatever our clock says, the newest orders are in.
    Instant began = parts.clock().instant();
    Instant from = began.minus(tier.back());
    var period = new Period(from, Instant.MAX, tier.openOnly());
    Duration spent = Duration.ZERO;
    int marked = 0;
    for (int page = 1; ; page++) {
      Reading reading = changes.begin();
      Page read = parts.shop().placed(period, page, PAGE);
      marked += observe(read, Trigger.SWEEP, reading);
      known.read(read.orders(), reading.began());
      markUnreadable(read, Trigger.SWEEP);
      progress.on(Progress.of(tier));
      spent = spent.plus(read.spent());
      boolean used = spent.compareTo(tier.budget()) >= 0;
      if (!read.more() || (used && !read.orders().isEmpty())) {
        Instant covered = read.more() ? read.orders().getLast().createdAt() : from;
        parts.reading().cursors().set(tier.key(), covered);
        if (!read.more()) {
          parts.reading().cursors().set(WHOLE + tier.name(), began);
        }
        return marked;
      }
    }
  }

  /** Whether more history is about to be queued. */
  boolean feeding() {
    return feeder.runs();
  }

  /** A page of history. */
  int feed() {
    return feeder
        .next()
        .map(place -> reading(Progress.HISTORY, () -> feeder.page(place)))
        .orElse(0);
  }

  /** A shop that is being left alone is not read; one that fails is left alone. */
  private int reading(Progress.What what, IntSupplier read) {
    if (gate.admit() == Admission.CLOSED) {
      return 0;
    }
    try {
      int marked = read.getAsInt();
      gate.worked();
      progress.done(what);
      return marked;
    } catch (FailedCall e) {
      progress.failed(what, e.failure().message());
      gate.close(e.failure());
      throw e;
    } catch (RuntimeException e) {
      progress.failed(what, "Crossdock fails at it: " + e);
      throw e;
    }
  }

  private void markUnreadable(Page read, Trigger trigger) {
    var failing = new HashMap<>(read.unreadable());
    // Older orders are left alone, whatever becomes of them.
    failing.values().removeIf(one -> one.placedAt().filter(this::tooOld).isPresent());
    if (!failing.isEmpty()) {
      parts.queue().markFailing(failing, trigger);
    }
  }

  private boolean tooOld(Instant placedAt) {
    return placedAt.isBefore(parts.reading().startDate());
  }

  private int observe(Page read, Trigger trigger, Reading reading) {
    if (read.orders().isEmpty()) {
      return 0;
    }
    Observed observed = parts.queue().observe(read.orders(), trigger, reading.moment());
    justRead.keep(read, observed);
    return observed.marked();
  }
}
