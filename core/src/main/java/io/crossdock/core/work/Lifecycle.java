package io.crossdock.core.work;

import io.crossdock.core.port.work.Outcome;
import io.crossdock.core.port.work.Outcome.Blocked;
import io.crossdock.core.port.work.Outcome.Deferred;
import io.crossdock.core.port.work.Outcome.HandedBack;
import io.crossdock.core.port.work.Outcome.NoSuchOrder;
import io.crossdock.core.port.work.Outcome.Retry;
import io.crossdock.core.port.work.Outcome.Skipped;
import io.crossdock.core.port.work.Outcome.Synced;
import io.crossdock.core.port.work.Outcome.Unchanged;
import io.crossdock.core.port.work.Trigger;
import io.crossdock.core.work.Event.Claimed;
import io.crossdock.core.work.Event.Ended;
import io.crossdock.core.work.Event.GivenUp;
import io.crossdock.core.work.Event.Linked;
import io.crossdock.core.work.Event.Noticed;
import io.crossdock.core.work.Event.OptionChanged;
import io.crossdock.core.work.Event.TriedAgain;
import io.crossdock.core.work.Event.Unblocked;
import io.crossdock.core.work.Event.WriteBegun;
import io.crossdock.core.work.OrderState.Hold;
import io.crossdock.core.work.OrderState.Notices;
import io.crossdock.core.work.OrderState.Since;
import io.crossdock.core.work.OrderState.Turn;
import io.crossdock.core.work.OrderState.Written;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What becomes of an order's state. Every notice is answered: an order with an open one is due or
 * worked on, and one that comes while it is worked on makes it due again. As long as a write of
 * unknown outcome may land, the order stays due for a last look at the org, and its fingerprint
 * unknown. An event that does not fit a state leaves it as it is. Pure.
 */
public final class Lifecycle {

  /** Of what is asked for many at once: less than what comes live, more than history. */
  private static final int MANY = 1;

  private Lifecycle() {}

  public static OrderState next(OrderState state, Event event) {
    return switch (event) {
      case Noticed e -> noticed(state, e);
      case Unblocked e -> idle(state) ? again(state, state.notices().trigger(), e.at()) : state;
      case TriedAgain e -> waits(state, e.at()) ? again(state, Trigger.MANUAL, e.at()) : state;
      case OptionChanged e -> optionChanged(state, e);
      case Claimed e -> due(state, e.at()) ? claimed(state, e) : state;
      case WriteBegun _ -> state.hold().isPresent() ? unknown(state) : state;
      case Linked _ -> state.hold().isEmpty() ? unknown(state) : state;
      case GivenUp e -> state.hold().map(hold -> givenUp(state, hold, e)).orElse(state);
      case Ended e -> state.hold().map(hold -> ended(state, hold, e)).orElse(state);
    };
  }

  /**
   * A waiting retry keeps its time unless a person asks; all else is brought forward. What a person
   * or a back-fill asked for stays asked until it is settled, whatever is noticed meanwhile: an
   * automatic way may leave alone what they want sent.
   */
  private static OrderState noticed(OrderState s, Noticed e) {
    Notices notices = s.notices();
    Turn turn = s.turn();
    boolean kept =
        notices.open()
            && switch (notices.trigger()) {
              case BACKFILL -> true;
              case MANUAL -> turn.due().isPresent();
              case SWEEP, POLL, WEBHOOK -> false;
            };
    boolean person = e.trigger().byPerson();
    boolean waits = turn.retrying() && !person && turn.due().isPresent();
    boolean live = e.trigger() != Trigger.BACKFILL;
    return new OrderState(
        more(notices, kept && !person ? notices.trigger() : e.trigger(), e.trigger().priority()),
        waits ? turn : due(turn, earliest(turn.due(), Optional.of(e.at()))),
        s.hold(),
        s.written(),
        live ? behind(s.since(), e.at()) : s.since());
  }

  private static OrderState again(OrderState s, Trigger trigger, Instant at) {
    return new OrderState(
        more(s.notices(), trigger, MANY),
        due(s.turn(), Optional.of(at)),
        s.hold(),
        s.written(),
        behind(s.since(), at));
  }

  /** One that is due or worked on is looked at for what it was, and not sooner than it would be. */
  private static OrderState optionChanged(OrderState s, OptionChanged e) {
    Instant at = e.at().isAfter(e.notBefore()) ? e.at() : e.notBefore();
    Trigger trigger = idle(s) ? Trigger.BACKFILL : s.notices().trigger();
    return new OrderState(
        more(s.notices(), trigger, 0),
        due(s.turn(), earliest(s.turn().due(), Optional.of(at))),
        s.hold(),
        s.written(),
        s.since());
  }

  private static OrderState claimed(OrderState s, Claimed e) {
    Optional<Instant> landing = s.written().landing().filter(e.at()::isBefore);
    return new OrderState(
        s.notices(),
        due(s.turn(), Optional.empty()),
        Optional.of(new Hold(e.attempt(), e.instance(), s.notices().generation(), s.turn().due())),
        new Written(s.written().fingerprint(), landing),
        s.since());
  }

  private static OrderState unknown(OrderState s) {
    return new OrderState(
        s.notices(),
        s.turn(),
        s.hold(),
        new Written(Optional.of(""), s.written().landing()),
        s.since());
  }

  /** It takes its old place; one that was being written is read from the org now and later. */
  private static OrderState givenUp(OrderState s, Hold hold, GivenUp e) {
    Written written = s.written();
    return new OrderState(
        s.notices(),
        due(s.turn(), earliest(s.turn().due(), hold.place())),
        Optional.empty(),
        written.unknown()
            ? new Written(written.fingerprint(), Optional.of(e.at().plus(e.landing())))
            : written,
        s.since());
  }

  private static OrderState ended(OrderState s, Hold hold, Ended e) {
    return new OrderState(
        notices(s, hold, e.outcome()),
        turn(s, hold, e),
        Optional.empty(),
        written(s.written(), e),
        since(s, hold, e));
  }

  private static Notices notices(OrderState s, Hold hold, Outcome outcome) {
    Notices notices = s.notices();
    if (!outcome.answers()) {
      return notices;
    }
    boolean done =
        s.turn().due().isEmpty() && s.written().landing().isEmpty() && !outcome.uncertain();
    return new Notices(
        notices.generation(), hold.generation(), notices.trigger(), done ? 0 : notices.priority());
  }

  private static Turn turn(OrderState s, Hold hold, Ended e) {
    int failures = s.turn().failures();
    Optional<Instant> due = due(s, hold, e);
    return switch (e.outcome()) {
      case Retry _ -> new Turn(due, true, failures + 1);
      case HandedBack _ -> new Turn(due, s.turn().retrying(), failures);
      case Deferred _ -> new Turn(due, false, failures);
      case Synced _, Unchanged _, Skipped _, NoSuchOrder _, Blocked _ -> new Turn(due, false, 0);
    };
  }

  /** A notice that came meanwhile has set a due time, which holds unless a retry has to wait. */
  private static Optional<Instant> due(OrderState s, Hold hold, Ended e) {
    Optional<Instant> noticed = s.turn().due();
    Optional<Instant> landing = s.written().landing();
    return switch (e.outcome()) {
      case Retry retry when !s.notices().trigger().byPerson() ->
          Optional.of(e.at().plus(retry.after()));
      case Retry retry -> earliest(noticed, Optional.of(e.at().plus(retry.after())));
      case Deferred deferred -> earliest(noticed, Optional.of(e.at().plus(deferred.after())));
      case HandedBack _ -> earliest(noticed, hold.place());
      case Blocked blocked when blocked.failure().uncertain() ->
          earliest(noticed, Optional.of(e.at().plus(e.landing())));
      case Blocked blocked ->
          earliest(noticed, landing.or(() -> blocked.failure().retryAfter().map(e.at()::plus)));
      case Synced _, Unchanged _, Skipped _, NoSuchOrder _ -> earliest(noticed, landing);
    };
  }

  /** What certainly did nothing leaves the org as the attempt found it. */
  private static Written written(Written before, Ended e) {
    Outcome outcome = e.outcome();
    if (outcome.uncertain()) {
      return new Written(before.fingerprint(), Optional.of(e.at().plus(e.landing())));
    }
    Optional<String> fingerprint =
        switch (outcome) {
          case Synced synced -> Optional.of(before.landing().isEmpty() ? synced.fingerprint() : "");
          case Deferred _, Retry _ -> e.before();
          case HandedBack back when back.failure().isPresent() -> e.before();
          case HandedBack _, Unchanged _, Skipped _, NoSuchOrder _, Blocked _ ->
              before.fingerprint();
        };
    return new Written(fingerprint, before.landing());
  }

  private static Since since(OrderState s, Hold hold, Ended e) {
    Since since = s.since();
    boolean kept = !e.outcome().answers() || e.outcome() instanceof Blocked;
    boolean newer = s.notices().generation() > hold.generation();
    Optional<Instant> behind = kept ? since.behind() : s.turn().due().filter(_ -> newer);
    return e.outcome() instanceof Synced
        ? new Since(behind, since.first().or(() -> Optional.of(e.at())), Optional.of(e.at()))
        : new Since(behind, since.first(), since.last());
  }

  private static boolean idle(OrderState s) {
    return s.hold().isEmpty() && s.turn().due().isEmpty();
  }

  private static boolean waits(OrderState s, Instant at) {
    return s.hold().isEmpty() && s.turn().due().filter(due -> !due.isAfter(at)).isEmpty();
  }

  private static boolean due(OrderState s, Instant at) {
    return s.hold().isEmpty() && s.turn().due().filter(due -> !due.isAfter(at)).isPresent();
  }

  private static Notices more(Notices n, Trigger trigger, int priority) {
    return new Notices(n.generation() + 1, n.observed(), trigger, Math.max(n.priority(), priority));
  }

  private static Turn due(Turn turn, Optional<Instant> due) {
    return new Turn(due, turn.retrying(), turn.failures());
  }

  private static Since behind(Since since, Instant at) {
    return new Since(since.behind().or(() -> Optional.of(at)), since.first(), since.last());
  }

  private static Optional<Instant> earliest(Optional<Instant> one, Optional<Instant> other) {
    return Stream.of(one, other).flatMap(Optional::stream).min(Instant::compareTo);
  }
}
