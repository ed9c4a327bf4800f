package io.crossdock.store.work;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.core.order.Order;
import io.crossdock.core.order.OrderKey;
import io.crossdock.core.plan.Applied;
import io.crossdock.core.port.work.Outcome;
import io.crossdock.core.port.work.Trigger;
import io.crossdock.core.port.work.WorkQueue.Claim;
import io.crossdock.core.port.work.WorkQueue.Lane;
import io.crossdock.core.port.work.WorkQueue.Observed;
import io.crossdock.core.port.work.WorkQueue.Settled;
import io.crossdock.store.ReadOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was just read is sent without being loaded again, and is never older than what is known. */
class JustReadIT extends OnQueue {

  @Test
  void aClaimCarriesTheStampOfAnOrderThatNobodyTouchedSinceItWasRead() {
    long since = queue.moment();
    long stamp = stamp(queue.observe(List.of(order(1)), Trigger.POLL, since)).orElseThrow();
    assertThat(claim("a")).extracting(Claim::stamp).containsExactly(stamp);
  }

  @Test
  void aKnownOrderThatChangedIsUsedToo() {
    queue.observe(List.of(order(1)), Trigger.POLL);
    settle(claim("a").getFirst(), new Outcome.Synced(Applied.NOTHING, "1"));
    long since = queue.moment();
    long stamp = stamp(queue.observe(List.of(order(2)), Trigger.POLL, since)).orElseThrow();
    assertThat(claim("b")).extracting(Claim::stamp).containsExactly(stamp);
  }

  @Test
  void aNoticeThatCameWhileTheShopWasAnsweringOrAfterwardsHasTheOrderLoaded() {
    mark(Trigger.WEBHOOK);
    long since = queue.moment();
    mark(Trigger.WEBHOOK);
    assertThat(stamp(queue.observe(List.of(order(1)), Trigger.POLL, since))).isEmpty();

    since = queue.moment();
    long stamp = stamp(queue.observe(List.of(order(2)), Trigger.POLL, since)).orElseThrow();
    mark(Trigger.WEBHOOK);
    assertThat(claim("a").getFirst().stamp()).isNotEqualTo(stamp);
  }

  @Test
  void whatAPushNoticeToldOfIsAboutToBeLoadedUntilItIsClaimedOrHasWaitedForLong() {
    queue.observe(List.of(order(1)), Trigger.POLL);
    assertThat(queue.noticed(9)).as("the poll has read it").isEmpty();
    settle(claim("a").getFirst(), new Outcome.Synced(Applied.NOTHING, "1"));
    mark(Trigger.WEBHOOK);
    assertThat(queue.noticed(9)).containsExactly(KEY);
    claim("a");
    assertThat(queue.noticed(9)).isEmpty();
    mark(Trigger.WEBHOOK);
    assertThat(queue.noticed(9)).as("what loads it may have begun before").isEmpty();
    queue.release("a");
    assertThat(queue.noticed(9)).containsExactly(KEY);
    jdbc().sql("UPDATE work SET due_at = due_at - interval '1 minute'").update();
    assertThat(queue.noticed(9)).as("it waits for something else").isEmpty();
  }

  @Test
  void anOrderThatAnotherInstanceHasSentMeanwhileIsLoaded() {
    queue.observe(List.of(order(1)), Trigger.POLL);
    long since = queue.moment();
    Claim others = claim("b").getFirst();
    settle(others, new Outcome.Synced(Applied.NOTHING, "2"));
    assertThat(stamp(queue.observe(List.of(order(3)), Trigger.POLL, since))).isEmpty();

    settle(claim("b").getFirst(), new Outcome.Synced(Applied.NOTHING, "3"));
    mark(Trigger.WEBHOOK);
    Claim working = claim("b").getFirst();
    since = queue.moment();
    long stamp = stamp(queue.observe(List.of(order(4)), Trigger.POLL, since)).orElseThrow();
    settle(working, new Outcome.Synced(Applied.NOTHING, "5"));
    assertThat(claim("a").getFirst().stamp()).isNotEqualTo(stamp);
  }

  /** PostgreSQL looks at a row again that another has written since the statement began. */
  @Test
  void theStampIsThatOfTheRowAsItIsClaimedAndNotAsItWasWhenTheStatementBegan() throws Exception {
    long since = queue.moment();
    long stamp = stamp(queue.observe(List.of(order(1)), Trigger.POLL, since)).orElseThrow();
    String waiting =
        Claims.CLAIM.replace(
            "due_at <= now()", "due_at <= now() AND pg_advisory_xact_lock(42)::text IS NOT NULL");
    try (var other = store.dataSource().getConnection();
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      other.createStatement().execute("SELECT pg_advisory_lock(42)");
      Future<Long> claimed =
          threads.submit(() ->
              jdbc()
                  .sql(waiting)
                  .params(Map.of("connection", "main", "least", 0, "greatest", 9))
                  .params(Map.of("max", 1, "instance", "a"))
                  .query((row, n) -> row.getLong("stamp"))
                  .single());
      while (waiting() == 0) {
        Thread.onSpinWait();
      }
      mark(Trigger.WEBHOOK);
      long now = new Stamps(jdbc()).of(List.of(KEY)).getOrDefault(KEY, 0L);
      other.createStatement().execute("SELECT pg_advisory_unlock(42)");
      assertThat(claimed.get()).isEqualTo(now).isNotEqualTo(stamp);
    }
  }

  private static int waiting() {
    return jdbc()
        .sql("SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'advisory'")
        .query(Integer.class)
        .single();
  }

  @Test
  void numbersOfTransactionsThatHaveGoneRoundOnceAreComparedAsTheyFollow() {
    var stamps = new Stamps(jdbc());
    mark(Trigger.POLL);
    long written = stamps.of(List.of(KEY)).getOrDefault(KEY, 0L);
    for (long round : List.of(0L, 1L << 32, 7L << 32)) {
      assertThat(stamps.before(round + written, List.of(KEY))).as("itself").isEmpty();
      assertThat(stamps.before(round + written - 1, List.of(KEY))).as("earlier").isEmpty();
      assertThat(stamps.before(round + written + 1, List.of(KEY))).as("later").hasSize(1);
      assertThat(stamps.before(round + written + (1L << 30), List.of(KEY))).hasSize(1);
    }
  }

  /** Readings and loads begin early and end late, on two instances, among notices and outcomes. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  @DisplayName(
      "nothing newer is ever overwritten by something older, and no notice is answered by"
          + " what is older than it")
  void nothingNewerIsEverOverwrittenBySomethingOlder(long seed) {
    var world = new World(new Random(seed));
    for (int step = 0; step < 400; step++) {
      world.step();
    }
    world.settleAll();
    assertThat(world.used).as("what was just read is used").isPositive();
    assertThat(world.loaded).isPositive();
    world.org.forEach((key, version) ->
        assertThat(version)
            .as("%s", key)
            .isGreaterThanOrEqualTo(world.noticed.getOrDefault(key, 0)));
  }

  /** A shop whose orders have versions, and what an org was told of them. */
  private final class World {

    private static final int ORDERS = 5;

    private final Random random;
    private final Map<OrderKey, Integer> shop = new TreeMap<>();
    private final Map<OrderKey, Integer> org = new TreeMap<>();
    private final Map<OrderKey, Integer> noticed = new HashMap<>();
    private final List<Reading> readings = new ArrayList<>();
    private final List<Sending> sendings = new ArrayList<>();
    private final Map<String, Map<OrderKey, Just>> just =
        Map.of("a", new HashMap<>(), "b", new HashMap<>());
    private int used;
    private int loaded;

    World(Random random) {
      this.random = random;
      for (long id = 1; id <= ORDERS; id++) {
        shop.put(new OrderKey("main", id), 1);
      }
    }

    private record Just(long stamp, int version) {}

    /** The shop tells each order as it is at some time between the beginning and the end. */
    private final class Reading {
      private final String instance = instance();
      private final long since = queue.moment();
      private final Map<OrderKey, Integer> told = new TreeMap<>();

      boolean goesOn() {
        List<OrderKey> rest = shop.keySet().stream().filter(k -> !told.containsKey(k)).toList();
        if (!rest.isEmpty() && random.nextInt(4) > 0) {
          OrderKey key = rest.get(random.nextInt(rest.size()));
          told.put(key, version(key));
          return true;
        }
        List<Order> orders =
            told.entrySet().stream().map(e -> order(e.getKey(), e.getValue())).toList();
        Observed observed =
            queue.observe(orders, random.nextBoolean() ? Trigger.POLL : Trigger.SWEEP, since);
        observed
            .untouched()
            .forEach((key, stamp) ->
                mine(instance).put(key, new Just(stamp, told.getOrDefault(key, 0))));
        return false;
      }
    }

    private final class Sending {
      private final Claim claim;
      private int version;
      private boolean begun;

      Sending(String instance, Claim claim) {
        this.claim = claim;
        Just read = mine(instance).remove(claim.key());
        if (read != null && read.stamp() == claim.stamp()) {
          used++;
          version = read.version();
        }
      }

      boolean goesOn() {
        if (version == 0) {
          loaded++;
          version = version(claim.key());
          return true;
        }
        if (!begun) {
          begun = true;
          return !queue.beginWrite(List.of(claim)).isEmpty() && random.nextInt(6) > 0;
        }
        Outcome outcome =
            random.nextInt(6) == 0
                ? new Outcome.Retry(Duration.ZERO, failure(false))
                : new Outcome.Synced(Applied.NOTHING, "" + version);
        if (outcome instanceof Outcome.Synced) {
          assertThat(version).isGreaterThanOrEqualTo(org.getOrDefault(claim.key(), 0));
          org.put(claim.key(), version);
        }
        queue.record(
            List.of(
                new Settled(claim, outcome, Optional.of(order(claim.key(), version)), "", T0, T0)));
        return false;
      }
    }

    private Map<OrderKey, Just> mine(String instance) {
      return just.getOrDefault(instance, Map.of());
    }

    private String instance() {
      return random.nextBoolean() ? "a" : "b";
    }

    private int version(OrderKey key) {
      return shop.getOrDefault(key, 0);
    }

    void step() {
      switch (random.nextInt(10)) {
        case 0 -> change();
        case 1 -> begin();
        case 2, 3, 4 -> some(readings).ifPresent(r -> ended(readings, r, r.goesOn()));
        case 5 -> claim(instance());
        case 6, 7, 8 -> some(sendings).ifPresent(s -> ended(sendings, s, s.goesOn()));
        default -> giveUp();
      }
    }

    private void begin() {
      if (readings.size() < 3) {
        readings.add(new Reading());
      }
    }

    private void change() {
      OrderKey key = new OrderKey("main", 1 + random.nextInt(ORDERS));
      shop.merge(key, 1, Integer::sum);
      if (random.nextInt(3) == 0) {
        queue.mark(List.of(key), Trigger.WEBHOOK);
        noticed.put(key, version(key));
      }
    }

    private void claim(String instance) {
      queue
          .claim(instance, Lane.LIVE, 1 + random.nextInt(2))
          .forEach(claim -> sendings.add(new Sending(instance, claim)));
    }

    /** What an instance has forgotten goes back to the queue. */
    private void giveUp() {
      if (random.nextInt(4) == 0) {
        sendings.clear();
        forget();
      }
    }

    private void forget() {
      List<UUID> working = sendings.stream().map(sending -> sending.claim.attempt()).toList();
      queue.renew("a", working);
      queue.renew("b", working);
    }

    private <T> Optional<T> some(List<T> of) {
      return of.isEmpty() ? Optional.empty() : Optional.of(of.get(random.nextInt(of.size())));
    }

    private <T> void ended(List<T> of, T one, boolean goesOn) {
      if (!goesOn) {
        of.remove(one);
      }
    }

    void settleAll() {
      for (int round = 0; round < 60; round++) {
        forget();
        claim("a");
        claim("b");
        List.copyOf(readings).forEach(r -> ended(readings, r, r.goesOn()));
        List.copyOf(sendings).forEach(s -> ended(sendings, s, s.goesOn()));
      }
    }
  }

  private static Optional<Long> stamp(Observed observed) {
    return Optional.ofNullable(observed.untouched().get(KEY));
  }

  private static Order order(int version) {
    return order(KEY, version);
  }

  private static Order order(OrderKey key, int version) {
    return ReadOrder.of(
        key, "00000" + key.entityId(), "v" + version + "@example.com", Optional.of(7L), T0);
  }
}
