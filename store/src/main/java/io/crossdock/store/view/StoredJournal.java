package io.crossdock.store.view;

import io.crossdock.core.order.OrderKey;
import io.crossdock.core.port.work.Trigger;
import io.crossdock.core.view.AttemptOutcome;
import io.crossdock.core.view.Journal;
import io.crossdock.store.value.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The journal by its indexes; only the conditions that are asked for. */
public final class StoredJournal implements Journal {

  private static final Pattern CURSOR = Pattern.compile("([0-9]{1,17})~([0-9]{1,18})");

  private final JdbcClient jdbc;
  private final String connection;

  public StoredJournal(JdbcClient jdbc, String connection) {
    this.jdbc = jdbc;
    this.connection = connection;
  }

  @Override
  public Page list(Filter filter, String cursor, int limit) {
    var conditions = new ArrayList<>(List.of("connection = :connection"));
    var values = new LinkedHashMap<String, Object>(Map.of("connection", connection));
    if (!order(filter.order().strip(), conditions, values)) {
      return new Page(List.of(), Optional.empty());
    }
    equal("trigger", filter.trigger().map(Trigger::name), conditions, values);
    equal("outcome", filter.outcome().map(AttemptOutcome::word), conditions, values);
    times(filter, cursor, conditions, values);
    text(filter.text().strip(), conditions, values);
    var cursors = new ArrayList<String>();
    List<Entry> found =
        jdbc.sql(
                "SELECT a.*, p.started_by, coalesce((SELECT increment_id FROM shop_order s"
                    + " WHERE s.connection = a.connection AND s.entity_id = a.entity_id), '')"
                    + " AS increment_id FROM attempt a "
                    + StoredViews.BY
                    + " WHERE "
                    + String.join(" AND ", conditions)
                    + " ORDER BY ended_at DESC, id DESC LIMIT :limit")
            .params(values)
            .param("limit", limit + 1)
            .query((row, n) -> {
              cursors.add(cursor(row));
              return entry(row);
            })
            .list();
    return found.size() <= limit
        ? new Page(found, Optional.empty())
        : new Page(List.copyOf(found.subList(0, limit)), Optional.of(cursors.get(limit - 1)));
  }

  /**
   * @return false when there is no such order
   */
  private boolean order(String text, List<String> conditions, Map<String, Object> values) {
    if (text.isEmpty()) {
      return true;
    }
    List<OrderKey> keys =
        OrderKey.parse(text)
            .map(List::of)
            .orElseGet(() ->
                jdbc.sql(
                        """
                        SELECT connection, entity_id FROM shop_order
                        WHERE increment_id IN (:text, lpad(:text, 9, '0'))
                          AND connection = :connection LIMIT 100
                        """)
                    .param("connection", connection)
                    .param("text", text)
                    .query((row, n) -> new OrderKey(row.getString(1), row.getLong(2)))
                    .list());
    conditions.add("connection = ANY (:connections) AND entity_id = ANY (:ids)");
    values.put(
        "connections", keys.stream().map(OrderKey::connection).distinct().toArray(String[]::new));
    values.put("ids", keys.stream().map(OrderKey::entityId).toArray(Long[]::new));
    return !keys.isEmpty();
  }

  private static void equal(
      String column, Optional<String> value, List<String> conditions, Map<String, Object> values) {
    value.ifPresent(wanted -> {
      conditions.add(column + " = :" + column);
      values.put(column, wanted);
    });
  }

  private static void times(
      Filter filter, String cursor, List<String> conditions, Map<String, Object> values) {
    filter
        .from()
        .ifPresent(at -> {
          conditions.add("ended_at >= :from");
          values.put("from", Times.sql(at));
        });
    filter
        .before()
        .ifPresent(at -> {
          conditions.add("ended_at < :before");
          values.put("before", Times.sql(at));
        });
    var place = CURSOR.matcher(cursor);
    if (place.matches()) {
      conditions.add("(ended_at, id) < (:at, :atId)");
      Instant at = Instant.EPOCH.plus(Long.parseLong(place.group(1)), ChronoUnit.MICROS);
      values.put("at", Times.sql(at));
      values.put("atId", Long.parseLong(place.group(2)));
    }
  }

  /** What was sent has no text to be found by. */
  private static void text(String text, List<String> conditions, Map<String, Object> values) {
    if (!text.isEmpty()) {
      conditions.add("outcome IN ('skipped', 'deferred', 'retry', 'blocked')");
      conditions.add("lower(code || ' ' || message) LIKE :like");
      String quoted = text.toLowerCase(Locale.ROOT).replaceAll("([%_\\\\])", "\\\\$1");
      values.put("like", "%" + quoted + "%");
    }
  }

  private static String cursor(ResultSet row) throws SQLException {
    Instant at = Times.read(row, "ended_at").orElse(Instant.EPOCH);
    return ChronoUnit.MICROS.between(Instant.EPOCH, at) + "~" + row.getLong("id");
  }

  private static Entry entry(ResultSet row) throws SQLException {
    return new Entry(
        new OrderKey(row.getString("connection"), row.getLong("entity_id")),
        row.getString("increment_id"),
        StoredViews.attempt(row));
  }
}
