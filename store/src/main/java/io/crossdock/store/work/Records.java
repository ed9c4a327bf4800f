package io.crossdock.store.work;

import io.crossdock.core.failure.Cause;
import io.crossdock.core.port.Outcome;
import io.crossdock.core.port.WorkQueue.Settled;
import io.crossdock.store.value.AppliedJson;
import io.crossdock.store.value.Times;
import java.sql.Types;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;

/** What attempts came to: state and journal, only for attempts that still hold their rows. */
final class Records {

  /**
   * {@code observed} moves for every final outcome; a notice that came meanwhile has set a due time
   * and a greater generation, so the row stays due. As long as an uncertain write may land, a final
   * outcome keeps a last look at the org due and the fingerprint unknown.
   */
  private static final String SETTLE =
      """
      UPDATE order_state s SET
        lease_owner = NULL, attempt = NULL,
        observed = CASE WHEN :final THEN s.claimed ELSE s.observed END,
        recheck_at = CASE WHEN :uncertain THEN now() + :landing * interval '1 ms'
                     ELSE s.recheck_at END,
        due_at = CASE
          WHEN :final AND :uncertain THEN least(s.due_at, now() + :landing * interval '1 ms')
          WHEN :again > 0 THEN
            least(s.due_at, coalesce(s.recheck_at, now() + :again * interval '1 ms'))
          WHEN :final THEN least(s.due_at, s.recheck_at)
          WHEN :back THEN least(s.due_at, s.queued_at)
          WHEN :retrying AND s.trigger <> 'MANUAL' THEN now() + :wait * interval '1 ms'
          ELSE least(s.due_at, now() + :wait * interval '1 ms') END,
        fingerprint = CASE
          WHEN :synced AND s.recheck_at IS NULL THEN :fingerprint
          WHEN :synced THEN ''
          WHEN :untouched THEN :before
          ELSE s.fingerprint END,
        applied = coalesce(:applied::jsonb, s.applied),
        priority = CASE
          WHEN :final AND s.due_at IS NULL AND s.recheck_at IS NULL AND NOT :uncertain THEN 0
          ELSE s.priority END,
        retrying = CASE WHEN :back THEN s.retrying ELSE :retrying END,
        failures = CASE WHEN :counts THEN s.failures + 1 WHEN :final THEN 0 ELSE s.failures END,
        sync_status = coalesce(:status, s.sync_status),
        reason_code = coalesce(:code, s.reason_code),
        reason = coalesce(:reason, s.reason),
        cause = CASE WHEN :told THEN :cause::uuid ELSE s.cause END,
        unsynced_since = CASE
          WHEN :final AND NOT :blocked AND s.generation > s.claimed THEN s.due_at
          WHEN :final AND NOT :blocked THEN NULL
          ELSE s.unsynced_since END,
        first_synced_at = coalesce(s.first_synced_at, CASE WHEN :synced THEN now() END),
        last_synced_at = CASE WHEN :synced THEN now() ELSE s.last_synced_at END
      WHERE s.attempt = :attempt
      """;

  /** What was noticed again meanwhile is looked at again. */
  private static final String FORGET =
      """
      DELETE FROM order_state WHERE connection = :connection AND entity_id = :entityId
        AND lease_owner IS NULL AND due_at IS NULL AND first_increment_id IS NULL
        AND fingerprint IS NULL
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
        outcome, code, message, hint, raw)
      VALUES (:connection, :entityId, :attempt, :trigger, :instance, :started, :ended,
        :outcome, :journalCode, :message, :hint, :raw)
      """;

  private final NamedParameterJdbcOperations jdbc;
  private final Duration landing;

  Records(NamedParameterJdbcOperations jdbc, Duration landing) {
    this.jdbc = jdbc;
    this.landing = landing;
  }

  /**
   * The transaction is the caller's, and so are the locks on the rows.
   *
   * @param owners the instance by attempt
   */
  int record(List<Settled> held, Map<UUID, String> owners) {
    keep(held);
    jdbc.batchUpdate(SETTLE, batch(held.stream().map(this::state)));
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
        batch(
            held.stream()
                .filter(s -> !Words.of(s.outcome()).outcome().isEmpty())
                .map(s -> entry(s, owners.getOrDefault(s.claim().attempt(), "")))));
    return held.size();
  }

  /** In the order of their ids: two instances that meet the same causes wait for no cycle. */
  private void keep(List<Settled> held) {
    var causes = new TreeMap<UUID, Cause>();
    held.forEach(s -> cause(s).ifPresent(cause -> causes.put(cause.id(), cause)));
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

  private static Optional<Cause> cause(Settled s) {
    var own = new HashSet<String>();
    s.order().ifPresent(order -> own.add(order.incrementId()));
    s.claim().first().ifPresent(first -> own.add(first.incrementId()));
    return Words.of(s.outcome()).cause(own);
  }

  private static MapSqlParameterSource[] batch(Stream<MapSqlParameterSource> rows) {
    return rows.toArray(MapSqlParameterSource[]::new);
  }

  private MapSqlParameterSource state(Settled s) {
    Outcome outcome = s.outcome();
    Words words = Words.of(outcome);
    boolean told = !words.outcome().isEmpty();
    boolean last = last(outcome);
    var values =
        new MapSqlParameterSource()
            .addValue("attempt", s.claim().attempt())
            .addValue("landing", landing.toMillis())
            .addValue("final", last)
            .addValue("uncertain", words.uncertain())
            .addValue("untouched", !last && told && !words.uncertain())
            .addValue("before", s.claim().fingerprint().orElse(null), Types.VARCHAR)
            .addValue("blocked", outcome instanceof Outcome.Blocked)
            .addValue("back", outcome instanceof Outcome.HandedBack)
            .addValue("retrying", outcome instanceof Outcome.Retry)
            .addValue("counts", outcome instanceof Outcome.Retry)
            .addValue("wait", wait(outcome).toMillis())
            .addValue("again", again(outcome).toMillis())
            .addValue("told", told)
            .addValue("cause", cause(s).map(Cause::id).orElse(null), Types.OTHER)
            .addValue("status", told ? words.status() : null, Types.VARCHAR)
            .addValue("code", told ? words.code() : null, Types.VARCHAR)
            .addValue("reason", told ? words.sentence() : null, Types.VARCHAR)
            .addValue("synced", false)
            .addValue("fingerprint", null, Types.VARCHAR)
            .addValue("applied", null, Types.VARCHAR);
    if (outcome instanceof Outcome.Synced synced) {
      values
          .addValue("synced", true)
          .addValue("fingerprint", synced.fingerprint())
          .addValue("applied", AppliedJson.write(synced.applied()));
    }
    return values;
  }

  private static boolean last(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Synced o -> true;
      case Outcome.Unchanged o -> true;
      case Outcome.Skipped o -> true;
      case Outcome.NoSuchOrder o -> true;
      case Outcome.Blocked o -> true;
      case Outcome.Deferred o -> false;
      case Outcome.HandedBack o -> false;
      case Outcome.Retry o -> false;
    };
  }

  private static Duration wait(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Deferred o -> o.after();
      case Outcome.Retry o -> o.after();
      default -> Duration.ZERO;
    };
  }

  /** A blocked order that is looked at again by itself. */
  private static Duration again(Outcome outcome) {
    return outcome instanceof Outcome.Blocked blocked
        ? blocked.failure().retryAfter().orElse(Duration.ZERO)
        : Duration.ZERO;
  }

  private static MapSqlParameterSource entry(Settled s, String instance) {
    Words words = Words.of(s.outcome());
    return new MapSqlParameterSource()
        .addValue("connection", s.claim().key().connection())
        .addValue("entityId", s.claim().key().entityId())
        .addValue("attempt", s.claim().attempt())
        .addValue("trigger", s.claim().trigger().name())
        .addValue("instance", instance)
        .addValue("started", Times.sql(s.startedAt()))
        .addValue("ended", Times.sql(s.endedAt()))
        .addValue("outcome", words.outcome())
        .addValue("journalCode", words.code())
        .addValue("message", words.message())
        .addValue("hint", words.hint())
        .addValue("raw", words.raw());
  }
}
