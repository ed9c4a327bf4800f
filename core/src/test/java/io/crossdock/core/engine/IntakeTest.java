package io.crossdock.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.core.engine.Fakes.OneGate;
import io.crossdock.core.order.Order;
import io.crossdock.core.order.OrderFixture;
import io.crossdock.core.order.OrderKey;
import io.crossdock.core.port.Gates.Remote;
import io.crossdock.core.port.Outcome;
import io.crossdock.core.port.WorkQueue.Claim;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

class IntakeTest {

  private final Fakes.Queue queue = new Fakes.Queue();

  @Test
  void settingsThatCouldNotBeReadForAMomentBlockNoOrder() {
    Outcome outcome = ofFailingPlan(0);
    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.Retry.class,
            retry -> {
              assertThat(retry.after()).isLessThanOrEqualTo(Duration.ofSeconds(1));
              assertThat(retry.failure().message()).contains("the database is away");
            });
  }

  @Test
  void aDefectThatStaysBlocksItsOrderInTheEnd() {
    assertThat(ofFailingPlan(Backoff.LIMIT - 1)).isInstanceOf(Outcome.Blocked.class);
  }

  private Outcome ofFailingPlan(int failures) {
    Claim claim = Fakes.attempt(42, "c").claim();
    var failed =
        new Claim(
            claim.key(),
            claim.attempt(),
            claim.generation(),
            claim.trigger(),
            failures,
            claim.applied(),
            claim.fingerprint(),
            claim.landing(),
            claim.first());
    assertThat(intake().read(List.of(failed), Fakes.T0)).isEmpty();
    return Objects.requireNonNull(queue.outcomes.get(42L));
  }

  private Intake intake() {
    var clock = InstantSource.fixed(Fakes.T0);
    var settlement =
        new Settlement(new Held(queue, "me", clock), new Verdicts(new Random(7)), clock);
    Planning away =
        (order, claim) -> {
          throw new IllegalStateException("the database is away");
        };
    return new Intake(new Shop(), gate(Remote.SHOP), gate(Remote.ORG), away, settlement);
  }

  private static Gate gate(Remote remote) {
    return new Gate(new OneGate(), remote, "me", new Random(7));
  }

  private static final class Shop extends Fakes.UnaskedShop {
    @Override
    public Page load(Collection<OrderKey> keys) {
      Order order = new OrderFixture().line("1", "5").build();
      return new Page(List.of(order), Map.of(), false, Duration.ZERO);
    }
  }
}
