package io.crossdock.core.work;

import io.crossdock.core.failure.Failure;
import io.crossdock.core.failure.Failure.Category;
import io.crossdock.core.plan.Applied;
import io.crossdock.core.port.work.Outcome;
import io.crossdock.core.port.work.Trigger;
import io.crossdock.core.work.Event.Claimed;
import io.crossdock.core.work.Event.Ended;
import io.crossdock.core.work.Event.GivenUp;
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
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * States and events as a line of text. Times are seconds; all that happens, happens at 100, and a
 * write of unknown outcome may land until 700.
 *
 * <pre>
 * 3/2          three notices, two of them answered
 * POLL 5       why it is looked at, and its priority
 * due 100
 * retrying, failed 2
 * held 3 90    for the notices up to 3, its place was 90
 * print A, print ?   the last plan written; unknown
 * landing 700
 * behind 80, first 10, last 20
 * </pre>
 */
public final class States {

  public static final Instant NOW = at("100");
  public static final UUID ATTEMPT = new UUID(0, 42);
  public static final String INSTANCE = "a";
  public static final Duration LANDING = Duration.ofMinutes(10);

  private static final Pattern BETWEEN = Pattern.compile("\\s+");

  private States() {}

  public static OrderState state(String text) {
    var words = new ArrayDeque<>(BETWEEN.splitAsStream(text.strip()).toList());
    String[] generations = words.pop().split("/", -1);
    var reading = new Reading();
    while (!words.isEmpty()) {
      reading.take(words);
    }
    return new OrderState(
        new Notices(
            Long.parseLong(generations[0]),
            Long.parseLong(generations[1]),
            reading.trigger,
            reading.priority),
        new Turn(reading.due, reading.retrying, reading.failures),
        reading.hold,
        new Written(reading.print, reading.landing),
        new Since(reading.behind, reading.first, reading.last));
  }

  /** The same the other way round. */
  public static String text(OrderState s) {
    var text = new StringBuilder();
    text.append(s.notices().generation()).append('/').append(s.notices().observed());
    text.append(' ').append(s.notices().trigger()).append(' ').append(s.notices().priority());
    append(text, "due", s.turn().due());
    text.append(s.turn().retrying() ? " retrying" : "");
    text.append(s.turn().failures() > 0 ? " failed " + s.turn().failures() : "");
    s.hold()
        .ifPresent(hold ->
            text.append(" held ")
                .append(hold.generation())
                .append(hold.place().map(p -> " " + p.getEpochSecond()).orElse(" -")));
    s.written()
        .fingerprint()
        .ifPresent(print -> text.append(" print ").append(print.isEmpty() ? "?" : print));
    append(text, "landing", s.written().landing());
    append(text, "behind", s.since().behind());
    append(text, "first", s.since().first());
    append(text, "last", s.since().last());
    return text.toString();
  }

  public static Event event(String text) {
    return switch (text) {
      case "unblocked" -> new Unblocked(NOW);
      case "tried again" -> new TriedAgain(NOW);
      case "option changed" -> new OptionChanged(NOW, NOW);
      case "option changed, from 150" -> new OptionChanged(NOW, at("150"));
      case "claimed" -> new Claimed(ATTEMPT, INSTANCE, NOW);
      case "write begun" -> new WriteBegun();
      case "linked" -> new Event.Linked();
      case "given up" -> new GivenUp(NOW, LANDING);
      case "backfill", "sweep", "poll", "webhook", "manual" ->
          new Noticed(Trigger.valueOf(text.toUpperCase(Locale.ROOT)), NOW);
      default -> new Ended(outcome(text), Optional.of("B"), NOW, LANDING);
    };
  }

  /** An attempt was given the fingerprint B, waits take 5 s; "?" is an uncertain write. */
  public static Outcome outcome(String text) {
    Failure failure = Failure.of(Category.TRANSIENT, "away", "It is away.", "Wait.");
    Duration wait = Duration.ofSeconds(5);
    return switch (text) {
      case "synced" -> new Outcome.Synced(Applied.NOTHING, "N");
      case "unchanged" -> new Outcome.Unchanged();
      case "skipped" -> new Outcome.Skipped("automatic-off", "Off.", true);
      case "no such order" -> new Outcome.NoSuchOrder();
      case "deferred" -> new Outcome.Deferred(wait, failure);
      case "deferred ?" -> new Outcome.Deferred(wait, failure.asUncertain());
      case "handed back" -> new Outcome.HandedBack(Optional.empty());
      case "refused with all" -> new Outcome.HandedBack(Optional.of(failure));
      case "refused with all ?" -> new Outcome.HandedBack(Optional.of(failure.asUncertain()));
      case "retry" -> new Outcome.Retry(wait, failure);
      case "retry ?" -> new Outcome.Retry(wait, failure.asUncertain());
      case "blocked" -> new Outcome.Blocked(failure);
      case "blocked ?" -> new Outcome.Blocked(failure.asUncertain());
      case "blocked for 5 s" -> new Outcome.Blocked(failure.again(wait));
      default -> throw new IllegalArgumentException(text);
    };
  }

  private static Instant at(String seconds) {
    return Instant.ofEpochSecond(Long.parseLong(seconds));
  }

  private static void append(StringBuilder text, String name, Optional<Instant> at) {
    at.ifPresent(time -> text.append(' ').append(name).append(' ').append(time.getEpochSecond()));
  }

  private static final class Reading {
    private Trigger trigger = Trigger.POLL;
    private int priority;
    private boolean retrying;
    private int failures;
    private Optional<Instant> due = Optional.empty();
    private Optional<Hold> hold = Optional.empty();
    private Optional<String> print = Optional.empty();
    private Optional<Instant> landing = Optional.empty();
    private Optional<Instant> behind = Optional.empty();
    private Optional<Instant> first = Optional.empty();
    private Optional<Instant> last = Optional.empty();

    private void take(ArrayDeque<String> words) {
      String word = words.pop();
      switch (word) {
        case "retrying" -> retrying = true;
        case "failed" -> failures = Integer.parseInt(words.pop());
        case "due" -> due = Optional.of(at(words.pop()));
        case "held" -> hold = Optional.of(hold(words.pop(), words.pop()));
        case "print" -> print = Optional.of(words.pop().replace("?", ""));
        case "landing" -> landing = Optional.of(at(words.pop()));
        case "behind" -> behind = Optional.of(at(words.pop()));
        case "first" -> first = Optional.of(at(words.pop()));
        case "last" -> last = Optional.of(at(words.pop()));
        default -> {
          trigger = Trigger.valueOf(word);
          priority = Integer.parseInt(words.pop());
        }
      }
    }

    private static Hold hold(String generation, String place) {
      return new Hold(ATTEMPT, INSTANCE, Long.parseLong(generation), Optional.of(at(place)));
    }
  }
}
