package io.crossdock.core.engine;

import io.crossdock.core.engine.KnownChanges.Began;
import io.crossdock.core.engine.KnownChanges.Part;
import io.crossdock.core.engine.pace.Ahead;
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
  private volatile boolean behind;

  ShopReader(EngineParts parts, JustRead justRead, KnownChanges known, Coming coming) {
    this.parts = parts;
    this.justRead = justRead;
    this.known = known;
    this.coming = coming;
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

  /**
   * Begins anew at the last time seen instead of turning pages: an order that changes meanwhile
   * moves to the end, and the one behind the page's border would be skipped. What a page told is
   * known before it is queued, as the next one leaves it out; where queueing fails it is not.
   *
   * @param until inclusive
   * @param firstPart tells what is known of the first part of a period, which may be all of it
   * @param seen told of each page before its orders are queued
   */
  private int changes(
      Instant since,
      Instant until,
      BiFunction<Instant, Instant, Part> firstPart,
      Consumer<Page> seen) {
    int marked = 0;
    Optional<Ahead<Told>> asked = Optional.of(ask(firstPart.apply(since, until), 1));
    while (asked.isPresent()) {
      Told told = asked.get().get();
      seen.accept(told.page());
      known.read(told.page().orders(), told.reading().began());
      try {
        asked = next(told, until, firstPart);
        marked += observe(told.page(), Trigger.POLL, told.reading());
        markUnreadable(told.page(), Trigger.POLL);
      } catch (RuntimeException | Error e) {
        known.forget(told.page().orders());
        asked.ifPresent(Ahead::giveUp);
        throw e;
      }
    }
    return marked;
  }

  /** A page, and the place where it was. */
  private record Told(Part part, int number, Page page, Reading reading) {}

  /** The shop answers while the page before is queued; it is asked for one at a time. */
  private Ahead<Told> ask(Part part, int page) {
    Reading reading = begin();
    return Ahead.of(() ->
        new Told(
            part,
            page,
            parts.shop().changed(part.from(), part.until(), part.leftOut(), page, PAGE),
            reading));
  }

  private Optional<Ahead<Told>> next(
      Told told, Instant until, BiFunction<Instant, Instant, Part> firstPart) {
    Page read = told.page();
    Part part = told.part();
    Instant last = read.orders().isEmpty() ? part.from() : read.orders().getLast().updatedAt();
    if (!read.more() && part.until().equals(until)) {
      return Optional.empty();
    } else if (!read.more()) {
      return Optional.of(ask(firstPart.apply(part.until().plusSeconds(1), until), 1));
    } else if (last.isAfter(part.from())) {
      return Optional.of(ask(firstPart.apply(last, until), 1));
    }
    return Optional.of(ask(part, told.number() + 1));
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
      Reading reading = begin();
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

  /** A page's, for the queue and by the clocks. */
  private record Reading(long moment, Began began) {}

  private Reading begin() {
    return new Reading(parts.queue().moment(), known.began(parts.shop()));
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
