package io.crossdock.store.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.core.view.DashboardView;
import io.crossdock.core.view.DashboardView.Hour;
import io.crossdock.core.view.OrderViews.Counts;
import io.crossdock.store.OnPostgres;
import io.crossdock.store.server.Retention;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class StoredDashboardViewIT extends OnPostgres {

  private final DashboardView view = store.dashboardView();
  private final JdbcClient jdbc = jdbc();

  @BeforeEach
  void empty() {
    jdbc.sql("TRUNCATE work, shop_order, written, attempt, api_calls, shop_work").update();
  }

  @Test
  void itTellsHowLongOrdersOfTheLastDayTookToArrive() {
    attempts("(0, 30, 'synced')");
    jdbc.sql(
            """
            INSERT INTO order_state (connection, entity_id, increment_id, purchased_at,
              first_synced_at)
            SELECT 'main', n, n::text, now() - interval '1 hour',
              now() - interval '1 hour' + n * interval '1 second'
            FROM generate_series(1, 101) n
            """)
        .update();
    jdbc.sql(
            """
            INSERT INTO order_state (connection, entity_id, increment_id, purchased_at,
              first_synced_at)
            VALUES ('main', 900, 'old', now() - interval '30 hours', now()),
              ('main', 901, 'waits', now() - interval '1 hour', NULL)
            """)
        .update();
    assertThat(view.arrival().orders()).isEqualTo(101);
    assertThat(view.arrival().median()).contains(Duration.ofSeconds(51));
    assertThat(view.arrival().most()).contains(Duration.ofSeconds(96));
  }

  @Test
  void itTellsOrdersAndCallsHourByHourAndLeavesOutNone() {
    attempts(
        "(1, 0, 'synced'), (2, 0, 'synced'), (3, 0, 'blocked'), (4, 2, 'synced'),"
            + " (5, 0, 'unchanged'), (6, 30, 'synced')");
    store.callLedger().add(17);
    List<Hour> hours = view.hours();
    assertThat(hours).hasSize(24).isSortedAccordingTo((a, b) -> a.from().compareTo(b.from()));
    assertThat(hours.getLast().sent()).isEqualTo(2);
    assertThat(hours.getLast().failed()).isEqualTo(1);
    assertThat(hours.getLast().calls()).isEqualTo(17);
    assertThat(hours.get(21).sent()).isEqualTo(1);
    assertThat(hours.stream().mapToLong(Hour::sent).sum()).isEqualTo(3);
    assertThat(view.calls()).isEqualTo(17);
  }

  @Test
  void whatTheShopWorkedForAllInstancesInTheLastHourIsAddedUpAndForgottenAfterwards() {
    store.shopLedger().add(Duration.ofMillis(1_500));
    store.shopLedger().add(Duration.ofMillis(250));
    minutesPass(30);
    store.shopLedger().add(Duration.ofSeconds(2));
    assertThat(view.shopWorked()).isEqualTo(Duration.ofMillis(3_750));
    minutesPass(31);
    assertThat(view.shopWorked()).isEqualTo(Duration.ofSeconds(2));
    minutesPass(90);
    store.forget(Retention.STANDARD);
    assertThat(jdbc.sql("SELECT count(*) FROM shop_work").query(Long.class).single()).isZero();
  }

  private void minutesPass(int minutes) {
    jdbc.sql("UPDATE shop_work SET minute = minute - :minutes * interval '1 minute'")
        .param("minutes", minutes)
        .update();
  }

  @Test
  void whatWasBoughtBeforeCrossdockBeganSaysNothingOfItsPace() {
    jdbc.sql(
            """
            INSERT INTO order_state (connection, entity_id, increment_id, purchased_at,
              first_synced_at)
            VALUES ('main', 1, '1', now() - interval '3 hours', now())
            """)
        .update();
    attempts("(1, 0, 'synced')");
    assertThat(view.arrival().orders()).isZero();
  }

  @Test
  void withoutOrdersThereIsNothingToTell() {
    assertThat(view.arrival().orders()).isZero();
    assertThat(view.arrival().median()).isEmpty();
    assertThat(view.hours()).allMatch(hour -> hour.sent() + hour.failed() + hour.calls() == 0);
  }

  /** Order, how many hours ago, outcome. */
  private void attempts(String rows) {
    jdbc.sql(
            """
            INSERT INTO attempt (connection, entity_id, attempt, trigger, instance, started_at,
              ended_at, outcome, code, message, hint, raw)
            SELECT 'main', n, gen_random_uuid(), 'POLL', '', now(), now() - hours * interval '1 hour',
              outcome, '', '', '', ''
            FROM (VALUES %s) a(n, hours, outcome)
            """
                .formatted(rows))
        .update();
  }

  @Test
  void eachOrderIsCountedUnderTheMarkThatTheGridShows() {
    jdbc.sql(
            """
            INSERT INTO order_state (connection, entity_id, increment_id, purchased_at, sync_status,
              due_at, lease_owner)
            VALUES ('main', 1, '1', now(), 'IN_SYNC', NULL, NULL),
              ('main', 2, '2', now(), 'IN_SYNC', now() + interval '1 hour', NULL),
              ('main', 3, '3', now(), 'IN_SYNC', now(), NULL),
              ('main', 4, '4', now(), 'OUT_OF_SYNC', NULL, 'someone'),
              ('main', 5, '5', now(), 'OUT_OF_SYNC', NULL, NULL),
              ('main', 6, '6', now(), 'PENDING', now() + interval '1 hour', NULL),
              ('main', 7, '7', now(), 'PENDING', now(), NULL),
              ('main', 8, '8', now(), 'NOT_SENT', NULL, NULL),
              ('main', 9, '', NULL, 'PENDING', now(), NULL)
            """)
        .update();
    assertThat(store.orderViews().counts()).isEqualTo(new Counts(2, 1, 4, 1));
  }
}
