package io.crossdock.store.work;

import io.crossdock.core.order.OrderKey;
import io.crossdock.core.port.work.Trigger;
import io.crossdock.core.work.OrderState;
import io.crossdock.core.work.OrderState.Hold;
import io.crossdock.core.work.OrderState.Notices;
import io.crossdock.core.work.OrderState.Since;
import io.crossdock.core.work.OrderState.Turn;
import io.crossdock.core.work.OrderState.Written;
import io.crossdock.store.value.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** {@link OrderState} as columns; what becomes of one is told in the core. */
final class StateRows {

  /** Of a row {@code s}. */
  static final String COLUMNS =
      """
      s.generation, s.observed, s.trigger, s.priority, s.due_at, s.retrying, s.failures, s.attempt,
      s.lease_owner, s.claimed, s.queued_at, s.fingerprint, s.recheck_at, s.unsynced_since,
      s.first_synced_at, s.last_synced_at
      """;

  /** A row {@code s} becomes what {@link #TABLE} says. */
  static final String BECOMES =
      """
      generation = t.generation, observed = t.observed, trigger = t.trigger, priority = t.priority,
      due_at = t.due_at, retrying = t.retrying, failures = t.failures, attempt = t.attempt,
      lease_owner = t.lease_owner, claimed = t.claimed, queued_at = t.queued_at,
      fingerprint = t.fingerprint, recheck_at = t.recheck_at, unsynced_since = t.unsynced_since,
      first_synced_at = t.first_synced_at, last_synced_at = t.last_synced_at
      """;

  /** As {@link #bind} gives them; whoever writes more adds to both lists. */
  static final String ARRAYS =
      """
      :connections::text[], :ids::bigint[], :generations::bigint[], :observed::bigint[],
      :triggers::text[], :priorities::int[], :dues::timestamptz[], :retrying::boolean[],
      :failures::int[], :attempts::uuid[], :owners::text[], :claimed::bigint[],
      :places::timestamptz[], :fingerprints::text[], :landings::timestamptz[],
      :behinds::timestamptz[], :firsts::timestamptz[], :lasts::timestamptz[]
      """;

  static final String TABLE =
      """
      connection, entity_id, generation, observed, trigger, priority, due_at, retrying, failures,
      attempt, lease_owner, claimed, queued_at, fingerprint, recheck_at, unsynced_since,
      first_synced_at, last_synced_at
      """;

  private StateRows() {}

  record Row(OrderKey key, OrderState state) {}

  static Row read(ResultSet row) throws SQLException {
    return new Row(new OrderKey(row.getString("connection"), row.getLong("entity_id")), state(row));
  }

  private static OrderState state(ResultSet row) throws SQLException {
    return new OrderState(
        new Notices(
            row.getLong("generation"),
            row.getLong("observed"),
            Trigger.valueOf(row.getString("trigger")),
            row.getInt("priority")),
        new Turn(Times.read(row, "due_at"), row.getBoolean("retrying"), row.getInt("failures")),
        hold(row),
        new Written(
            Optional.ofNullable(row.getString("fingerprint")), Times.read(row, "recheck_at")),
        new Since(
            Times.read(row, "unsynced_since"),
            Times.read(row, "first_synced_at"),
            Times.read(row, "last_synced_at")));
  }

  private static Optional<Hold> hold(ResultSet row) throws SQLException {
    String instance = row.getString("lease_owner");
    UUID attempt = row.getObject("attempt", UUID.class);
    return instance == null || attempt == null
        ? Optional.empty()
        : Optional.of(
            new Hold(attempt, instance, row.getLong("claimed"), Times.read(row, "queued_at")));
  }

  /** The states in a statement with {@link #ARRAYS}. */
  static StatementSpec bind(StatementSpec sql, List<Row> rows) {
    return sql.param("connections", texts(rows, row -> row.key().connection()))
        .param("ids", longs(rows, row -> row.key().entityId()))
        .param("generations", longs(rows, row -> row.state().notices().generation()))
        .param("observed", longs(rows, row -> row.state().notices().observed()))
        .param("triggers", texts(rows, row -> row.state().notices().trigger().name()))
        .param("priorities", ints(rows, row -> row.state().notices().priority()))
        .param("dues", times(rows, row -> row.state().turn().due()))
        .param(
            "retrying",
            rows.stream().map(row -> row.state().turn().retrying()).toArray(Boolean[]::new))
        .param("failures", ints(rows, row -> row.state().turn().failures()))
        .param(
            "attempts",
            rows.stream()
                .map(row -> row.state().hold().map(Hold::attempt).orElse(null))
                .toArray(UUID[]::new))
        .param("owners", texts(rows, row -> row.state().hold().map(Hold::instance).orElse(null)))
        .param("claimed", longs(rows, row -> row.state().hold().map(Hold::generation).orElse(0L)))
        .param("places", times(rows, row -> row.state().hold().flatMap(Hold::place)))
        .param("fingerprints", texts(rows, row -> row.state().written().fingerprint().orElse(null)))
        .param("landings", times(rows, row -> row.state().written().landing()))
        .param("behinds", times(rows, row -> row.state().since().behind()))
        .param("firsts", times(rows, row -> row.state().since().first()))
        .param("lasts", times(rows, row -> row.state().since().last()));
  }

  static <T> String[] texts(List<T> of, Function<T, @Nullable String> text) {
    return of.stream().map(text).toArray(String[]::new);
  }

  private static <T> Long[] longs(List<T> of, Function<T, Long> number) {
    return of.stream().map(number).toArray(Long[]::new);
  }

  private static <T> Integer[] ints(List<T> of, Function<T, Integer> number) {
    return of.stream().map(number).toArray(Integer[]::new);
  }

  /** To the microsecond, as PostgreSQL has them. */
  static <T> String[] times(List<T> of, Function<T, Optional<Instant>> time) {
    return of.stream()
        .map(time)
        .map(at -> at.map(Instant::toString).orElse(null))
        .toArray(String[]::new);
  }
}
