package io.crossdock.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

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
import io.crossdock.core.port.shop.OrderSource.Known;
import io.crossdock.core.port.shop.OrderSource.LeftOut;
import io.crossdock.core.port.shop.OrderSource.Page;
import io.crossdock.core.port.shop.OrderSource.Period;
import io.crossdock.core.port.shop.OrderSource.Unreadable;
import io.crossdock.core.port.work.Cursors;
import io.crossdock.core.port.work.Readings;
import io.crossdock.core.port.work.Sweep;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A shop reader over a shop whose transactions end when a test says so. */
abstract class ReadingOfAShop {

  static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

  final Shop shop = new Shop();
  NoticeTrail notices = NoticeTrail.NONE;
  final Fakes.Queue queue = new Fakes.Queue();
  final Kept readings = new Kept();
  final JustRead justRead = new JustRead(() -> shop.now);
  final KnownChanges known = new KnownChanges(() -> shop.now);
  final Coming coming = new Coming(queue, justRead);
  ShopReader reader = reader(1);

  /** So many turns, each told of by a notice; how many read the shop. */
  int sweeps(Instant from, int turns) {
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

  void tells(long number, Instant now) {
    notices = notices.heard(number, 0, now);
  }

  void poll(Instant now) {
    shop.now = now;
    reader.poll();
  }

  void pollsUntil(int last) {
    for (int second = 5; second <= last; second += 5) {
      poll(START.plusSeconds(second));
      reader.late();
    }
  }

  Instant commit(Instant updatedAt, Instant visible) {
    return commit(42, "pending", updatedAt, visible).updatedAt();
  }

  Order commit(long id, String status, Instant updatedAt, Instant visible) {
    Order order =
        new OrderFixture()
            .key(new OrderKey("main", id))
            .status(status)
            .at(updatedAt.toString(), "UTC")
            .line("1", "5")
            .build();
    shop.commits.add(Map.entry(visible, order));
    return order;
  }

  ShopReader reader(int workers) {
    return new ShopReader(parts(workers), justRead, known, coming);
  }

  EngineParts parts(int workers) {
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
            new Positions(),
            new BackfillFeederTest.History(),
            readings,
            () -> notices,
            START,
            workers),
        () -> shop.now,
        new SplittableRandom(1));
  }

  /** Shows an order from the moment its transaction has ended. */
  final class Shop extends UnaskedShop {
    final List<Map.Entry<Instant, Order>> commits = new ArrayList<>();
    int size = 100;
    final List<Boolean> behind = new ArrayList<>();
    Instant now = START;
    final AtomicInteger asked = new AtomicInteger();
    final CountDownLatch twice = new CountDownLatch(1);
    CountDownLatch row = new CountDownLatch(0);
    final CountDownLatch firstOfTheRow = new CountDownLatch(1);
    @Nullable Runnable moves;
    final AtomicInteger atOnce = new AtomicInteger();
    final AtomicInteger mostAtOnce = new AtomicInteger();
    int sweeps;
    int pages = 1;
    int failsAt = Integer.MAX_VALUE;
    boolean defect;
    Map<OrderKey, Unreadable> unreadable = Map.of();

    @Override
    public Page changed(
        Instant from, Instant until, List<? extends LeftOut> leftOut, int page, int wanted) {
      mostAtOnce.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
      try {
        Runnable move = moves;
        if (page == 2 && move != null) {
          assertThat(reached(firstOfTheRow)).isTrue();
          moves = null;
          move.run();
        }
        Page told = told(from, until, leftOut, page, wanted);
        if (asked.get() > 1 && page == 1) {
          firstOfTheRow.countDown();
        }
        return told;
      } finally {
        atOnce.decrementAndGet();
      }
    }

    /** Once a second question has come, or not. */
    boolean askedTwice() {
      return reached(twice);
    }

    private static boolean reached(CountDownLatch latch) {
      try {
        return latch.await(10, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }

    private Page told(
        Instant from, Instant until, List<? extends LeftOut> leftOut, int page, int wanted) {
      if (asked.incrementAndGet() > 1) {
        twice.countDown();
        row.countDown();
        assertThat(reached(row)).as("they are asked for at once").isTrue();
      }
      behind.add(reader.behind());
      if (defect) {
        throw new IllegalStateException("a defect");
      }
      if (page == failsAt) {
        throw new FailedCall(Failure.of(Category.TRANSIENT, "unreachable", "Away.", "Wait."));
      }
      List<Order> found =
          orders().stream()
              .filter(o -> !o.updatedAt().isBefore(from) && !o.updatedAt().isAfter(until))
              .filter(order -> leftOut.stream().noneMatch(some -> same(some, order)))
              .sorted(Comparator.comparing(Order::updatedAt).thenComparing(Order::key))
              .toList();
      int most = Math.max(1, size - 100 + wanted);
      List<Order> told = found.stream().skip((page - 1L) * most).limit(most).toList();
      return new Page(told, unreadable, page < pages || told.size() == most, Duration.ZERO);
    }

    /** Each as its last transaction that has ended left it. */
    Collection<Order> orders() {
      var orders = new TreeMap<OrderKey, Order>();
      commits.stream()
          .filter(commit -> !commit.getKey().isAfter(now))
          .sorted(Map.Entry.comparingByKey())
          .forEach(commit -> orders.put(commit.getValue().key(), commit.getValue()));
      return orders.values();
    }

    private static boolean same(LeftOut some, Order order) {
      return some.ids().contains(order.key().entityId())
          && (!(some instanceof Known known)
              || (known.updatedAt().equals(order.updatedAt())
                  && known.status().equals(order.status())));
    }

    @Override
    public Page placed(Period period, int page, int size) {
      sweeps++;
      return new Page(List.of(), Map.of(), false, Duration.ZERO);
    }

    @Override
    public Instant now() {
      return now.truncatedTo(ChronoUnit.SECONDS);
    }

    @Override
    public Instant clock() {
      return now;
    }
  }

  static final class Kept implements Readings {
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

  static final class Positions implements Cursors {
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
