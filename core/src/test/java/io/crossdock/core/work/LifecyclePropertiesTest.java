package io.crossdock.core.work;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.core.port.work.Trigger;
import io.crossdock.core.work.Event.Claimed;
import io.crossdock.core.work.Event.Ended;
import io.crossdock.core.work.Event.GivenUp;
import io.crossdock.core.work.Event.Noticed;
import io.crossdock.core.work.Event.OptionChanged;
import io.crossdock.core.work.Event.TriedAgain;
import io.crossdock.core.work.Event.Unblocked;
import io.crossdock.core.work.Event.WriteBegun;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What holds for every order, through whatever happens to it and in whatever order. */
class LifecyclePropertiesTest {

  private static final int ORDERS = 2_000;
  private static final int EVENTS = 60;

  private static final List<Trigger> TRIGGERS = List.of(Trigger.values());

  private static final List<String> OUTCOMES =
      List.of(
          "synced",
          "unchanged",
          "skipped",
          "no such order",
          "deferred",
          "deferred ?",
          "handed back",
          "refused with all",
          "refused with all ?",
          "retry",
          "retry ?",
          "blocked",
          "blocked ?",
          "blocked for 5 s");

  private final Random random = new Random(22);

  @Test
  void anOrderWithAnOpenNoticeIsDueOrWorkedOn() {
    everywhere((_, _, after) -> {
      if (after.notices().open()) {
        assertThat(after.turn().due().isPresent() || after.hold().isPresent()).isTrue();
      }
    });
  }

  @Test
  void aNoticeThatCameWhileItWasWorkedOnLeadsToAnotherAttemptHoweverThatOneEnds() {
    everywhere((before, event, after) -> {
      boolean newer =
          before.hold().filter(h -> h.generation() < before.notices().generation()).isPresent();
      if (newer && event instanceof Ended) {
        assertThat(after.notices().open()).isTrue();
        assertThat(after.turn().due()).isPresent();
      }
    });
  }

  @Test
  void noticesAreCountedAndNeverTakenBack() {
    everywhere((before, event, after) -> {
      long more = event instanceof Noticed || event instanceof OptionChanged ? 1 : 0;
      assertThat(after.notices().generation() - before.notices().generation()).isBetween(more, 1L);
      assertThat(after.notices().observed())
          .isBetween(before.notices().observed(), after.notices().generation());
    });
  }

  @Test
  void whatIsUrgentStaysUrgentUntilItIsAnswered() {
    everywhere((before, event, after) -> {
      if (after.notices().open() && before.notices().open()) {
        assertThat(after.notices().priority()).isGreaterThanOrEqualTo(before.notices().priority());
      }
      if (event instanceof Noticed(Trigger trigger, Instant _)) {
        assertThat(after.notices().priority()).isGreaterThanOrEqualTo(trigger.priority());
      }
    });
  }

  @Test
  void whatIsAnsweredHasNoBackoffLeft() {
    everywhere((before, event, after) -> {
      if (before.hold().isPresent() && event instanceof Ended e && e.outcome().answers()) {
        assertThat(after.turn().failures()).isZero();
        assertThat(after.turn().retrying()).isFalse();
      }
    });
  }

  @Test
  void aPersonNeverWaitsForABackoff() {
    everywhere((before, event, after) -> {
      if (event instanceof Noticed(Trigger trigger, Instant at) && trigger.byPerson()) {
        assertThat(after.turn().due().orElseThrow()).isBeforeOrEqualTo(at);
      }
    });
  }

  @Test
  void asLongAsAWriteMayLandALastLookIsDueAndNothingIsTakenForKnown() {
    everywhere((_, _, after) -> {
      if (after.written().landing().isPresent()) {
        assertThat(after.turn().due().isPresent() || after.hold().isPresent()).isTrue();
        assertThat(after.written().unknown()).isTrue();
      }
    });
  }

  @Test
  void anAttemptThatHoldsAnOrderKeepsItUntilItEndsOrIsGivenUp() {
    everywhere((before, event, after) -> {
      boolean over = event instanceof Ended || event instanceof GivenUp;
      if (before.hold().isPresent()) {
        assertThat(after.hold()).isEqualTo(over ? Optional.empty() : before.hold());
      }
    });
  }

  private interface Rule {
    void holds(OrderState before, Event event, OrderState after);
  }

  private void everywhere(Rule rule) {
    for (int order = 0; order < ORDERS; order++) {
      OrderState state = OrderState.NEW;
      Optional<String> given = Optional.empty();
      Instant now = Instant.EPOCH;
      for (int n = 0; n < EVENTS; n++) {
        now = now.plusSeconds(random.nextInt(120));
        Event event = event(state, given, now);
        OrderState next = Lifecycle.next(state, event);
        if (event instanceof Claimed) {
          given = state.written().fingerprint();
        }
        rule.holds(state, event, next);
        state = next;
      }
    }
  }

  /** As an attempt goes: what is not known was begun to be written. */
  private Event event(OrderState state, Optional<String> given, Instant now) {
    boolean writing = state.hold().isPresent() && state.written().unknown();
    return switch (random.nextInt(10)) {
      case 0, 1 -> new Noticed(TRIGGERS.get(random.nextInt(TRIGGERS.size())), now);
      case 2 ->
          switch (random.nextInt(4)) {
            case 0 -> new Unblocked(now);
            case 3 -> new Event.Linked();
            case 1 -> new TriedAgain(now);
            default -> new OptionChanged(now, now.plusSeconds(random.nextInt(30)));
          };
      case 3, 4, 5 -> new Claimed(new UUID(0, random.nextLong()), "a", now);
      case 6 -> new WriteBegun();
      case 7 -> new GivenUp(now, States.LANDING);
      default -> {
        String outcome = OUTCOMES.get(random.nextInt(OUTCOMES.size()));
        boolean possible = writing || !outcome.endsWith("?");
        yield new Ended(
            States.outcome(possible ? outcome : "unchanged"), given, now, States.LANDING);
      }
    };
  }
}
