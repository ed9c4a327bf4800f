package io.crossdock.store.work;

import io.crossdock.core.failure.Cause;
import io.crossdock.core.plan.Applied;
import io.crossdock.core.plan.told.Changes;
import io.crossdock.core.port.work.Outcome;
import io.crossdock.core.port.work.WorkQueue.Settled;
import io.crossdock.core.view.Told;
import io.crossdock.core.work.Event.Ended;
import io.crossdock.core.work.Lifecycle;
import io.crossdock.core.work.OrderState.Hold;
import io.crossdock.store.value.AppliedJson;
import io.crossdock.store.value.ChangesJson;
import io.crossdock.store.value.Kept;
import io.crossdock.store.value.Times;
import io.crossdock.store.work.Claims.Held;
import io.crossdock.store.work.StateRows.Row;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What attempts came to: state and journal, only for attempts that still hold their rows. */
final class Records {

  /**
   * The row, what is told of it, and what Salesforce has. Where nothing is told anew nothing is
   * written: the grid's indexes are many.
   */
  private static final String SETTLE =
      """
      WITH t AS (
        SELECT * FROM unnest(ARRAYS, :statuses::text[], :codes::text[], :reasons::text[],
          :causes::uuid[], :records::text[], :applied::text[])
        AS t (TABLE, status, code, reason, cause, record, applied)),
      settled AS (
        UPDATE work s SET BECOMES FROM t
        WHERE s.connection = t.connection AND s.entity_id = t.entity_id),
      told AS (
        UPDATE shop_order o SET sync_status = t.status, reason_code = t.code, reason = t.reason,
          cause = t.cause, salesforce_id = coalesce(t.record, o.salesforce_id)
        FROM t WHERE o.connection = t.connection AND o.entity_id = t.entity_id
          AND t.status IS NOT NULL
          AND (o.sync_status, o.reason_code, o.reason, o.cause, o.salesforce_id) IS DISTINCT FROM
            (t.status, t.code, t.reason, t.cause, coalesce(t.record, o.salesforce_id)))
      INSERT INTO written (connection, entity_id, applied)
      SELECT connection, entity_id, applied::jsonb FROM t WHERE applied IS NOT NULL
      ON CONFLICT (connection, entity_id) DO UPDATE SET applied = excluded.applied
      """
          .replace("BECOMES", StateRows.BECOMES)
          .replace("ARRAYS", StateRows.ARRAYS)
          .replace("TABLE", StateRows.TABLE);

  /** What was noticed again meanwhile is looked at again. */
  private static final String FORGET =
      """
      WITH gone AS (
        DELETE FROM work w USING shop_order o
        WHERE w.connection = :connection AND w.entity_id = :entityId AND w.lease_owner IS NULL
          AND w.due_at IS NULL AND w.fingerprint IS NULL
          AND o.connection = w.connection AND o.entity_id = w.entity_id
          AND o.first_increment_id IS NULL
        RETURNING w.connection, w.entity_id)
      DELETE FROM shop_order o USING gone g
      WHERE o.connection = g.connection AND o.entity_id = g.entity_id
      """;

  private static final String CAUSE =
      """
      INSERT INTO cause AS c (id, kind, code, sentence, hint)
      VALUES (:id, :kind, :code, :sentence, :hint)
      ON CONFLICT (id) DO UPDATE SET seen_at = now()
      WHERE c.seen_at < now() - interval '1 hour'
      """;

  private static final String JOURNAL =
      """
      INSERT INTO attempt (connection, entity_id, attempt, trigger, instance, started_at, ended_at,
        outcome, code, message, hint, raw, changes)
      VALUES (:connection, :entityId, :attempt, :trigger, :instance, :started, :ended,
        :outcome, :journalCode, :message, :hint, :raw, :changes)
      """;

  private final NamedParameterJdbcOperations jdbc;
  private final JdbcClient client;
  private final Duration landing;

  Records(NamedParameterJdbcOperations jdbc, Duration landing) {
    this.jdbc = jdbc;
    this.client = JdbcClient.create(jdbc);
    this.landing = landing;
  }

  /**
   * The transaction is the caller's, and so are the locks on the rows.
   *
   * @param rows by attempt
   */
  int record(List<Settled> held, Map<UUID, Held> rows) {
    List<Ending> endings = held.stream().map(s -> Ending.of(s, rows)).toList();
    keep(endings);
    settle(endings);
    jdbc.batchUpdate(
        FORGET,
        batch(
            held.stream()
                .filter(s -> s.outcome() instanceof Outcome.NoSuchOrder)
                .map(s ->
                    new MapSqlParameterSource()
                        .addValue("connection", s.claim().key().connection())
                        .addValue("entityId", s.claim().key().entityId()))));
    jdbc.batchUpdate(
        JOURNAL,
        batch(endings.stream().flatMap(e -> e.told().map(told -> entry(e, told)).stream())));
    return held.size();
  }

  /** In the order of their ids: two instances that meet the same causes wait for no cycle. */
  private void keep(List<Ending> endings) {
    var causes = new TreeMap<UUID, Cause>();
    endings.forEach(e -> e.cause().ifPresent(cause -> causes.put(cause.id(), cause)));
    jdbc.batchUpdate(
        CAUSE,
        batch(
            causes.entrySet().stream()
                .map(e ->
                    new MapSqlParameterSource()
                        .addValue("id", e.getKey())
                        .addValue("kind", e.getValue().kind().name())
                        .addValue("code", e.getValue().code())
                        .addValue("sentence", e.getValue().sentence())
                        .addValue("hint", e.getValue().hint()))));
  }

  /** An outcome for the row that its attempt holds, and what is told of it. */
  private record Ending(Settled settled, Held held, Optional<Told> told, Optional<Cause> cause) {

    static Ending of(Settled settled, Map<UUID, Held> rows) {
      Held held = Objects.requireNonNull(rows.get(settled.claim().attempt()));
      Optional<Told> told = Told.of(settled.outcome(), Kept::text);
      return new Ending(settled, held, told, told.flatMap(t -> t.cause(own(settled))));
    }

    private static Set<String> own(Settled settled) {
      var own = new HashSet<String>();
      settled.order().ifPresent(order -> own.add(order.incrementId()));
      settled.claim().first().ifPresent(first -> own.add(first.incrementId()));
      return own;
    }

    Row next(Duration landing) {
      var ended = new Ended(settled.outcome(), settled.claim().fingerprint(), held.at(), landing);
      return new Row(held.row().key(), Lifecycle.next(held.row().state(), ended));
    }

    String instance() {
      return held.row().state().hold().map(Hold::instance).orElse("");
    }

    Optional<Applied> applied() {
      return settled.outcome() instanceof Outcome.Synced synced
          ? Optional.of(synced.applied())
          : Optional.empty();
    }
  }

  private static MapSqlParameterSource[] batch(Stream<MapSqlParameterSource> rows) {
    return rows.toArray(MapSqlParameterSource[]::new);
  }

  private void settle(List<Ending> endings) {
    StateRows.bind(client.sql(SETTLE), endings.stream().map(e -> e.next(landing)).toList())
        .param("statuses", told(endings, told -> told.status().name()))
        .param("codes", told(endings, Told::code))
        .param("reasons", told(endings, Told::sentence))
        .param(
            "causes",
            endings.stream().map(e -> e.cause().map(Cause::id).orElse(null)).toArray(UUID[]::new))
        .param("records", applied(endings, all -> all.orderId().orElse("")))
        .param("applied", applied(endings, AppliedJson::write))
        .update();
  }

  private static String[] applied(List<Ending> endings, Function<Applied, String> text) {
    return StateRows.texts(endings, e -> e.applied().map(text).orElse(null));
  }

  private static String[] told(List<Ending> endings, Function<Told, String> word) {
    return StateRows.texts(endings, e -> e.told().map(word).orElse(null));
  }

  private static MapSqlParameterSource entry(Ending ending, Told told) {
    Settled s = ending.settled();
    Changes changes =
        s.outcome() instanceof Outcome.Synced synced ? synced.changes() : Changes.UNTOLD;
    return new MapSqlParameterSource()
        .addValue("connection", s.claim().key().connection())
        .addValue("entityId", s.claim().key().entityId())
        .addValue("attempt", s.claim().attempt())
        .addValue("trigger", s.claim().trigger().name())
        .addValue("instance", ending.instance())
        .addValue("started", Times.sql(s.startedAt()))
        .addValue("ended", Times.sql(s.endedAt()))
        .addValue("outcome", told.outcome().word())
        .addValue("journalCode", told.code())
        .addValue("message", changes.sentence().isEmpty() ? told.message() : changes.sentence())
        .addValue("changes", ChangesJson.write(changes.fields()))
        .addValue("hint", told.hint())
        .addValue("raw", told.raw());
  }
}
