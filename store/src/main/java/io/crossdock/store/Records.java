package io.crossdock.store;

import io.crossdock.core.failure.Failure;
import io.crossdock.core.port.Outcome;
import io.crossdock.core.port.WorkQueue.Settled;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Outcomes, with a line in the journal for each. */
final class Records {

  private static final String SETTLE =
      """
      with held as (
        update order_state set
          observed = case when :again then observed else :generation end,
          retrying = :retrying,
          failures = case when :retrying then failures + 1
                          when :kind = 'Deferred' then failures else 0 end,
          due_at = case when generation > :generation and not :retrying then due_at
                        else coalesce(cast(:due as timestamptz), due_at) end,
          lease_owner = null, lease_until = null, attempt = null,
          sync_status = :status, reason_code = :code, reason = :reason,
          fingerprint = coalesce(cast(:fingerprint as text), fingerprint),
          applied = coalesce(cast(:applied as jsonb), applied),
          last_synced_at = case when :kind = 'Synced' then :ended else last_synced_at end
         where attempt = :attempt and lease_owner is not null
        returning connection, entity_id)
      insert into attempt
        (attempt, connection, entity_id, started_at, ended_at, trigger, outcome, code, message,
         hint, raw, sent, instance)
      select :attempt, connection, entity_id, :started, :ended, :trigger, :kind, :code, :message,
             :hint, :raw, :sent, '' from held
      """;

  private final JdbcClient jdbc;
  private final JsonMapper json;

  Records(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  Set<UUID> record(List<Settled> settled) {
    var kept = new HashSet<UUID>();
    settled.stream()
        .sorted(Comparator.comparing(s -> s.claim().key()))
        .filter(s -> settle(s, Verdict.of(s.outcome())))
        .forEach(s -> kept.add(s.claim().attempt()));
    return kept;
  }

  private boolean settle(Settled s, Verdict v) {
    var synced = s.outcome() instanceof Outcome.Synced done ? done : null;
    return jdbc.sql(SETTLE)
            .param("again", v.due() != null)
            .param("retrying", s.outcome() instanceof Outcome.Retry)
            .param("generation", s.claim().generation())
            .param("due", v.due() == null ? null : v.due().atOffset(ZoneOffset.UTC))
            .param("kind", s.outcome().getClass().getSimpleName())
            .param("status", v.status())
            .param("code", v.code())
            .param("reason", (v.message() + " " + v.hint()).strip())
            .param("message", v.message())
            .param("hint", v.hint())
            .param("raw", v.raw())
            .param("fingerprint", synced == null ? null : synced.fingerprint())
            .param("applied", synced == null ? null : json.writeValueAsString(synced.applied()))
            .param("attempt", s.claim().attempt())
            .param("trigger", s.claim().trigger().name())
            .param("started", s.startedAt().atOffset(ZoneOffset.UTC))
            .param("ended", s.endedAt().atOffset(ZoneOffset.UTC))
            .param("sent", s.sent())
            .update()
        == 1;
  }

  /** What an outcome means for the row; {@code due} is null for final outcomes. */
  private record Verdict(
      String status, String code, String message, String hint, String raw, @Nullable Instant due) {

    static Verdict of(Outcome outcome) {
      return switch (outcome) {
        case Outcome.Synced s -> new Verdict("IN_SYNC", "", "", "", "", null);
        case Outcome.Unchanged u -> new Verdict("IN_SYNC", "", "", "", "", null);
        case Outcome.Skipped s ->
            new Verdict(s.red() ? "OUT_OF_SYNC" : "NOT_SENT", s.code(), s.reason(), "", "", null);
        case Outcome.Deferred d -> failed("PENDING", d.failure(), d.until());
        case Outcome.Retry r -> failed("PENDING", r.failure(), r.at());
        case Outcome.Blocked b -> failed("OUT_OF_SYNC", b.failure(), null);
      };
    }

    private static Verdict failed(String status, Failure f, @Nullable Instant due) {
      return new Verdict(status, f.code(), f.message(), f.hint(), f.raw(), due);
    }
  }
}
