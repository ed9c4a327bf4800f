package io.crossdock.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crossdock.core.failure.FailedCall;
import io.crossdock.core.failure.Failure;
import io.crossdock.core.failure.Failure.Category;
import io.crossdock.core.order.Order;
import io.crossdock.core.order.OrderKey;
import io.crossdock.core.port.shop.OrderSource.Page;
import io.crossdock.core.port.shop.OrderSource.Unreadable;
import io.crossdock.core.port.work.WorkQueue.Observed;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShopReaderTest extends ReadingOfAShop {

  @Test
  void whatChangesIsReadAtTheNextPollAndThenNoMore() {
    poll(START);
    Instant change = commit(START.plusSeconds(6), START.plusSeconds(6));
    pollsUntil(300);
    assertThat(queue.observed).containsExactly(change);
  }

  @Test
  void whatIsReadInTheVerySecondOfItsChangeIsReadOnceMoreAsItMayChangeAgainInThatSecond() {
    poll(START);
    Instant change = commit(START.plusSeconds(5), START.plusSeconds(5));
    pollsUntil(300);
    assertThat(queue.observed).containsExactly(change, change);
  }

  @Test
  void soItIsNotWhileTheShopTellsEachChange() {
    tells(1, START);
    poll(START);
    Instant change = commit(START.plusSeconds(5), START.plusSeconds(5));
    for (int second = 5; second <= 300; second += 5) {
      tells(notices.number() + 1, START.plusSeconds(second));
      poll(START.plusSeconds(second));
      reader.late();
    }
    assertThat(queue.observed).containsExactly(change);
  }

  @Test
  void ofTwoOrdersOneLeavesThePeriodWhileAnotherComesToBeSeenAndBothAreFound() {
    poll(START);
    commit(1, "pending", START.plusSeconds(6), START.plusSeconds(6));
    commit(2, "pending", START.plusSeconds(7), START.plusSeconds(26));
    commit(1, "processing", START.plusSeconds(19), START.plusSeconds(19));
    pollsUntil(90);
    assertThat(queue.observed)
        .containsExactlyInAnyOrder(
            START.plusSeconds(6), START.plusSeconds(19), START.plusSeconds(7));
  }

  @Test
  void aKnownOrderIsFoundThatChangedOnceMoreBehindThePoll() {
    poll(START);
    commit(1, "pending", START.plusSeconds(6), START.plusSeconds(6));
    commit(1, "pending", START.plusSeconds(7), START.plusSeconds(26));
    commit(2, "pending", START.plusSeconds(6), START.plusSeconds(6));
    commit(2, "processing", START.plusSeconds(6), START.plusSeconds(26));
    pollsUntil(90);
    assertThat(queue.observed)
        .as("in another second, and in the same one in another status")
        .containsExactlyInAnyOrder(
            START.plusSeconds(6), START.plusSeconds(7), START.plusSeconds(6), START.plusSeconds(6));
  }

  /**
   * Transactions of up to 25 s, one after the other on each order; polls and pages as they come.
   */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  @DisplayName("(h) a cursor with late commits in the shop loses nothing")
  void everyChangeIsFoundWhateverTheShopCommitsLate(long seed) {
    var random = new SplittableRandom(seed);
    shop.size = 1 + random.nextInt(7);
    reader = reader(1 + (int) seed % 3);
    poll(START);
    var expected = changes(random);
    polls(random, new Notices());
    assertThat(found()).isEqualTo(expected);
    assertThat(queue.orders.size()).as("few are read twice").isLessThan(30 * 4 * 13 / 10);
  }

  /** Half of the changes are told by push notices, which come and are loaded as it happens. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  @DisplayName("(h) nor does it beside orders that are loaded by their ids meanwhile")
  void everyChangeIsFoundBesideOrdersThatAreLoadedByTheirIds(long seed) {
    var random = new SplittableRandom(seed);
    shop.size = 1 + random.nextInt(7);
    poll(START);
    var expected = changes(random);
    var told = new Notices();
    shop.commits.stream()
        .filter(commit -> random.nextBoolean())
        .forEach(commit -> told.add(commit, random));
    polls(random, told);
    assertThat(found()).isEqualTo(expected);
  }

  @Test
  void whatTheShopsNoticesTellIsReadOnceAndNotByThePollToo() {
    var random = new SplittableRandom(1);
    poll(START);
    var told = new Notices();
    for (long id = 1; id <= 300; id++) {
      Instant at = START.plusMillis(id * 100);
      commit(id, "pending", at.truncatedTo(ChronoUnit.SECONDS), at);
    }
    shop.commits.forEach(commit -> told.add(commit, random));
    told.numbered = true;
    polls(random, told);
    assertThat(queue.orders.stream().map(Order::key).distinct()).hasSize(300);
    assertThat(queue.orders.size()).as("orders read").isLessThanOrEqualTo(300 * 11 / 10);
  }

  @Test
  void whatWasJustReadIsPolledThoughANoticeNamedIt() {
    Order order = commit(42, "pending", START.minusSeconds(60), START);
    queue.noticed.add(order.key());
    poll(START);
    assertThat(queue.observed).as("it waits to be loaded").isEmpty();
    justRead.keep(
        new Page(
            List.of(order),
            Map.of(),
            false,
            Duration.ZERO,
            Map.of(order.key(), () -> new Page(List.of(order), Map.of(), false, Duration.ZERO))),
        new Observed(1, Map.of(order.key(), 7L)));
    Instant change =
        commit(42, "processing", START.plusSeconds(4), START.plusSeconds(4)).updatedAt();
    poll(START.plusSeconds(5));
    assertThat(queue.observed).containsExactly(change);
  }

  /** Push notices, each some time after its commit, and the loads that follow. */
  private final class Notices {
    final TreeMap<Instant, List<Runnable>> events = new TreeMap<>();
    boolean numbered;

    void add(Map.Entry<Instant, Order> commit, SplittableRandom random) {
      OrderKey key = commit.getValue().key();
      Instant noticed = commit.getKey().plusMillis(random.nextInt(100));
      Instant loaded = noticed.plusMillis(random.nextInt(4_000));
      at(
          noticed,
          () -> {
            queue.noticed.add(key);
            if (numbered) {
              tells(notices.number() + 1, shop.now);
            }
          });
      at(loaded, () -> load(key, loaded.plusMillis(random.nextInt(1_700))));
    }

    private void load(OrderKey key, Instant answered) {
      queue.noticed.remove(key);
      coming.begin(List.of(key));
      var began = known.began(shop);
      List<Order> read = shop.orders().stream().filter(o -> o.key().equals(key)).toList();
      at(
          answered,
          () -> {
            queue.orders.addAll(read);
            known.read(read, began);
            coming.end(List.of(key));
          });
    }

    private void at(Instant when, Runnable what) {
      events.computeIfAbsent(when, t -> new ArrayList<>()).add(what);
    }

    void until(Instant now) {
      while (!events.isEmpty() && !events.firstKey().isAfter(now)) {
        shop.now = events.firstKey();
        events.pollFirstEntry().getValue().forEach(Runnable::run);
      }
    }
  }

  private Map<Long, Order> changes(SplittableRandom random) {
    var expected = new HashMap<Long, Order>();
    for (long id = 1; id <= 30; id++) {
      Instant at = START.plusMillis(random.nextInt(60_000));
      for (int change = 0; change < 4; change++) {
        Instant statement = at.truncatedTo(ChronoUnit.SECONDS);
        Instant end = at.plusMillis(random.nextInt(3) == 0 ? random.nextInt(25_000) : 50);
        expected.put(id, commit(id, "status" + random.nextInt(3), statement, end));
        at = statement.plusSeconds(1).plusMillis(random.nextInt(9_000));
        at = at.isBefore(end) ? end.plusMillis(random.nextInt(1_000)) : at;
        at = at.truncatedTo(ChronoUnit.SECONDS).equals(statement) ? statement.plusSeconds(1) : at;
      }
    }
    return expected;
  }

  private void polls(SplittableRandom random, Notices told) {
    Instant now = START;
    for (Instant late = START; now.isBefore(START.plusSeconds(400)); ) {
      now = now.plusMillis(500 + random.nextInt(6_000));
      told.until(now);
      if (told.numbered) {
        tells(notices.number() + 1, now);
      }
      poll(now);
      if (now.isAfter(late)) {
        late = now.plusSeconds(10);
        reader.late();
      }
    }
  }

  /** The newest of each: what was loaded before and comes afterwards is loaded once more. */
  private Map<Long, Order> found() {
    var found = new HashMap<Long, Order>();
    queue.orders.forEach(order ->
        found.merge(
            order.key().entityId(), order, (a, b) -> a.updatedAt().isAfter(b.updatedAt()) ? a : b));
    return found;
  }

  @Test
  void aTransactionOfTwentySecondsIsFoundThoughThePollHasPassedIt() {
    poll(START);
    Instant change = commit(START.plusSeconds(6), START.plusSeconds(26));
    pollsUntil(60);
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
  void theShopIsAskedForAPageWhileTheOneBeforeIsQueuedAndForOneAtATime() {
    shop.pages = 4;
    commit(START, START);
    queue.observing = () -> assertThat(shop.askedTwice()).isTrue();
    poll(START);
    assertThat(shop.asked.get()).isEqualTo(4);
    assertThat(shop.mostAtOnce.get()).isEqualTo(1);
  }

  @Test
  void ofSeveralWorkersTheShopIsAskedForAsManyPagesAtOnceThatFollowEachOther() {
    reader = reader(3);
    shop.size = 20;
    shop.row = new CountDownLatch(3);
    for (long id = 1; id <= 100; id++) {
      commit(id, "pending", START.plusSeconds(id), START);
    }
    poll(START.plusSeconds(200));
    assertThat(shop.mostAtOnce.get()).isEqualTo(3);
    assertThat(shop.asked.get()).as("20, then 20 + 18 + 16, then 20 + 6").isLessThanOrEqualTo(7);
    assertThat(queue.orders.stream().map(Order::key).distinct()).hasSize(100);
  }

  @Test
  void aPageBeforeWhichAnOrderHasMovedCountsForNothing() {
    reader = reader(2);
    shop.size = 20;
    for (long id = 1; id <= 60; id++) {
      commit(id, "pending", START.plusSeconds(id), START);
    }
    shop.moves =
        () -> {
          commit(25, "processing", START.plusSeconds(100), START.plusSeconds(1));
          commit(26, "processing", START.plusSeconds(100), START.plusSeconds(1));
        };
    poll(START.plusSeconds(200));
    assertThat(queue.orders.stream().map(Order::key).distinct()).hasSize(60);
  }

  @Test
  void aPageThatCouldNotBeQueuedIsReadAgainAndNothingOfItIsTakenForKnown() {
    shop.size = 1;
    Instant first = commit(1, "pending", START.plusSeconds(1), START.plusSeconds(1)).updatedAt();
    Instant second = commit(2, "pending", START.plusSeconds(2), START.plusSeconds(2)).updatedAt();
    queue.observing =
        () -> {
          throw new IllegalStateException("the database is away");
        };
    assertThatThrownBy(() -> poll(START.plusSeconds(3))).hasMessageContaining("away");
    queue.observing = () -> {};
    poll(START.plusSeconds(5));
    assertThat(queue.observed).containsExactly(first, second);
    assertThat(shop.mostAtOnce.get()).isEqualTo(1);
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
    assertThat(shop.asked.get()).isZero();
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
}
