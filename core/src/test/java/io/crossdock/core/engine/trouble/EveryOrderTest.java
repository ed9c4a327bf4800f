package io.crossdock.core.engine.trouble;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.core.engine.Fakes;
import io.crossdock.core.engine.Fakes.OneGate;
import io.crossdock.core.engine.trouble.EveryOrder.Failed;
import io.crossdock.core.engine.trouble.EveryOrder.Stage;
import io.crossdock.core.failure.Cause;
import io.crossdock.core.failure.Failure;
import io.crossdock.core.failure.Failure.Category;
import io.crossdock.core.port.work.Gates.Remote;
import io.crossdock.core.port.work.Outcome;
import io.crossdock.core.port.work.WorkQueue.Claim;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EveryOrderTest {

  private static final Failure RULE =
      Failure.of(Category.REJECTED, "RULE", "A rule refuses it.", "Change the rule.");

  private final Fakes.Queue queue = new Fakes.Queue();
  private final OneGate gates = new OneGate();
  private final Map<Long, Outcome> outcomes = new HashMap<>();
  private Instant now = Fakes.T0;
  private final Instance one = new Instance("one");
  private final Instance two = new Instance("two");

  /** One of several that share the gate and the queue, each with what it has met itself. */
  private final class Instance {
    private final Gate gate;
    private final EveryOrder every;

    Instance(String name) {
      gate = new Gate(gates, Remote.ORG, name, new Random(7));
      every =
          new EveryOrder(
              Stage.WRITING, gate, new Refusals(), new Verdicts(new Random(7)), queue, () -> now);
    }

    Outcome meets(long id) {
      Claim claim = Fakes.attempt(id, "c").claim();
      outcomes.putAll(
          Map.of(
              id,
              Objects.requireNonNull(
                  every.failed(Map.of(claim, new Failed(RULE, List.of())), false).get(claim))));
      return Objects.requireNonNull(outcomes.get(id));
    }

    Outcome probes(long id) {
      gates.waited = true;
      gate.admit();
      Outcome outcome = meets(id);
      gates.waited = !gates.closed;
      return outcome;
    }
  }

  @Test
  void twoInstancesThatSeeHalfOfTheOrdersEachCloseTheGateAfterTwiceAsManyAndNoneStaysRed() {
    long order = 0;
    while (gates.codes.isEmpty() && order < 50) {
      (order % 2 == 0 ? one : two).meets(++order);
    }
    assertThat(order).isEqualTo(11); // the sixth that the first of them meets
    assertThat(queue.unblocked).as("those of both, by their common cause").hasSize(1);
    assertThat(two.meets(12)).as("under way as it closed").isInstanceOf(Outcome.HandedBack.class);
    assertThat(queue.unblocked).hasSize(2);
  }

  @Test
  void aProbeThatTheOtherInstanceSendsKeepsItClosed() {
    for (long id = 1; id <= 6; id++) {
      one.meets(id);
    }
    assertThat(two.probes(7)).isInstanceOf(Outcome.HandedBack.class);
    assertThat(gates.closed).isTrue();
  }

  @Test
  void anOrderUnderWayThatGetsOnOpensTheGateAndBadOrdersAloneAreTold() {
    for (long id = 1; id <= 8; id++) {
      one.meets(id);
    }
    assertThat(gates.closed).isTrue();
    one.every.passed();
    assertThat(gates.closed).isFalse();
    for (long id = 1; id <= 8; id++) {
      assertThat(one.meets(id)).isInstanceOf(Outcome.Blocked.class);
    }
    assertThat(gates.closed).isFalse();
  }

  @Test
  void badOrdersAloneAreToldInTheEndUnderTheirOwnNumbersAndTriedAgain() {
    for (long id = 1; id <= 8; id++) {
      one.meets(id);
    }
    now = now.plus(Duration.ofMinutes(59));
    assertThat(one.probes(1)).as("it may be the org still").isInstanceOf(Outcome.HandedBack.class);
    now = now.plus(Duration.ofMinutes(2));
    assertThat(one.probes(9))
        .as("a new one is a fresh proof")
        .isInstanceOf(Outcome.HandedBack.class);
    assertThat(gates.closed).isTrue();
    assertThat(one.probes(2)).isEqualTo(new Outcome.Blocked(RULE.again(EveryOrder.HOUR)));
    assertThat(gates.closed).isFalse();
    for (long id = 1; id <= 9; id++) {
      assertThat(one.meets(id)).isInstanceOf(Outcome.Blocked.class);
    }
    assertThat(gates.closed).isFalse();
    queue.unblocked.clear();
    one.every.passed();
    assertThat(queue.unblocked)
        .as("if it was the org all the same")
        .extracting(Cause::code)
        .containsExactly("RULE");
  }

  @Test
  void anOutageThatLastsForHoursLeavesNoOrderRedWhileNewOnesCome() {
    for (long id = 1; id <= 8; id++) {
      one.meets(id);
    }
    for (long id = 9; id < 100; id++) {
      now = now.plus(Duration.ofMinutes(15));
      assertThat(one.probes(id)).isInstanceOf(Outcome.HandedBack.class);
    }
    assertThat(gates.closed).isTrue();
  }
}
