package io.crossdock.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.core.view.OrderFilter;
import io.crossdock.core.view.OrderFilter.Numbers;
import io.crossdock.core.view.OrderFilter.Placed;
import io.crossdock.core.view.OrderFilter.Totals;
import io.crossdock.core.view.OrderViews.SyncStatus;
import io.crossdock.store.view.OrderConditions;
import io.crossdock.store.view.StoredViews;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** How PostgreSQL finds a page among many orders: by an index, whatever the grid is asked for. */
class GridPlansIT extends OnPostgres {

  private static final int ORDERS = 20_000;
  private static final Pattern EXPECTED = Pattern.compile("rows=(\\d+) width");
  private static final Pattern READ = Pattern.compile("actual time=\\S+ rows=(\\d+)");
  private static final Pattern IN_VAIN = Pattern.compile("Rows Removed by Filter: (\\d+)");

  @BeforeAll
  static void start() {
    jdbc()
        .sql(
            """
            INSERT INTO shop_order (connection, entity_id, increment_id, purchase_point,
              purchased_at, bill_to_name, email, base_grand_total, grand_total, status, sync_status,
              salesforce_id)
            SELECT 'main', n, lpad(n::text, 9, '0'), 'Store ' || n % 50,
              timestamptz '2026-01-01' + n * interval '1 minute', 'Person ' || n,
              'p' || n || '@example.com', n % 5000, n % 5000,
              CASE WHEN n % 1000 = 1 THEN 'canceled' ELSE 'complete' END,
              CASE WHEN n % 1000 = 0 THEN 'OUT_OF_SYNC' WHEN n % 500 = 1 THEN 'NOT_SENT'
                ELSE 'IN_SYNC' END,
              '801' || n
            FROM generate_series(1, :orders) n
            """)
        .param("orders", ORDERS)
        .update();
    jdbc()
        .sql(
            "INSERT INTO work (connection, entity_id) SELECT connection, entity_id FROM shop_order")
        .update();
    jdbc()
        .sql(
            "INSERT INTO written SELECT connection, entity_id, jsonb_build_object('order',"
                + " salesforce_id) FROM shop_order")
        .update();
    jdbc().sql("VACUUM ANALYZE work, shop_order, written").update();
  }

  static Stream<OrderFilter> filters() {
    OrderFilter all = OrderFilter.ALL;
    Instant day = Instant.parse("2026-01-05T00:00:00Z");
    var placed = new Placed(Optional.of(day), Optional.of(day.plusSeconds(86_400)));
    var totals = new Totals(Optional.of(BigDecimal.valueOf(4990)), Optional.empty());
    return Stream.of(
            Stream.of(all, filter(all, "canceled", placed)),
            Stream.of("000000042", "person 4242", "80142", "nobody-has-this")
                .map(text -> filter(text, Optional.empty(), all.baseTotal(), all.number())),
            Arrays.stream(SyncStatus.values())
                .map(mark -> filter("", Optional.of(mark), all.baseTotal(), all.number())),
            Stream.of(
                filter(all, "canceled", all.placed()),
                filter(all, "", placed),
                filter("", Optional.empty(), totals, all.number()),
                filter("", Optional.empty(), all.baseTotal(), new Numbers("000019900", ""))))
        .flatMap(filters -> filters);
  }

  private static OrderFilter filter(OrderFilter all, String status, Placed placed) {
    return new OrderFilter(
        "", Optional.empty(), status, "", placed, all.baseTotal(), all.number(), "");
  }

  private static OrderFilter filter(
      String text, Optional<SyncStatus> mark, Totals totals, Numbers numbers) {
    return new OrderFilter(text, mark, "", "", OrderFilter.ALL.placed(), totals, numbers, "");
  }

  @ParameterizedTest
  @MethodSource("filters")
  void noPageReadsAllOrders(OrderFilter filter) {
    for (String column : List.of("purchased_at", "increment_id", "grand_total")) {
      assertThat(plan(filter, column)).noneMatch(line -> line.contains("Seq Scan"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"000000042", "42", "person 4242", "p77@example", "80142", "nobody-has-it"})
  void whatFewHaveIsNotLookedForInTheOthers(String text) {
    OrderFilter all = OrderFilter.ALL;
    OrderFilter few = filter(text, Optional.empty(), all.baseTotal(), all.number());
    for (String column : List.of("purchased_at", "increment_id", "grand_total")) {
      List<String> plan = plan(few, column);
      assertThat(most(IN_VAIN, plan)).as("%s", plan).isLessThan(ORDERS / 20);
      // Of a million orders it would read all for what it takes for common.
      assertThat(most(EXPECTED, plan)).as("%s", plan).isLessThan(ORDERS / 1000);
    }
  }

  /** A page waits for its count, which ends early where many match. */
  @ParameterizedTest
  @MethodSource("filters")
  void noCountReadsMuchMoreThanItCounts(OrderFilter filter) {
    var where = new OrderConditions("main", filter);
    List<String> plan = planned(StoredViews.COUNT_PLAN, StoredViews.counted(where), where, 101);
    assertThat(most(READ, plan)).as("%s", plan).isLessThan(ORDERS / 20);
    assertThat(most(IN_VAIN, plan)).as("%s", plan).isLessThan(ORDERS / 20);
  }

  private static List<String> plan(OrderFilter filter, String column) {
    var where = new OrderConditions("main", filter);
    return planned(StoredViews.PLAN, StoredViews.page(where, column, true, 0), where, 51);
  }

  /** As it is planned for whoever asks. */
  private static List<String> planned(String how, String sql, OrderConditions where, int limit) {
    var transactions =
        new TransactionTemplate(new DataSourceTransactionManager(store.dataSource()));
    return Objects.requireNonNull(
        transactions.execute(transaction -> {
          jdbc().sql(how).update();
          return jdbc()
              .sql("EXPLAIN ANALYZE " + sql)
              .params(where.values())
              .param("limit", limit)
              .query((row, n) -> row.getString(1))
              .list();
        }));
  }

  private static int most(Pattern number, List<String> plan) {
    return plan.stream()
        .map(number::matcher)
        .filter(Matcher::find)
        .mapToInt(found -> Integer.parseInt(found.group(1)))
        .max()
        .orElse(0);
  }

  @Test
  void ofANameThatAllHaveTheNewestAreShown() {
    OrderFilter all = OrderFilter.ALL;
    OrderFilter person = filter("person", Optional.empty(), all.baseTotal(), all.number());
    assertThat(store.orderViews().keys(person, 3))
        .extracting("entityId")
        .containsExactly(20000L, 19999L, 19998L);
    assertThat(store.orderViews().count(person, 30_000)).isEqualTo(20_000);
  }
}
