package io.crossdock.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.core.view.OrderFilter;
import io.crossdock.core.view.OrderViews;
import io.crossdock.core.view.OrderViews.Query;
import io.crossdock.core.view.OrderViews.Row;
import io.crossdock.core.view.OrderViews.Sort;
import io.crossdock.core.view.OrderViews.SyncStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** 205 orders, two of each purchase date and total, every tenth out of sync. */
class OrderGridIT extends OnPostgres {

  private final OrderViews views = store.orderViews();

  @BeforeAll
  static void start() {
    jdbc()
        .sql(
            """
            INSERT INTO order_state (connection, entity_id, increment_id, purchase_point,
              purchased_at, bill_to_name, email, base_grand_total, grand_total, status, sync_status,
              applied)
            SELECT 'main', n, lpad(n::text, 9, '0'), 'Store ' || n % 3,
              timestamptz '2026-01-01' + n / 2 * interval '1 hour', 'Person ' || n,
              'P' || n || '@Example.com', n / 2, n / 2, 'pending',
              CASE WHEN n % 10 = 0 THEN 'OUT_OF_SYNC' ELSE 'IN_SYNC' END,
              jsonb_build_object('order', '801' || n)
            FROM generate_series(1, 205) n
            """)
        .update();
  }

  @ParameterizedTest
  @EnumSource(Sort.class)
  void pagesForthAndBackShowEachOrderOnceInOneOrder(Sort sort) {
    for (boolean descending : List.of(true, false)) {
      List<Row> forth = new ArrayList<>();
      OrderViews.Page page = page(sort, descending, "");
      assertThat(page.previousCursor()).isEmpty();
      forth.addAll(page.rows());
      while (page.nextCursor().isPresent()) {
        page = page(sort, descending, page.nextCursor().get());
        forth.addAll(page.rows());
      }
      assertThat(forth.stream().map(Row::key)).hasSize(205).doesNotHaveDuplicates();
      List<Row> back = new ArrayList<>(page.rows());
      while (page.previousCursor().isPresent()) {
        page = page(sort, descending, page.previousCursor().get());
        back.addAll(0, page.rows());
      }
      assertThat(back).isEqualTo(forth);
    }
  }

  @Test
  void anOrderIsFoundByNumberEmailNameAndSalesforceId() {
    for (String text : List.of("42", "000000042", "p42@example.COM", "person 42", "80142")) {
      assertThat(views.keys(text(text), 10)).as(text).extracting("entityId").containsExactly(42L);
    }
    assertThat(views.keys(text("100%"), 10)).isEmpty();
  }

  @Test
  void errorsOnlyCountsAndListsTheRedOnes() {
    OrderFilter all = OrderFilter.ALL;
    var red =
        new OrderFilter(
            "",
            Optional.of(SyncStatus.OUT_OF_SYNC),
            "",
            "",
            all.placed(),
            all.baseTotal(),
            all.number(),
            "");
    assertThat(views.count(red, 1000)).isEqualTo(20);
    assertThat(views.count(red, 7)).isEqualTo(7);
    assertThat(views.keys(red, 100)).hasSize(20).first().extracting("entityId").isEqualTo(200L);
  }

  @Test
  void theChoicesAreTheValuesThatOccur() {
    assertThat(views.choices().statuses()).containsExactly("pending");
    assertThat(views.choices().purchasePoints()).containsExactly("Store 0", "Store 1", "Store 2");
  }

  private OrderViews.Page page(Sort sort, boolean descending, String cursor) {
    return views.list(new Query(OrderFilter.ALL, sort, descending, cursor, 20));
  }

  private static OrderFilter text(String text) {
    OrderFilter all = OrderFilter.ALL;
    return new OrderFilter(
        text, Optional.empty(), "", "", all.placed(), all.baseTotal(), all.number(), "");
  }
}
