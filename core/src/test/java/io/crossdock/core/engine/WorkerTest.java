package io.crossdock.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.core.engine.Fakes.FakeOrg;
import io.crossdock.core.engine.Fakes.OneGate;
import io.crossdock.core.engine.pace.Budget;
import io.crossdock.core.engine.send.Batcher;
import io.crossdock.core.engine.send.Held;
import io.crossdock.core.engine.send.Sender;
import io.crossdock.core.engine.send.Settlement;
import io.crossdock.core.engine.send.Window;
import io.crossdock.core.engine.trouble.EveryOrder;
import io.crossdock.core.engine.trouble.EveryOrder.Stage;
import io.crossdock.core.engine.trouble.Gate;
import io.crossdock.core.engine.trouble.Refusals;
import io.crossdock.core.engine.trouble.Suspects;
import io.crossdock.core.engine.trouble.Trouble;
import io.crossdock.core.engine.trouble.Verdicts;
import io.crossdock.core.failure.FailedCall;
import io.crossdock.core.failure.Failure;
import io.crossdock.core.failure.Failure.Category;
import io.crossdock.core.order.OrderKey;
import io.crossdock.core.planning.Planning;
import io.crossdock.core.policy.ApiBudget;
import io.crossdock.core.port.UnaskedShop;
import io.crossdock.core.port.org.Org;
import io.crossdock.core.port.org.Org.Written;
import io.crossdock.core.port.work.Gates.Remote;
import io.crossdock.core.port.work.Outcome;
import io.crossdock.core.port.work.WorkQueue.Lane;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class WorkerTest {

  private final Fakes.Queue queue = new Fakes.Queue();
  private final OneGate gates = new OneGate();
  private final OneGate orgGates = new OneGate();
  private Instant now = Fakes.T0;
  private final InstantSource clock = () -> now;
  private final Held held = new Held(queue, "me", clock);
  private final Shop shop = new Shop();
  private final CountDownLatch answer = new CountDownLatch(1);
  private final FakeOrg org = new FakeOrg(order -> answered());
  private final Verdicts verdicts = new Verdicts(new Random(7));
  private final Settlement settlement = new Settlement(held, verdicts, clock);
  private final Gate orgGate = new Gate(orgGates, Remote.ORG, "me", new Random(7));
  private final Suspects suspects = new Suspects();
  private final Sender sender =
      new Sender(
          Lane.LIVE,
          queue,
          held,
          org,
          orgGate,
          settlement,
          new Trouble(orgGate, suspects, verdicts, every(Stage.WRITING)));
  private final Batcher batcher =
      new Batcher(sender, orgGate, suspects, new Window(1, Window.PATIENT), clock, () -> {});
  private final Worker worker = worker(Lane.LIVE);
  private boolean moreComes;

  @Test
  void eachProbeIsAnotherOrderThanTheOneBeforeAndNoneLosesItsPlace() {
    due(1, 2, 3);
    closed();
    for (int probe = 0; probe < 3; probe++) {
      worker.pass();
    }
    assertThat(shop.asked).containsExactly(List.of(1L), List.of(2L), List.of(1L));
    assertThat(queue.due).extracting(claim -> claim.key().entityId()).containsExactly(1L, 2L, 3L);
    assertThat(queue.outcomes.values()).allMatch(Outcome.HandedBack.class::isInstance);
  }

  @Test
  @DisplayName("18: a spent budget that frees again opens the gate, though nothing is due")
  void freedBudget() {
    org.usage = Optional.of(new Org.Usage(950, 1000, now));
    worker.pass();
    assertThat(orgGates.codes).containsExactly("api-budget");
    orgGates.waited = true;
    worker.pass();
    assertThat(orgGates.closed).as("still spent").isTrue();

    org.usage = Optional.of(new Org.Usage(100, 1000, now));
    now = now.plusSeconds(15);
    worker.pass();

    assertThat(orgGates.closed).isFalse();
    assertThat(org.probes.get()).as("calls").isZero();
  }

  @Test
  @DisplayName("18: a closed gate opens with nothing due: one question tells that the org works")
  void asked() {
    orgGates.closed = true;
    orgGates.codes.add("unreachable");
    worker.pass();
    assertThat(org.probes.get()).as("it waits").isZero();
    orgGates.waited = true;
    org.probing =
        () -> {
          throw new FailedCall(Failure.of(Category.TRANSIENT, "unreachable", "Away.", "Wait."));
        };
    worker.pass();
    assertThat(orgGates.closed).isTrue();
    org.probing = () -> {};
    worker.pass();
    assertThat(orgGates.closed).isFalse();
    assertThat(org.probes.get()).isEqualTo(2);
  }

  @Test
  void anOrderThatIsAloneIsEachProbe() {
    due(1);
    closed();
    worker.pass();
    worker.pass();
    shop.away = false;
    worker.pass();
    assertThat(shop.asked).hasSize(3).allMatch(List.of(1L)::equals);
    assertThat(gates.closed).isFalse();
    assertThat(queue.outcomes.get(1L)).isInstanceOf(Outcome.Blocked.class);
  }

  @Test
  void nothingStaysHeldWhenTheDatabaseFailsWhileAProbeIsChosen() {
    due(1, 2);
    closed();
    queue.away = true;
    worker.pass();
    queue.away = false;
    held.renew();
    assertThat(queue.working).isEmpty();
  }

  @Test
  void whileTheShopTellsOfMoreOrdersCollectBesideARequestForLonger() {
    held.renew();
    batcher.add(sender.prepare(List.of(Fakes.attempt(9, "c9"))));
    moreComes = true;
    due(1);
    worker.pass();
    due(2);
    now = now.plus(Window.PATIENT);
    worker.pass();
    assertThat(shop.asked).containsExactly(List.of(1L));
    now = now.plusSeconds(5);
    worker.pass();
    assertThat(shop.asked).containsExactly(List.of(1L), List.of(2L));
    moreComes = false;
    due(3);
    now = now.plus(Window.PATIENT);
    worker.pass();
    assertThat(shop.asked).containsExactly(List.of(1L), List.of(2L), List.of(3L));
    answer.countDown();
  }

  @Test
  void historyIsClaimedTogetherWhileMoreOfItComes() {
    held.renew();
    Worker history = worker(Lane.BACKFILL);
    moreComes = true;
    due(1);
    history.pass();
    due(2);
    history.pass();
    due(3);
    history.pass();
    assertThat(shop.asked).containsExactly(List.of(1L));
    now = now.plusSeconds(2);
    history.pass();
    assertThat(shop.asked).containsExactly(List.of(1L), List.of(2L, 3L));
    moreComes = false;
    due(4);
    history.pass();
    assertThat(shop.asked).hasSize(3);
  }

  /** The shop is away, and its gate has waited for the next probe. */
  private void closed() {
    shop.away = true;
    gates.closed = true;
    gates.waited = true;
  }

  private void due(long... ids) {
    for (long id : ids) {
      queue.due.add(Fakes.attempt(id, "c" + id).claim());
    }
  }

  private Written answered() {
    try {
      answer.await();
      return Fakes.DONE;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private EveryOrder every(Stage stage) {
    return new EveryOrder(stage, orgGate, new Refusals(), verdicts, queue, clock);
  }

  private Worker worker(Lane lane) {
    var shopGate = new Gate(gates, Remote.SHOP, "me", new Random(7));
    var budget = new Budget(org, calls -> calls, () -> new ApiBudget(50, 50), clock);
    Planning none =
        (order, trigger, before) -> {
          throw new UnsupportedOperationException();
        };
    var justRead = new JustRead(clock);
    var intake =
        new Intake(
            shop,
            new Intake.Reads(justRead, new KnownChanges(clock), new Coming(queue, justRead)),
            shopGate,
            orgGate,
            none,
            settlement,
            every(Stage.LOADING),
            every(Stage.PLANNING));
    var workshop = new Worker.Workshop(held, shopGate, orgGate, budget, intake, sender);
    return new Worker(lane, 100, workshop, batcher, () -> true, () -> moreComes, clock);
  }

  /** Away, or without any order. */
  private static final class Shop extends UnaskedShop {
    private final List<List<Long>> asked = new ArrayList<>();
    private boolean away;

    @Override
    public Page load(Collection<OrderKey> keys) {
      asked.add(keys.stream().map(OrderKey::entityId).toList());
      if (away) {
        throw new FailedCall(Failure.of(Category.TRANSIENT, "unreachable", "Away.", "Wait."));
      }
      return new Page(List.of(), Map.of(), false, Duration.ZERO);
    }
  }
}
