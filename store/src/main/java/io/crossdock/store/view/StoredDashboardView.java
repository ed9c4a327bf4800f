package io.crossdock.store.view;

import io.crossdock.core.view.DashboardView;
import io.crossdock.store.systems.StoredCallLedger;
import io.crossdock.store.systems.StoredShopLedger;
import io.crossdock.store.value.Times;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Counted from indexes of the orders' states and the journal. */
public final class StoredDashboardView implements DashboardView {

  private static final String ARRIVAL =
      """
      SELECT count(*) AS orders, percentile_cont(0.5) WITHIN GROUP (ORDER BY took) AS median,
        percentile_cont(0.95) WITHIN GROUP (ORDER BY took) AS most,
        extract(epoch FROM now() - max(first_synced_at)) AS last
      FROM (
        SELECT first_synced_at, greatest(0, extract(epoch FROM first_synced_at - purchased_at)) AS took
        FROM order_state
        WHERE purchased_at > now() - interval '24 hours' AND first_synced_at IS NOT NULL
          AND connection = :connection
          AND purchased_at >= (SELECT min(ended_at) FROM attempt)) sent
      """;

  private static final String HOURS =
      """
      WITH done AS (
        SELECT date_trunc('hour', ended_at) AS hour, outcome, count(*) AS orders
        FROM attempt
        WHERE outcome IN ('synced', 'blocked') AND connection = :connection
          AND ended_at >= date_trunc('hour', now()) - interval '47 hours'
        GROUP BY 1, 2)
      SELECT h AS hour,
        coalesce((SELECT orders FROM done WHERE hour = h AND outcome = 'synced'), 0) AS sent,
        coalesce((SELECT orders FROM done WHERE hour = h AND outcome = 'blocked'), 0) AS failed,
        coalesce((SELECT calls FROM api_calls WHERE connection = :connection AND hour = h), 0) AS calls,
        coalesce((SELECT orders FROM done
          WHERE hour = h - interval '24 hours' AND outcome = 'synced'), 0) AS sent_before,
        coalesce((SELECT calls FROM api_calls
          WHERE connection = :connection AND hour = h - interval '24 hours'), 0) AS calls_before
      FROM generate_series(date_trunc('hour', now()) - interval '23 hours',
        date_trunc('hour', now()), interval '1 hour') h
      ORDER BY h
      """;

  private final JdbcClient jdbc;
  private final String connection;

  public StoredDashboardView(JdbcClient jdbc, String connection) {
    this.jdbc = jdbc;
    this.connection = connection;
  }

  @Override
  public Arrival arrival() {
    return jdbc.sql(ARRIVAL)
        .param("connection", connection)
        .query((row, n) ->
            new Arrival(
                row.getLong("orders"),
                seconds(row.getBigDecimal("median")),
                seconds(row.getBigDecimal("most")),
                seconds(row.getBigDecimal("last"))))
        .single();
  }

  private static Optional<Duration> seconds(@Nullable BigDecimal seconds) {
    return Optional.ofNullable(seconds)
        .map(s -> Duration.ofMillis(s.movePointRight(3).longValue()));
  }

  @Override
  public List<Hour> hours() {
    return jdbc.sql(HOURS)
        .param("connection", connection)
        .query((row, n) ->
            new Hour(
                Times.read(row, "hour").orElseThrow(),
                row.getLong("sent"),
                row.getLong("failed"),
                row.getLong("calls"),
                new Earlier(row.getLong("sent_before"), row.getLong("calls_before"))))
        .list();
  }

  @Override
  public long calls() {
    return jdbc.sql(StoredCallLedger.SUM)
        .param("connection", connection)
        .query(Long.class)
        .single();
  }

  @Override
  public Duration shopWorked() {
    BigDecimal seconds =
        jdbc.sql(StoredShopLedger.SUM)
            .param("connection", connection)
            .query(BigDecimal.class)
            .single();
    return Duration.ofMillis(seconds.movePointRight(3).longValue());
  }
}
