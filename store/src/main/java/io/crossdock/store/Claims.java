package io.crossdock.store;

import io.crossdock.core.order.OrderKey;
import io.crossdock.core.port.Trigger;
import io.crossdock.core.port.WorkQueue;
import io.crossdock.core.port.WorkQueue.Claim;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Who works on what. A claimed row has no due time of its own: what is marked meanwhile sets one.
 * The attempt id is the fencing token.
 */
final class Claims {

  /**
   * A row whose lease ran out was being worked on: if it was being written, read it again later.
   */
  private static final String CLAIM =
      """
      WITH due AS (
        SELECT connection, entity_id FROM order_state
        WHERE (due_at <= :now AND (lease_until IS NULL OR lease_until < :now))
           OR lease_until < :now
        ORDER BY priority DESC, due_at
        LIMIT :max
        FOR UPDATE SKIP LOCKED)
      UPDATE order_state s SET
        recheck_at = CASE WHEN s.lease_owner IS NOT NULL AND s.fingerprint = ''
                     THEN :recheck ELSE s.recheck_at END,
        attempt = gen_random_uuid(), lease_owner = :instance, lease_until = :until,
        claimed = s.generation, due_at = NULL
      FROM due WHERE s.connection = due.connection AND s.entity_id = due.entity_id
      RETURNING s.connection, s.entity_id, s.attempt, s.generation, s.trigger, s.failures,
        s.applied, s.fingerprint
      """;

  private static final String BEGIN_WRITE =
      """
      UPDATE order_state SET fingerprint = ''
      WHERE attempt = ANY (:attempts) AND lease_owner IS NOT NULL
      RETURNING attempt
      """;

  private final JdbcClient jdbc;

  Claims(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<Claim> claim(String instance, int max, Instant now, Instant leaseUntil) {
    return jdbc.sql(CLAIM)
        .param("now", Times.sql(now))
        .param("max", max)
        .param("instance", instance)
        .param("until", Times.sql(leaseUntil))
        .param("recheck", Times.sql(now.plus(WorkQueue.LATEST_LANDING)))
        .query((row, n) -> claim(row))
        .list();
  }

  void renew(String instance, Instant leaseUntil) {
    jdbc.sql("UPDATE order_state SET lease_until = :until WHERE lease_owner = :instance")
        .param("until", Times.sql(leaseUntil))
        .param("instance", instance)
        .update();
  }

  Set<UUID> beginWrite(Collection<Claim> claims) {
    return new HashSet<>(
        jdbc.sql(BEGIN_WRITE)
            .param("attempts", claims.stream().map(Claim::attempt).toArray(UUID[]::new))
            .query(UUID.class)
            .list());
  }

  void release(String instance) {
    jdbc.sql(
            """
            UPDATE order_state SET lease_owner = NULL, lease_until = NULL, attempt = NULL,
              due_at = least(due_at, now())
            WHERE lease_owner = :instance
            """)
        .param("instance", instance)
        .update();
  }

  private static Claim claim(ResultSet row) throws SQLException {
    return new Claim(
        new OrderKey(row.getString("connection"), row.getLong("entity_id")),
        row.getObject("attempt", UUID.class),
        row.getLong("generation"),
        Trigger.valueOf(row.getString("trigger")),
        row.getInt("failures"),
        AppliedJson.read(row.getString("applied")),
        Optional.ofNullable(row.getString("fingerprint")));
  }
}
