package io.crossdock.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crossdock.core.engine.pace.Budget;
import io.crossdock.core.failure.FailedCall;
import io.crossdock.core.failure.Failure;
import io.crossdock.core.failure.Failure.Category;
import io.crossdock.core.order.Order;
import io.crossdock.core.order.OrderFixture;
import io.crossdock.core.order.OrderKey;
import io.crossdock.core.policy.ApiBudget;
import io.crossdock.core.policy.NoticeTrail;
import io.crossdock.core.port.UnaskedShop;
import io.crossdock.core.port.shop.OrderSource.Period;
import io.crossdock.core.port.shop.OrderSource.Unreadable;
import io.crossdock.core.port.work.Cursors;
import io.crossdock.core.port.work.Readings;
import io.crossdock.core.port.work.Sweep;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ShopReaderTest {

  private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

  private final Shop shop = new Shop();
  private NoticeTrail notices = NoticeTrail.NONE;
  private final Fakes.Queue queue = new Fakes.Queue();
  private final Kept readings = new Kept();
  private final ShopReader reader = new ShopReader(parts(), new JustRead(() -> START));

  @Test
  void whatChangesIsReadAtTheNextPollAndOnceMoreHalfAMinuteLaterAndThenNoMore() {
    poll(START);
    Instant change = commit(START.plusSeconds(6), START.plusSeconds(6));
    for (int second = 10; second <= 300; second += 5) {
      poll(START.plusSeconds(second));
      reader.late();
    }
    assertThat(queue.observed).hasSize(2).containsOnly(change);
  }

  @Test
  void aTransactionOfTwentySecondsIsFoundThoughThePollHasPassedIt() {
    poll(START);
    Instant change = commit(START.plusSeconds(6), START.plusSeconds(26));
    for (int second = 5; second <= 60; second += 5) {
      poll(START.plusSeconds(second));
      reader.late();
    }
    assertThat(queue.observed).contains(change);
  }

  @Test
  void aChangeInTheVerySecondOfThePollIsNotPassedOver() {
    poll(START.plusSeconds(5));
    Instant change = commit(START.plusSeconds(5), START.plusSeconds(6));
    poll(START.plusSeconds(10));
    assertThat(queue.observed).containsExactly(change);
  }

  @Test
  void whileAPollReadsPageAfterPageMoreIsAboutToBeQueued() {
    shop.pages = 3;
    poll(START);
    assertThat(shop.behind).containsExactly(false, true, true);
    assertThat(reader.behind()).isFalse();
  }

  @Test
  void aPollThatFailsInTheMiddleLeavesNobodyWaitingForTheRest() {
    shop.pages = 2;
    shop.failsAt = 2;
    assertThatThrownBy(() -> poll(START)).isInstanceOf(FailedCall.class);
    assertThat(shop.behind).containsExactly(false, true);
    assertThat(reader.behind()).isFalse();
  }

  @Test
  void thatReadingGetsOnIsKeptAndWhyItDoesNot() {
    poll(START);
    assertThat(readings.all).containsEntry("poll", "");
    shop.defect = true;
    assertThatThrownBy(() -> poll(START)).isInstanceOf(IllegalStateException.class);
    assertThat(readings.all.get("poll")).contains("a defect");
    shop.defect = false;
    shop.failsAt = 1;
    assertThatThrownBy(() -> poll(START)).isInstanceOf(FailedCall.class);
    assertThat(readings.all).containsEntry("poll", "Away.");
  }

  @Test
  void ordersThatCanNotBeReadAreQueuedUnderTheirNumbers() {
    var odd =
        new Unreadable(
            "000000043", Optional.empty(), Failure.of(Category.REJECTED, "odd", "Odd.", ""));
    shop.unreadable = Map.of(new OrderKey("main", 43), odd);
    poll(START);
    assertThat(queue.failing).containsValue(odd);
  }

  @Test
  void beforeTheFirstPollThereIsNothingToReadOnceMore() {
    assertThat(reader.late()).isZero();
    assertThat(shop.requests).isZero();
  }

  @Test
  void whileTheShopVouchesItIsSweptATenthAsOftenAndAtOnceAgainWhenItDoesNot() {
    assertThat(sweeps(START, 20)).as("nobody vouches").isEqualTo(20);
    tells(1, START.plusSeconds(1000));
    assertThat(sweeps(START.plusSeconds(1000), 1)).as("one whole turn since").isEqualTo(1);
    assertThat(sweeps(START.plusSeconds(1045), 9)).isZero();
    assertThat(sweeps(START.plusSeconds(1450), 1)).isEqualTo(1);
    tells(3, shop.now);
    assertThat(sweeps(START.plusSeconds(1495), 1)).as("2 is missing").isEqualTo(1);
  }

  /** So many turns, each told of by a notice; how many read the shop. */
  private int sweeps(Instant from, int turns) {
    int before = shop.sweeps;
    for (int turn = 0; turn < turns; turn++) {
      shop.now = from.plusSeconds(45L * turn);
      if (notices.last().isPresent()) {
        tells(notices.number(), shop.now);
      }
      reader.sweep(new Sweep("day", Duration.ofDays(1), Duration.ofSeconds(45), false));
    }
    return shop.sweeps - before;
  }

  private void tells(long number, Instant now) {
    notices = notices.heard(number, 0, now);
  }

  private void poll(Instant now) {
    shop.now = now;
    reader.poll();
  }

  private Instant commit(Instant updatedAt, Instant visible) {
    Order order = new OrderFixture().at(updatedAt.toString(), "UTC").line("1", "5").build();
    shop.orders.put(visible, order);
    return updatedAt;
  }

  private EngineParts parts() {
    var org = new Fakes.FakeOrg(order -> Fakes.DONE);
    var budget = new Budget(org, calls -> 0, () -> new ApiBudget(50, 50), () -> shop.now);
    return new EngineParts(
        "here",
        queue,
        shop,
        org,
        (order, trigger, before) -> {
          throw new UnsupportedOperationException();
        },
        new Fakes.OneGate(),
        budget,
        new EngineParts.Reading(
            new Positions(), new BackfillFeederTest.History(), readings, () -> notices, START),
        () -> shop.now,
        new SplittableRandom(1));
  }

  /** Shows an order from the moment its transaction has ended. */
  private final class Shop extends UnaskedShop {
    final TreeMap<Instant, Order> orders = new TreeMap<>();
    final List<Boolean> behind = new ArrayList<>();
    Instant now = START;
    int requests;
    int sweeps;
    int pages = 1;
    int failsAt = Integer.MAX_VALUE;
    boolean defect;
    Map<OrderKey, Unreadable> unreadable = Map.of();

    @Override
    public Page changed(Instant from, Instant until, int page, int size) {
      requests++;
      behind.add(reader.behind());
      if (defect) {
        throw new IllegalStateException("a defect");
      }
      if (page == failsAt) {
        throw new FailedCall(Failure.of(Category.TRANSIENT, "unreachable", "Away.", "Wait."));
      }
      List<Order> found =
          orders.headMap(now, true).values().stream()
              .filter(o -> !o.updatedAt().isBefore(from) && !o.updatedAt().isAfter(until))
              .toList();
      return new Page(found, unreadable, page < pages, Duration.ZERO);
    }

    @Override
    public Page placed(Period period, int page, int size) {
      sweeps++;
      return new Page(List.of(), Map.of(), false, Duration.ZERO);
    }

    @Override
    public Instant now() {
      return now;
    }
  }

  private static final class Kept implements Readings {
    final Map<String, String> all = new TreeMap<>();

    @Override
    public void done(String name, Duration every) {
      all.put(name, "");
    }

    @Override
    public void failed(String name, Duration every, String why) {
      all.put(name, why);
    }

    @Override
    public List<Reading> all() {
      return List.of();
    }
  }

  private static final class Positions implements Cursors {
    private final Map<String, Instant> reached = new HashMap<>();

    @Override
    public Optional<Instant> read(String name) {
      return Optional.ofNullable(reached.get(name));
    }

    @Override
    public void write(String name, Instant at) {
      reached.merge(name, at, (a, b) -> a.isAfter(b) ? a : b);
    }

    @Override
    public void set(String name, Instant at) {
      reached.put(name, at);
    }
  }
}
