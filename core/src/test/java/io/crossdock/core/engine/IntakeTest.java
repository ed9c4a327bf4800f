package io.crossdock.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.core.engine.Fakes.OneGate;
import io.crossdock.core.engine.pace.Backoff;
import io.crossdock.core.engine.send.Held;
import io.crossdock.core.engine.send.Settlement;
import io.crossdock.core.engine.trouble.Attempt;
import io.crossdock.core.engine.trouble.EveryOrder;
import io.crossdock.core.engine.trouble.EveryOrder.Stage;
import io.crossdock.core.engine.trouble.Gate;
import io.crossdock.core.engine.trouble.Refusals;
import io.crossdock.core.engine.trouble.Verdicts;
import io.crossdock.core.failure.Cause;
import io.crossdock.core.failure.FailedCall;
import io.crossdock.core.failure.Failure;
import io.crossdock.core.failure.Failure.Category;
import io.crossdock.core.order.Order;
import io.crossdock.core.order.OrderFixture;
import io.crossdock.core.order.OrderKey;
import io.crossdock.core.planning.Planning;
import io.crossdock.core.port.UnaskedShop;
import io.crossdock.core.port.shop.OrderSource.Page;
import io.crossdock.core.port.work.Gates.Remote;
import io.crossdock.core.port.work.Outcome;
import io.crossdock.core.port.work.WorkQueue.Claim;
import io.crossdock.core.port.work.WorkQueue.Observed;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntakeTest {

  private final Fakes.Queue queue = new Fakes.Queue();
  private final OneGate orgGates = new OneGate();
  private final OneGate shopGates = new OneGate();
  private final Verdicts verdicts = new Verdicts(new Random(7));
  private Instant now = Fakes.T0;
  private final InstantSource clock = () -> now;
  private final Gate orgGate = new Gate(orgGates, Remote.ORG, "me", new Random(7));
  private final Gate shopGate = new Gate(shopGates, Remote.SHOP, "me", new Random(7));
  private final Shop shop = new Shop();
  private Function<Long, Planning.Result> planned = id -> send();
  private final JustRead justRead = new JustRead(clock);
  private final Intake intake = intake();

  @Test
  void settingsThatCouldNotBeReadForAMomentBlockNoOrder() {
    assertThat(ofFailingPlan(0))
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

  /** Each a kind of trouble that meets every order before it gets to the org. */
  @ParameterizedTest
  @CsvSource({
    "REJECTED, mapping, PLANNING",
    "MISCONFIGURED, price-book, PLANNING",
    "TRANSIENT, defect, PLANNING",
    "REJECTED, order-unreadable, LOADING",
    "MISCONFIGURED, time-zone, LOADING",
    "TRANSIENT, status-500, LOADING",
  })
  @DisplayName("18: what meets every order before it gets to the org leaves none red, and heals")
  void everyOrder(Category category, String code, Stage stage) {
    var failure = Failure.of(category, code, "It fails.", "An admin.");
    if (stage == Stage.LOADING) {
      shop.unreadable = id -> Optional.of(failure);
    } else {
      planned = id -> new Planning.Result.Impossible(failure);
    }
    assertThat(read(1, 20)).isEmpty();
    assertThat(orgGates.codes).containsExactly(code);
    assertThat(orgGates.reason).isEqualTo(stage.told(failure, "It fails.").message());
    assertThat(shopGates.codes).as("the shop's changes are found all the same").isEmpty();
    assertThat(queue.outcomes.values()).hasSize(20).allMatch(Outcome.HandedBack.class::isInstance);
    assertThat(queue.unblocked).extracting(Cause::code).containsExactly(code);

    orgGates.waited = true; // a probe meets it still
    orgGate.admit();
    assertThat(read(21, 21)).isEmpty();
    assertThat(queue.outcomes.get(21L)).isInstanceOf(Outcome.HandedBack.class);

    shop.unreadable = id -> Optional.empty();
    planned = id -> send();
    assertThat(read(1, 20)).hasSize(20);
  }

  /**
   * One by one, as orders come; those that were red before the gate closed wait with the others.
   */
  @ParameterizedTest
  @CsvSource({"REJECTED, 6", "MISCONFIGURED, 3"})
  void ordersThatComeOneByOneCloseTheGateAfterSome(Category category, int needed) {
    var failure = Failure.of(category, "mapping", "It fails.", "An admin.");
    planned = id -> new Planning.Result.Impossible(failure);
    int orders = 0;
    while (orgGates.codes.isEmpty() && orders < 50) {
      orders++;
      read(orders, orders);
    }
    assertThat(orders).isEqualTo(needed);
    assertThat(queue.unblocked).hasSize(1);
  }

  @Test
  void badOrdersAmongGoodOnesAreRedAndCloseNothing() {
    var bad = Failure.of(Category.REJECTED, "mapping", "It fails.", "An admin.");
    planned = id -> id % 3 == 0 ? send() : new Planning.Result.Impossible(bad);
    shop.unreadable = id -> id % 7 == 0 ? Optional.of(bad) : Optional.empty();
    for (long id = 1; id <= 60; id++) {
      read(id, id);
    }
    read(100, 160);
    assertThat(orgGates.codes).isEmpty();
    assertThat(queue.outcomes.get(1L)).isInstanceOf(Outcome.Blocked.class);
    assertThat(queue.outcomes.get(100L)).isInstanceOf(Outcome.Blocked.class);
  }

  @Test
  void ordersThatAreNoLongerInTheShopAreNobodysTrouble() {
    shop.gone = true;
    read(1, 20);
    assertThat(orgGates.codes).isEmpty();
    assertThat(queue.outcomes.values()).hasSize(20).allMatch(Outcome.Blocked.class::isInstance);
  }

  @Test
  void aFailureOfEachCallThatIsNoOutageStopsOrdersAndNotTheReadingOfLists() {
    shop.fails = Failure.of(Category.MISCONFIGURED, "forbidden", "Not allowed.", "An admin.");
    read(1, 20);
    assertThat(orgGates.codes).containsExactly("forbidden");
    assertThat(shopGates.codes).isEmpty();
    assertThat(queue.outcomes.values()).hasSize(20).allMatch(Outcome.HandedBack.class::isInstance);
  }

  @Test
  void onlyTheSameFingerprintSaysThatNothingIsToBeSentAndOneOfAnotherVersionDoesNot() {
    Attempt order = Fakes.attempt(42, "c");
    planned = id -> new Planning.Result.Send(order.plan());
    String same = order.plan().fingerprint();
    assertThat(intake.read(List.of(fingerprinted(order.claim(), same)), Fakes.T0)).isEmpty();
    assertThat(queue.outcomes.get(42L)).isInstanceOf(Outcome.Unchanged.class);
    Claim other = fingerprinted(order.claim(), same.replaceFirst("^1:", "2:"));
    assertThat(intake.read(List.of(other), Fakes.T0)).hasSize(1);
  }

  @Test
  void whatWasJustReadIsNotLoadedAgainUnlessItsRowWasTouchedOrTheShopIsTriedOut() {
    keep(42, 7);
    assertThat(intake.read(List.of(stamped(42, 7)), Fakes.T0)).hasSize(1);
    assertThat(shop.asked).as("nothing is loaded").isZero();
    assertThat(intake.read(List.of(stamped(42, 7)), Fakes.T0)).hasSize(1);
    assertThat(shop.asked).as("it is used once").isEqualTo(1);
    keep(42, 7);
    assertThat(intake.read(List.of(stamped(42, 8)), Fakes.T0)).hasSize(1);
    assertThat(shop.asked).as("touched since").isEqualTo(2);
    keep(42, 7);
    shopGates.closed = true;
    shopGates.waited = true;
    shopGate.admit();
    assertThat(intake.read(List.of(stamped(42, 7)), Fakes.T0)).hasSize(1);
    assertThat(shop.asked).as("only an answer of the shop shows that it works").isEqualTo(3);
    assertThat(shopGates.closed).isFalse();
  }

  @Test
  void whatWasReadAMinuteAgoIsLoaded() {
    keep(42, 7);
    now = Fakes.T0.plus(JustRead.KEPT).plusMillis(1);
    assertThat(intake.read(List.of(stamped(42, 7)), now)).hasSize(1);
    assertThat(shop.asked).isEqualTo(1);
  }

  private void keep(long id, long stamp) {
    var key = new OrderKey("main", id);
    var page = new Page(List.of(Shop.order(key)), Map.of(), false, Duration.ZERO);
    justRead.keep(
        new Page(page.orders(), Map.of(), false, Duration.ZERO, Map.of(key, () -> page)),
        new Observed(1, Map.of(key, stamp)));
  }

  private static Claim stamped(long id, long stamp) {
    Claim claim = Fakes.attempt(id, "c").claim();
    return new Claim(
        claim.key(),
        claim.attempt(),
        claim.generation(),
        claim.trigger(),
        claim.failures(),
        claim.applied(),
        claim.fingerprint(),
        claim.landing(),
        claim.first(),
        stamp);
  }

  private static Claim fingerprinted(Claim claim, String fingerprint) {
    return new Claim(
        claim.key(),
        claim.attempt(),
        claim.generation(),
        claim.trigger(),
        claim.failures(),
        claim.applied(),
        Optional.of(fingerprint),
        claim.landing(),
        claim.first(),
        claim.stamp());
  }

  private static Planning.Result send() {
    return new Planning.Result.Send(Fakes.attempt(1, "c").plan());
  }

  private List<Attempt> read(long from, long to) {
    return intake.read(
        LongStream.rangeClosed(from, to).mapToObj(id -> Fakes.attempt(id, "c").claim()).toList(),
        Fakes.T0);
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
            claim.first(),
            claim.stamp());
    planned =
        id -> {
          throw new IllegalStateException("the database is away");
        };
    assertThat(intake.read(List.of(failed), Fakes.T0)).isEmpty();
    return Objects.requireNonNull(queue.outcomes.get(42L));
  }

  private Intake intake() {
    var settlement = new Settlement(new Held(queue, "me", clock), verdicts, clock);
    return new Intake(
        shop,
        new Intake.Reads(justRead, new KnownChanges(clock), new Coming(queue, justRead)),
        shopGate,
        orgGate,
        (order, trigger, before) -> planned.apply(order.key().entityId()),
        settlement,
        every(Stage.LOADING),
        every(Stage.PLANNING));
  }

  private EveryOrder every(Stage stage) {
    return new EveryOrder(stage, orgGate, new Refusals(), verdicts, queue, clock);
  }

  private static final class Shop extends UnaskedShop {
    private Function<Long, Optional<Failure>> unreadable = id -> Optional.empty();
    private int asked;
    private boolean gone;
    private @Nullable Failure fails;

    @Override
    public Page load(Collection<OrderKey> keys) {
      asked++;
      if (fails != null) {
        throw new FailedCall(fails);
      }
      var orders = new ArrayList<Order>();
      var failing = new HashMap<OrderKey, Unreadable>();
      for (OrderKey key : keys) {
        unreadable
            .apply(key.entityId())
            .ifPresentOrElse(
                failure -> failing.put(key, new Unreadable("", Optional.empty(), failure)),
                () -> orders.add(order(key)));
      }
      return new Page(gone ? List.of() : orders, failing, false, Duration.ZERO);
    }

    private static Order order(OrderKey key) {
      return new OrderFixture().key(key).line("1", "5").build();
    }
  }
}
