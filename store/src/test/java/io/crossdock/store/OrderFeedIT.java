package io.crossdock.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.core.order.OrderKey;
import io.crossdock.core.port.work.Trigger;
import io.crossdock.core.view.OrderFeed;
import io.crossdock.core.view.OrderViews.Row;
import io.crossdock.core.view.OrderViews.SyncStatus;
import io.crossdock.store.view.FeedCursor;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The feed of changes, read while others write. */
class OrderFeedIT extends OnPostgres {

  private final OrderFeed feed = store.orderFeed("main");

  @BeforeEach
  void twenty() {
    jdbc().sql("TRUNCATE work, shop_order, written").update();
    jdbc()
        .sql(
            """
            INSERT INTO order_state (connection, entity_id, increment_id, purchased_at, sync_status)
            SELECT 'main', n, lpad(n::text, 9, '0'), now(), 'IN_SYNC' FROM generate_series(1, 20) n
            """)
        .update();
  }

  @Test
  void fromTheVeryBeginningItTellsAllOrdersOnceAndThenNothing() {
    jdbc().sql("UPDATE order_state SET changed = NULL WHERE entity_id < 11").update(); // an upgrade
    var told = new ArrayList<Row>();
    String cursor = follow(Optional.empty(), 7, told);
    assertThat(ids(told))
        .containsExactly(Stream.iterate(1L, n -> n + 1).limit(20).toArray(Long[]::new));
    OrderFeed.Page nothing = feed.changes(Optional.of(cursor), 7).orElseThrow();
    assertThat(nothing.rows()).isEmpty();
    assertThat(nothing.more()).isFalse();
  }

  @Test
  void whatChangesIsToldOnceHoweverOftenItChangedAndInItsNewestState() {
    String cursor = now();
    red(3, "first");
    red(3, "second");
    red(5, "other");
    var told = new ArrayList<Row>();
    cursor = follow(Optional.of(cursor), 1, told);
    assertThat(told)
        .extracting(row -> row.key().entityId(), Row::reason)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(3L, "second"),
            org.assertj.core.groups.Tuple.tuple(5L, "other"));
    assertThat(changed(cursor)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "reason = 'forgotten with its person'",
        "sync_status = 'NOT_SENT'",
        "last_synced_at = now()",
        "applied = '{\"order\": \"801A\"}'",
        "due_at = now()",
        "lease_owner = 'one'",
        "increment_id = '000000003-1'"
      })
  void everythingThatPeopleSeeOfAnOrderIsAChange(String what) {
    String cursor = now();
    jdbc().sql("UPDATE order_state SET " + what + " WHERE entity_id = 3").update();
    assertThat(changed(cursor)).containsExactly(3L);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "digest = 'x', fingerprint = ''",
        "due_at = now() + interval '1 day'",
        "applied = '{\"account\": \"001A\"}'",
        "sync_status = sync_status, reason = reason"
      })
  void whatNobodySeesIsNone(String what) {
    String cursor = now();
    jdbc().sql("UPDATE order_state SET " + what + " WHERE entity_id = 3").update();
    assertThat(changed(cursor)).isEmpty();
  }

  @Test
  void anOrderThatWasNeverReadComesWithItsNumberAndOtherConnectionsDoNotCome() {
    String cursor = now();
    store
        .workQueue()
        .mark(List.of(new OrderKey("main", 99), new OrderKey("other", 3)), Trigger.POLL);
    jdbc().sql("UPDATE order_state SET increment_id = '3' WHERE connection = 'other'").update();
    assertThat(changed(cursor)).isEmpty();
    jdbc().sql("UPDATE order_state SET increment_id = '99' WHERE entity_id = 99").update();
    assertThat(changed(cursor)).containsExactly(99L);
  }

  @Test
  void aWriterThatTakesLongIsNeitherLeftOutNorWaitedFor() throws SQLException {
    String cursor = now();
    try (Connection slow = store.dataSource().getConnection();
        Statement statement = slow.createStatement()) {
      slow.setAutoCommit(false);
      statement.executeUpdate("UPDATE order_state SET reason = 'slow' WHERE entity_id = 1");
      red(2, "quick");
      var told = new ArrayList<Row>();
      cursor = follow(Optional.of(cursor), 1, told);
      assertThat(ids(told)).containsExactly(2L);
      slow.commit();
    }
    assertThat(changed(cursor)).containsExactly(1L);
  }

  @Test
  void whatIsCommittedBetweenTwoPagesOfARoundComesInTheNextOne() throws SQLException {
    String cursor = now();
    try (Connection slow = store.dataSource().getConnection();
        Statement statement = slow.createStatement()) {
      slow.setAutoCommit(false);
      statement.executeUpdate("UPDATE order_state SET reason = 'slow' WHERE entity_id = 1");
      red(2, "a");
      red(3, "b");
      OrderFeed.Page first = feed.changes(Optional.of(cursor), 1).orElseThrow();
      assertThat(ids(first.rows())).containsExactly(2L);
      slow.commit();
      red(3, "c");
      var told = new ArrayList<Row>();
      follow(Optional.of(first.cursor()), 1, told);
      assertThat(ids(told)).containsExactly(1L, 3L);
      assertThat(told.getLast().reason()).isEqualTo("c");
    }
  }

  @Test
  void whatWasRolledBackIsNoChange() throws SQLException {
    String cursor = now();
    try (Connection crashed = store.dataSource().getConnection();
        Statement statement = crashed.createStatement()) {
      crashed.setAutoCommit(false);
      statement.executeUpdate("UPDATE order_state SET reason = 'never' WHERE entity_id = 1");
      crashed.rollback();
    }
    assertThat(changed(cursor)).isEmpty();
  }

  @Test
  void whileManyWriteAReaderEndsWithTheNewestStateOfEach() {
    var seen = new HashMap<Long, String>();
    var left = new AtomicInteger(4);
    List<CompletableFuture<Void>> writers =
        Stream.generate(() -> CompletableFuture.runAsync(() -> write(left))).limit(4).toList();
    Optional<String> cursor = Optional.empty();
    boolean last;
    do {
      last = left.get() == 0; // what is read from now on is all
      OrderFeed.Page page = feed.changes(cursor, 3).orElseThrow();
      page.rows().forEach(row -> seen.put(row.key().entityId(), row.reason()));
      cursor = Optional.of(page.cursor());
      last &= !page.more() && page.rows().isEmpty();
    } while (!last);
    CompletableFuture.allOf(writers.toArray(CompletableFuture[]::new)).join();
    assertThat(seen).isEqualTo(reasons());
  }

  @Test
  void aCursorOfAnotherDatabaseConnectionOrTimeIsNone() {
    String cursor = now();
    assertThat(store.orderFeed("other").changes(Optional.of(cursor), 10)).isEmpty();
    String future = "1;main,0;9000000000:9000000000:;;0;0";
    for (String none :
        List.of(
            "x",
            "",
            "MTs",
            coded(future),
            coded("1;main,0;5:3:;;0;0"),
            coded("1;main,0;5:9:8,7;;0;0"),
            coded("1;main,0;0:9:;;0;0"))) {
      assertThat(feed.changes(Optional.of(none), 10)).as(none).isEmpty();
    }
    store.restored("of-yesterday");
    assertThat(feed.changes(Optional.of(cursor), 10)).isEmpty();
    assertThat(feed.changes(Optional.empty(), 10)).isPresent();
    jdbc().sql("DELETE FROM restored").update();
  }

  @Test
  void hundredsOfWritersAtOnceMakeNoCursorThatIsTooLong() {
    var at =
        FeedCursor.begin("main,0")
            .inRound(
                "5:3000:"
                    + String.join(
                        ",",
                        Stream.iterate(5, n -> n + 3).limit(900).map(String::valueOf).toList()));
    assertThat(at.round()).isEqualTo("5:5:");
    assertThat(FeedCursor.parse(at.text())).contains(at);
  }

  @Test
  void aRoundReadsTheIndexAndNothingElse() {
    String plan =
        String.join(
            "\n",
            jdbc()
                .sql(
                    """
                    EXPLAIN SELECT * FROM order_state WHERE connection = 'main' AND increment_id <> ''
                      AND changed >= pg_snapshot_xmin('100:100:') AND changed < pg_snapshot_xmax('200:200:')
                      AND (changed, entity_id) > ('0', 0) ORDER BY changed, entity_id LIMIT 10
                    """)
                .query((row, n) -> row.getString(1))
                .list());
    assertThat(plan).contains("work_changed").doesNotContain("Sort");
  }

  private static void write(AtomicInteger left) {
    try (Connection connection = store.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      for (int i = 0; i < 40; i++) {
        int id = ThreadLocalRandom.current().nextInt(1, 21);
        statement.executeUpdate(
            "UPDATE order_state SET reason = '%d', sync_status = 'OUT_OF_SYNC' WHERE entity_id = %d"
                .formatted(ThreadLocalRandom.current().nextInt(), id));
        if (i % 5 == 0) {
          connection.rollback();
        } else {
          connection.commit();
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    } finally {
      left.decrementAndGet();
    }
  }

  private static Map<Long, String> reasons() {
    var reasons = new HashMap<Long, String>();
    jdbc()
        .sql("SELECT entity_id, reason FROM order_state")
        .query(row -> {
          reasons.put(row.getLong(1), row.getString(2));
        });
    return reasons;
  }

  private void red(long id, String why) {
    jdbc()
        .sql(
            "UPDATE order_state SET sync_status = 'OUT_OF_SYNC', reason = :why WHERE entity_id ="
                + " :id")
        .param("why", why)
        .param("id", id)
        .update();
    assertThat(store.orderViews().find(List.of(new OrderKey("main", id))))
        .extracting(Row::syncStatus)
        .containsExactly(SyncStatus.OUT_OF_SYNC);
  }

  private String now() {
    return follow(Optional.empty(), 1000, new ArrayList<>());
  }

  private List<Long> changed(String cursor) {
    var told = new ArrayList<Row>();
    follow(Optional.of(cursor), 1000, told);
    return ids(told);
  }

  /** To the end of what is there: a round that is over is followed by one that tells nothing. */
  private String follow(Optional<String> cursor, int limit, List<Row> told) {
    Optional<String> at = cursor;
    int empty = 0;
    do {
      OrderFeed.Page page = feed.changes(at, limit).orElseThrow();
      told.addAll(page.rows());
      empty = page.rows().isEmpty() ? empty + 1 : 0;
      at = Optional.of(page.cursor());
    } while (empty < 2);
    return at.orElseThrow();
  }

  private static List<Long> ids(List<Row> rows) {
    return rows.stream().map(row -> row.key().entityId()).toList();
  }

  private static String coded(String plain) {
    return Base64.getUrlEncoder()
        .encodeToString(plain.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }
}
