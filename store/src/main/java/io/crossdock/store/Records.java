package io.crossdock.store;

import io.crossdock.core.failure.Failure;
import io.crossdock.core.plan.Applied;
import io.crossdock.core.port.Outcome;
import io.crossdock.core.port.WorkQueue;
import io.crossdock.core.port.WorkQueue.Settled;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;

/** What attempts came to: state and journal, only for attempts that still hold their rows. */
final class Records {

  /**
   * {@code observed} moves for every final outcome; a notice that came meanwhile has set a due time
   * and a greater generation, so the row stays due. A final outcome after an uncertain one keeps a
   * last look at the org due.
   */
  private static final String SETTLE =
      """
      UPDATE order_state s SET
        lease_owner = NULL, lease_until = NULL, attempt = NULL,
        observed = CASE WHEN :final THEN s.claimed ELSE s.observed END,
        due_at = CASE
          WHEN :final THEN least(s.due_at, s.recheck_at)
          WHEN :retrying AND s.trigger <> 'MANUAL' THEN :next::timestamptz
          ELSE least(s.due_at, :next::timestamptz) END,
        generation = CASE WHEN :final AND s.recheck_at IS NOT NULL
          THEN s.generation + 1 ELSE s.generation END,
        recheck_at = CASE WHEN :uncertain THEN :recheck::timestamptz
          WHEN :final THEN NULL ELSE s.recheck_at END,
        fingerprint = CASE
          WHEN :synced AND s.recheck_at IS NULL THEN :fingerprint
          WHEN :synced THEN '' ELSE s.fingerprint END,
        applied = coalesce(:applied::jsonb, s.applied),
        priority = CASE WHEN :final AND s.due_at IS NULL THEN 0 ELSE s.priority END,
        retrying = :retrying,
        failures = CASE WHEN :counts THEN s.failures + 1 WHEN :final THEN 0 ELSE s.failures END,
        sync_status = coalesce(:status, s.sync_status),
        reason_code = coalesce(:code, s.reason_code),
        reason = coalesce(:reason, s.reason),
        last_synced_at = CASE WHEN :synced THEN :ended ELSE s.last_synced_at END
      WHERE s.attempt = :attempt
      """;

  private static final String JOURNAL =
      """
      INSERT INTO attempt (connection, entity_id, attempt, trigger, instance, started_at, ended_at,
        outcome, code, message, hint, raw)
      VALUES (:connection, :entityId, :attempt, :trigger, :instance, :started, :ended,
        :outcome, :journalCode, :message, :hint, :raw)
      """;

  private final NamedParameterJdbcOperations jdbc;

  Records(NamedParameterJdbcOperations jdbc) {
    this.jdbc = jdbc;
  }

  /** One transaction is the caller's. */
  Set<UUID> record(List<Settled> settled, Map<UUID, String> instances) {
    var batch = settled.stream().map(s -> values(s, instances)).toList();
    int[] updated = jdbc.batchUpdate(SETTLE, batch.toArray(MapSqlParameterSource[]::new));
    var held = new HashSet<UUID>();
    var journal = new java.util.ArrayList<MapSqlParameterSource>();
    for (int i = 0; i < updated.length; i++) {
      if (updated[i] == 1) {
        held.add(settled.get(i).claim().attempt());
        journal.add(batch.get(i));
      }
    }
    jdbc.batchUpdate(JOURNAL, journal.toArray(MapSqlParameterSource[]::new));
    return held;
  }

  private static MapSqlParameterSource values(Settled s, Map<UUID, String> instances) {
    var values =
        new MapSqlParameterSource()
            .addValue("attempt", s.claim().attempt())
            .addValue("connection", s.claim().key().connection())
            .addValue("entityId", s.claim().key().entityId())
            .addValue("trigger", s.claim().trigger().name())
            .addValue("instance", instances.getOrDefault(s.claim().attempt(), ""))
            .addValue("started", Times.sql(s.startedAt()))
            .addValue("ended", Times.sql(s.endedAt()))
            .addValue("recheck", Times.sql(s.endedAt().plus(WorkQueue.LATEST_LANDING)));
    switch (s.outcome()) {
      case Outcome.Synced o -> {
        flags(values, true, false, false, null, "IN_SYNC");
        synced(values, o.applied(), o.fingerprint());
        words(values, "synced", "", "In sync.", "", "");
      }
      case Outcome.Unchanged o -> {
        flags(values, true, false, false, null, "IN_SYNC");
        words(values, "unchanged", "", "In sync.", "", "");
      }
      case Outcome.Skipped o -> {
        flags(values, true, false, false, null, o.red() ? "OUT_OF_SYNC" : "NOT_SENT");
        words(values, "skipped", o.code(), o.reason(), "", "");
      }
      case Outcome.Deferred o -> {
        flags(values, false, false, false, o.until(), "PENDING");
        failure(values, "deferred", o.failure());
      }
      case Outcome.Retry o -> {
        flags(values, false, true, true, o.at(), "PENDING");
        failure(values, "retry", o.failure());
      }
      case Outcome.Blocked o -> {
        flags(values, true, false, false, null, "OUT_OF_SYNC");
        failure(values, "blocked", o.failure());
      }
    }
    return values;
  }

  private static void flags(
      MapSqlParameterSource values,
      boolean last,
      boolean retrying,
      boolean counts,
      @Nullable Instant next,
      String status) {
    values
        .addValue("final", last)
        .addValue("retrying", retrying)
        .addValue("counts", counts)
        .addValue("next", next == null ? null : Times.sql(next))
        .addValue("status", status)
        .addValue("uncertain", false)
        .addValue("synced", false)
        .addValue("fingerprint", null, java.sql.Types.VARCHAR)
        .addValue("applied", null, java.sql.Types.VARCHAR);
  }

  private static void synced(MapSqlParameterSource values, Applied applied, String fingerprint) {
    values
        .addValue("synced", true)
        .addValue("fingerprint", fingerprint)
        .addValue("applied", AppliedJson.write(applied));
  }

  private static void failure(MapSqlParameterSource values, String outcome, Failure failure) {
    values.addValue("uncertain", failure.uncertain());
    words(values, outcome, failure.code(), failure.message(), failure.hint(), failure.raw());
  }

  private static void words(
      MapSqlParameterSource values,
      String outcome,
      String code,
      String message,
      String hint,
      String raw) {
    values
        .addValue("outcome", outcome)
        .addValue("code", code)
        .addValue("journalCode", code)
        .addValue("reason", (message + " " + hint).strip())
        .addValue("message", message)
        .addValue("hint", hint)
        .addValue("raw", raw);
  }
}
