package io.crossdock.store.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.core.failure.Cause.Kind;
import io.crossdock.core.failure.Failure;
import io.crossdock.core.failure.Failure.Category;
import io.crossdock.core.order.OrderKey;
import io.crossdock.core.plan.Applied;
import io.crossdock.core.port.work.Operations.Again;
import io.crossdock.core.port.work.Outcome;
import io.crossdock.core.port.work.Trigger;
import io.crossdock.core.port.work.WorkQueue.Claim;
import io.crossdock.core.port.work.WorkQueue.Lane;
import io.crossdock.core.port.work.WorkQueue.Settled;
import io.crossdock.core.view.OrderFilter;
import io.crossdock.core.view.QueueView;
import io.crossdock.core.view.QueueView.Figures;
import io.crossdock.core.view.QueueView.Group;
import io.crossdock.store.OnPostgres;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class StoredQueueViewIT extends OnPostgres {

  private static final Instant T0 = Instant.parse("2026-11-25T10:00:00Z");

  private final QueueView view = store.queueView();
  private final JdbcClient jdbc = jdbc();

  @BeforeEach
  void empty() {
    jdbc.sql("TRUNCATE work, shop_order, written, attempt, cause, operation, operation_order")
        .update();
    store.workQueue().renew("one", Set.of());
  }

  @Test
  void ordersThatWaitForOneMissingPriceAreOneGroupWhateverElseDiffers() {
    notice(5, Trigger.POLL);
    settle(id -> id == 5 ? totalOff(id) : noPrice());
    assertThat(view.groups(10).largest())
        .extracting(g -> g.cause().code(), Group::orders, g -> g.cause().kind())
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("no-price", 4L, Kind.BLOCKED),
            org.assertj.core.groups.Tuple.tuple("total", 1L, Kind.BLOCKED));
    assertThat(view.groups(1).largest()).hasSize(1);
    assertThat(view.groups(1).causes()).isEqualTo(2);
    assertThat(view.groups(1).orders()).isEqualTo(5);
    assertThat(view.groups(10).largest().getFirst().examples()).hasSize(3);
  }

  @Test
  void totalsThatDifferAreOneCauseWhateverTheFigures() {
    notice(3, Trigger.POLL);
    settle(StoredQueueViewIT::totalOff);
    assertThat(view.groups(10).largest())
        .singleElement()
        .satisfies(group -> {
          assertThat(group.orders()).isEqualTo(3);
          assertThat(group.cause().sentence()).isEqualTo("The total is … and not ….");
          assertThat(group.cause().hint()).isEqualTo("Look.");
        });
  }

  @Test
  void oneButtonTriesTheWholeGroupAgainAndOnlyIt() {
    notice(5, Trigger.POLL);
    settle(id -> id == 5 ? totalOff(id) : noPrice());
    Again again = store.operations().tryAgain(group("no-price").id(), "ann", T0);
    assertThat(again.orders()).isEqualTo(4);
    List<Claim> claims = store.workQueue().claim("one", Lane.LIVE, 10);
    assertThat(claims).hasSize(4).allMatch(claim -> claim.trigger() == Trigger.MANUAL);
    assertThat(store.operations().tryAgain(group("no-price").id(), "ann", T0).orders())
        .as("those that run are left to it")
        .isZero();
    record(claims, id -> new Outcome.Synced(Applied.NOTHING, "f"));
    assertThat(view.groups(10).largest())
        .extracting(g -> g.cause().code())
        .containsExactly("total");
    assertThat(store.operations().find(again.operation().orElseThrow()).orElseThrow().total())
        .isEqualTo(4);
    assertThat(jdbc.sql("SELECT started_by FROM operation LIMIT 1").query(String.class).single())
        .isEqualTo("ann");
  }

  @Test
  void aGroupThatIsTriedAgainNeverDelaysALiveOrder() {
    notice(2, Trigger.POLL);
    settle(id -> noPrice());
    store.operations().tryAgain(group("no-price").id(), "ann", T0);
    OrderKey live = new OrderKey("main", 99);
    store.workQueue().mark(List.of(live), Trigger.POLL);
    assertThat(store.workQueue().claim("one", Lane.LIVE, 1).getFirst().key()).isEqualTo(live);
  }

  @Test
  void aWaitingRetryIsAGroupOfItsOwnAndIsBroughtForward() {
    notice(1, Trigger.POLL);
    Failure locked = Failure.of(Category.TRANSIENT, "LOCKED", "The row was locked.", "Wait.");
    settle(id -> new Outcome.Retry(Duration.ofHours(1), locked));
    assertThat(group("LOCKED").cause().kind()).isEqualTo(Kind.WAITING);
    assertThat(live()).isEqualTo(new Figures(Lane.LIVE, 0, 0, 1, Optional.empty()));
    store.operations().tryAgain(group("LOCKED").id(), "ann", T0);
    assertThat(live().due()).isEqualTo(1);
    assertThat(live().oldest()).isPresent();
  }

  @Test
  void moreThanABatchAreTriedAgainWithoutAnOperationToFollow() {
    notice(1, Trigger.POLL);
    settle(id -> noPrice());
    jdbc.sql(
            """
            WITH made AS (
              INSERT INTO work (connection, entity_id) SELECT 'main', generate_series(100, 25099)
              RETURNING entity_id)
            INSERT INTO shop_order (connection, entity_id, increment_id, sync_status, cause)
            SELECT 'main', entity_id, entity_id::text, 'OUT_OF_SYNC', (SELECT id FROM cause)
            FROM made
            """)
        .update();
    Again again = store.operations().tryAgain(group("no-price").id(), "ann", T0);
    assertThat(again).isEqualTo(new Again(25_001, Optional.empty()));
    assertThat(live().due()).isEqualTo(25_001);
  }

  @Test
  void whatIsOutOfSyncByASettingIsAGroupAndWhatIsNotSentIsNone() {
    notice(2, Trigger.POLL);
    settle(id -> new Outcome.Skipped("code-" + id, "A setting.", id == 1));
    assertThat(view.groups(10).largest())
        .singleElement()
        .satisfies(group -> assertThat(group.cause().kind()).isEqualTo(Kind.LEFT_OUT));
  }

  @Test
  void runningAndWaitingAreToldByLane() {
    notice(2, Trigger.POLL);
    store.workQueue().mark(List.of(new OrderKey("main", 9)), Trigger.BACKFILL);
    store.workQueue().claim("one", Lane.LIVE, 1);
    assertThat(live().running()).isEqualTo(1);
    assertThat(live().due()).isEqualTo(1);
    assertThat(view.lanes().get(1).due()).isEqualTo(1);
    assertThat(view.lanes().get(1).oldest()).isPresent();
  }

  @Test
  void theGridListsTheOrdersOfACause() {
    notice(2, Trigger.POLL);
    settle(id -> id == 1 ? totalOff(id) : noPrice());
    jdbc.sql("UPDATE order_state SET increment_id = entity_id::text").update();
    assertThat(store.orderViews().keys(of(group("no-price").id()), 10))
        .containsExactly(new OrderKey("main", 2));
    assertThat(store.orderViews().keys(of("nonsense"), 10)).isEmpty();
    assertThat(view.group("nonsense")).isEmpty();
  }

  private Group group(String code) {
    return view.groups(10).largest().stream()
        .filter(g -> g.cause().code().equals(code))
        .findFirst()
        .orElseThrow();
  }

  private Figures live() {
    return view.lanes().getFirst();
  }

  private static OrderFilter of(String cause) {
    OrderFilter all = OrderFilter.ALL;
    return new OrderFilter(
        "", Optional.empty(), "", "", all.placed(), all.baseTotal(), all.number(), cause);
  }

  private static Outcome noPrice() {
    return new Outcome.Blocked(
        Failure.of(Category.MISCONFIGURED, "no-price", "No entry for SKU 24-MB01.", "Add it."));
  }

  private static Outcome totalOff(long id) {
    String message = "The total is %d.00 and not %d.50.".formatted(id, id);
    return new Outcome.Blocked(Failure.of(Category.REJECTED, "total", message, "Look."));
  }

  private static void notice(int orders, Trigger trigger) {
    store
        .workQueue()
        .mark(
            LongStream.rangeClosed(1, orders).mapToObj(id -> new OrderKey("main", id)).toList(),
            trigger);
  }

  private static void settle(Function<Long, Outcome> outcome) {
    record(store.workQueue().claim("one", Lane.LIVE, 100), outcome);
  }

  private static void record(List<Claim> claims, Function<Long, Outcome> outcome) {
    store
        .workQueue()
        .record(
            claims.stream()
                .map(c ->
                    new Settled(c, outcome.apply(c.key().entityId()), Optional.empty(), "", T0, T0))
                .toList());
  }
}
