package io.crossdock.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.core.failure.Failure;
import io.crossdock.core.failure.Failure.Category;
import io.crossdock.core.order.Order;
import io.crossdock.core.order.OrderKey;
import io.crossdock.core.plan.Applied;
import io.crossdock.core.policy.Hindrance;
import io.crossdock.core.port.shop.OrderSource.Unreadable;
import io.crossdock.core.port.work.OrderRecords;
import io.crossdock.core.port.work.Outcome;
import io.crossdock.core.port.work.Trigger;
import io.crossdock.core.port.work.WorkQueue;
import io.crossdock.core.port.work.WorkQueue.Claim;
import io.crossdock.core.port.work.WorkQueue.Lane;
import io.crossdock.core.port.work.WorkQueue.Settled;
import io.crossdock.core.view.OrderViews.Row;
import io.crossdock.core.view.OrderViews.SyncStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** One odd order costs at most itself: in the grid under its number, and the others go on. */
class OddOrdersIT extends OnPostgres {

  private static final Instant T0 = Instant.parse("2026-11-24T10:00:00Z");
  private static final OrderKey KEY = new OrderKey("main", 42);

  private WorkQueue queue = store.workQueue();

  @BeforeEach
  void empty() {
    queue = store.workQueue();
    jdbc().sql("TRUNCATE work, shop_order, written, attempt, instance, reading").update();
    queue.renew("a", List.of());
  }

  @DisplayName("what PostgreSQL refuses costs one order of a page, and names the part")
  @Test
  void aPageOfWhichOneCanNotBeKeptIsKeptButForThatOne() {
    Order odd = order(7, "000000007", "beyond@example.com", "+20000-01-01T00:00:00Z");
    assertThat(
            queue.observe(List.of(order(6, "000000006"), odd, order(8, "000000008")), Trigger.POLL))
        .isEqualTo(3);
    assertThat(row(6)).isPresent();
    assertThat(row(8)).isPresent();
    assertThat(row(7)).map(Row::incrementId).contains("000000007");
    assertThat(queue.claim("a", Lane.LIVE, 10)).hasSize(3);
  }

  @DisplayName(
      "notices of orders that nobody placed keep no order waiting and leave nothing behind")
  @Test
  void ofIdsThatLeadNowhereOnlySoManyWaitAndNothingIsKept() {
    assertThat(queue.observe(List.of(order(7, "000000007")), Trigger.POLL)).isEqualTo(1);
    notice(LongStream.range(10_000, 11_000));
    notice(LongStream.range(20_000, 21_000));
    notice(LongStream.of(7));
    List<Claim> claims = queue.claim("a", Lane.LIVE, 5_000);
    assertThat(claims).hasSize(1_001);
    notice(LongStream.of(10_005));
    queue.record(
        claims.stream()
            .filter(claim -> claim.key().entityId() != 7)
            .map(claim ->
                new Settled(claim, new Outcome.NoSuchOrder(), Optional.empty(), "", T0, T0))
            .toList());
    assertThat(ids("SELECT entity_id FROM order_state ORDER BY 1"))
        .as("what was noticed again meanwhile is looked at again")
        .containsExactly(7L, 10_005L);
    assertThat(ids("SELECT id FROM attempt")).isEmpty();
  }

  private void notice(LongStream ids) {
    queue.mark(ids.mapToObj(id -> new OrderKey("main", id)).toList(), Trigger.WEBHOOK);
  }

  private List<Long> ids(String sql) {
    return jdbc().sql(sql).query((row, n) -> row.getLong(1)).list();
  }

  @DisplayName("U+0000, half an emoji and texts without end are kept as far as they can be")
  @Test
  void charactersThatPostgresRefusesAreLeftOut() {
    Order odd =
        order(7, "0000\u0000007" + "9".repeat(4000), "n\u0000ul\ud83d@example.com", T0.toString());
    queue.observe(List.of(odd), Trigger.POLL);
    Row row = row(7).orElseThrow();
    assertThat(row.email()).isEqualTo("nul@example.com");
    assertThat(row.incrementId()).startsWith("0000007999").hasSize(255);
  }

  @DisplayName("outcomes are recorded one by one where one of them can't be kept with the others")
  @Test
  void outcomesAreKeptThoughOneHoldsANul() {
    queue.mark(List.of(KEY, new OrderKey("main", 43)), Trigger.POLL);
    List<Claim> claims = queue.claim("a", Lane.LIVE, 10);
    var nul = Failure.of(Category.REJECTED, "x", "an\u0000swer", "\ud83d").withRaw("\u0000garbage");
    var sent = Map.<String, Map<String, Object>>of("Order", Map.of("Name", "a\u0000b\\u0000"));
    var applied =
        new Applied(
            Optional.of("801000000000001AAA"),
            Optional.empty(),
            Optional.empty(),
            sent,
            Map.of(),
            "Draft",
            Set.of(),
            List.of("\u0000"));
    queue.record(
        List.of(
            settled(claims.get(0), new Outcome.Blocked(nul)),
            settled(claims.get(1), new Outcome.Synced(applied, "f"))));
    assertThat(store.orderViews().attempts(KEY))
        .extracting(a -> a.message() + a.raw())
        .containsExactly("answergarbage");
    assertThat(store.appliedOrders().find(new OrderKey("main", 43)).sent())
        .isEqualTo(Map.of("Order", Map.of("Name", "ab\\u0000")));
  }

  @DisplayName("case 1: an unreadable order is in the grid, red, under its number, and heals")
  @Test
  void anUnreadableOrderStandsInTheGrid() {
    unreadable("000000042");
    assertThat(row(42)).map(Row::incrementId).contains("000000042");
    settle(claim(), new Outcome.Blocked(failure()));
    assertThat(row(42)).map(Row::syncStatus).contains(SyncStatus.OUT_OF_SYNC);
    assertThat(store.orderViews().byIncrementId("000000042")).hasSize(1);
    unreadable("000000042");
    assertThat(queue.claim("a", Lane.LIVE, 10)).as("told already").isEmpty();

    queue.observe(List.of(order(42, "000000042")), Trigger.SWEEP);
    settle(claim(), new Outcome.Unchanged());
    assertThat(row(42)).map(Row::syncStatus).contains(SyncStatus.IN_SYNC);
  }

  @Test
  void aNumberThatIsLearntLaterReplacesTheIdAndNothingReplacesANumber() {
    unreadable("42");
    settle(claim(), new Outcome.Blocked(failure()));
    unreadable("000000042");
    assertThat(row(42)).map(Row::incrementId).contains("000000042");
    settle(claim(), new Outcome.Blocked(failure()));
    unreadable("42");
    assertThat(row(42)).map(Row::incrementId).contains("000000042");
    assertThat(queue.claim("a", Lane.LIVE, 10)).isEmpty();
  }

  @DisplayName("case 1: it is tried again by itself after the time its failure names")
  @Test
  void anUnreadableOrderIsTriedAgainByItself() {
    unreadable("000000042");
    settle(
        claim(),
        new Outcome.Blocked(
            new Failure(
                Category.REJECTED, "u", "m", "h", "", Optional.of(Duration.ofHours(1)), false)));
    assertThat(queue.claim("a", Lane.LIVE, 10)).isEmpty();
    jdbc().sql("UPDATE order_state SET due_at = due_at - interval '61 minutes'").update();
    assertThat(queue.claim("a", Lane.BACKFILL, 10)).as("in nobody's way").hasSize(1);
  }

  @DisplayName("case 3: what was wrongly called gone is marked by any list that holds it")
  @Test
  void whatWasWronglyCalledGoneHeals() {
    Order order = order(42, "000000042");
    queue.observe(List.of(order), Trigger.POLL);
    settle(
        claim(),
        new Outcome.Blocked(
            Failure.of(Category.REJECTED, Hindrance.GONE_FROM_SHOP.code(), "Gone.", "")));
    assertThat(queue.observe(List.of(order), Trigger.SWEEP)).isEqualTo(1);
    settle(claim(), new Outcome.Unchanged());
    assertThat(queue.observe(List.of(order), Trigger.SWEEP)).isZero();
  }

  @DisplayName("an instance claims orders of its own connection alone")
  @Test
  void ordersOfAnotherConnectionAreNotClaimed() {
    queue.mark(List.of(new OrderKey("old", 1), KEY), Trigger.POLL);
    assertThat(queue.claim("a", Lane.LIVE, 10)).extracting(Claim::key).containsExactly(KEY);
    assertThat(store.backlog().read().unsynced()).isEqualTo(1);
    assertThat(store.backfills().waiting()).isZero();
  }

  @DisplayName("case 13: a renumbered order stays the same; another moment or buyer is another")
  @Test
  void whatAnIdStoodForFollowsTheSameOrder() {
    queue.observe(List.of(order(42, "000000042")), Trigger.POLL);
    settle(claim(), new Outcome.Unchanged());
    Order renumbered = order(42, "R-42", "BUYER@example.com ", T0.toString());
    assertThat(again(renumbered)).as("another number").isTrue();
    Order mended = order(42, "R-42", "mended@example.com", T0.toString());
    assertThat(again(mended)).as("an address that staff corrected").isTrue();
    assertThat(again(order(42, "R-43", "mended@example.com", T0.toString()))).isTrue();
    Order later = order(42, "R-43", "mended@example.com", "2026-11-25T10:00:00Z");
    assertThat(again(later)).as("another moment").isFalse();
    assertThat(again(order(42, "R-44", "other@example.com", T0.toString()))).isFalse();
  }

  @DisplayName("case 13: a person says that it is the same one")
  @Test
  void aPersonSaysThatItIsTheSame() {
    queue.observe(List.of(order(42, "000000042")), Trigger.POLL);
    settle(claim(), new Outcome.Unchanged());
    Order moved = order(42, "000000042", "buyer@example.com", "2026-11-25T10:00:00Z");
    queue.observe(List.of(moved), Trigger.POLL);
    Claim claim = claim();
    OrderRecords records = store.orderRecords();
    assertThat(records.same(KEY)).as("nothing was asked").isFalse();
    settle(
        claim,
        new Outcome.Blocked(
            Failure.of(Category.REJECTED, Hindrance.ANOTHER_ORDER.code(), "Another.", "")));
    assertThat(records.same(KEY)).isTrue();
    queue.mark(List.of(KEY), Trigger.MANUAL);
    assertThat(claim().first().orElseThrow().same(moved)).isTrue();
  }

  @DisplayName("orders known before buyers were kept have theirs from the grid")
  @Test
  void anOrderOfAnOlderVersionIsStillTheSameWhenRenumbered() {
    queue.observe(List.of(order(42, "000000042")), Trigger.POLL);
    jdbc().sql("UPDATE order_state SET first_email = NULL, first_customer = NULL").update();
    assertThat(again(order(42, "R-42"))).isTrue();
  }

  @Test
  void readingIsKeptByName() {
    store.readings().done("poll", Duration.ofSeconds(5));
    Instant done = store.readings().all().getFirst().doneAt();
    store.readings().failed("poll", Duration.ofSeconds(5), "The shop \u0000 broke.");
    assertThat(store.readings().all())
        .singleElement()
        .satisfies(one -> {
          assertThat(one.doneAt()).isEqualTo(done);
          assertThat(one.why()).isEqualTo("The shop  broke.");
        });
    store.readings().done("poll", Duration.ofSeconds(5));
    assertThat(store.readings().all().getFirst().why()).isEmpty();
  }

  /** Whether it counts as the same order after a poll has seen it so. */
  private boolean again(Order order) {
    queue.mark(List.of(KEY), Trigger.WEBHOOK);
    Claim before = claim();
    boolean same = before.first().orElseThrow().same(order);
    settle(before, new Outcome.Unchanged());
    queue.observe(List.of(order), Trigger.POLL);
    Claim claim = claim();
    assertThat(claim.first().orElseThrow().same(order)).isEqualTo(same);
    settle(claim, new Outcome.Unchanged());
    return same;
  }

  private void unreadable(String number) {
    queue.markFailing(
        Map.of(KEY, new Unreadable(number, Optional.of(T0), failure())), Trigger.POLL);
  }

  private static Failure failure() {
    return Failure.of(Category.REJECTED, "order-unreadable", "It makes no sense.", "Wait.");
  }

  private Claim claim() {
    return queue.claim("a", Lane.LIVE, 1).getFirst();
  }

  private void settle(Claim claim, Outcome outcome) {
    queue.record(List.of(settled(claim, outcome)));
  }

  private static Settled settled(Claim claim, Outcome outcome) {
    return new Settled(claim, outcome, Optional.empty(), "", T0, T0);
  }

  private static Optional<Row> row(long id) {
    return store.orderViews().find(new OrderKey("main", id));
  }

  private static Order order(long id, String number) {
    return order(id, number, "buyer@example.com", T0.toString());
  }

  private static Order order(long id, String number, String email, String at) {
    var key = new OrderKey("main", id);
    return ReadOrder.of(key, number, email, Optional.empty(), Instant.parse(at));
  }
}
