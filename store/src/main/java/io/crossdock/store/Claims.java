package io.crossdock.store;

import io.crossdock.core.order.OrderKey;
import io.crossdock.core.plan.Applied;
import io.crossdock.core.port.Trigger;
import io.crossdock.core.port.WorkQueue.Claim;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Who holds which row, and until when. */
final class Claims {

  private static final String CLAIM =
      """
      with due as materialized (
        select connection, entity_id from order_state
         where (generation > observed or retrying) and due_at <= :now
           and (lease_until is null or lease_until <= :now)
         order by priority desc, due_at limit :max for update skip locked),
      held as (
        update order_state s
           set lease_owner = :instance, lease_until = :until, attempt = gen_random_uuid()
          from due d where s.connection = d.connection and s.entity_id = d.entity_id
        returning s.*)
      select * from held order by priority desc, due_at
      """;

  private static final String BEGIN =
      """
      update order_state set fingerprint = null
       where attempt = any(:attempts::uuid[]) and lease_owner is not null returning attempt
      """;

  private final JdbcClient jdbc;
  private final JsonMapper json;

  Claims(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  List<Claim> claim(String instance, int max, Instant now, Instant until) {
    return jdbc.sql(CLAIM)
        .param("instance", instance)
        .param("max", max)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("until", until.atOffset(ZoneOffset.UTC))
        .query((rs, n) -> read(rs))
        .list();
  }

  void renew(String instance, Instant now, Instant until) {
    jdbc.sql(
            "update order_state set lease_until = :until"
                + " where lease_owner = :instance and lease_until > :now")
        .param("until", until.atOffset(ZoneOffset.UTC))
        .param("instance", instance)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
  }

  Set<UUID> beginWrite(Collection<Claim> claims) {
    var attempts = claims.stream().map(Claim::attempt).toArray(UUID[]::new);
    return new HashSet<>(jdbc.sql(BEGIN).param("attempts", attempts).query(UUID.class).list());
  }

  void release(String instance) {
    jdbc.sql(
            "update order_state set lease_owner = null, lease_until = null, attempt = null"
                + " where lease_owner = :instance")
        .param("instance", instance)
        .update();
  }

  Optional<Instant> nextDue() {
    return jdbc.sql(
            "select due_at from order_state where (generation > observed or retrying)"
                + " and lease_owner is null order by due_at limit 1")
        .query(OffsetDateTime.class)
        .optional()
        .map(OffsetDateTime::toInstant);
  }

  private Claim read(ResultSet rs) throws SQLException {
    String applied = rs.getString("applied");
    return new Claim(
        new OrderKey(rs.getString("connection"), rs.getLong("entity_id")),
        rs.getObject("attempt", UUID.class),
        rs.getLong("generation"),
        Trigger.valueOf(rs.getString("trigger")),
        rs.getInt("failures"),
        applied == null ? Applied.NOTHING : AppliedJson.read(json, applied),
        Optional.ofNullable(rs.getString("fingerprint")));
  }
}
