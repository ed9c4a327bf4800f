package io.crossdock.store.work;

import io.crossdock.core.order.OrderKey;
import io.crossdock.core.port.work.Trigger;
import io.crossdock.core.port.work.WorkQueue.Claim;
import io.crossdock.core.port.work.WorkQueue.First;
import io.crossdock.core.port.work.WorkQueue.Lane;
import io.crossdock.store.value.AppliedJson;
import io.crossdock.store.value.Times;
import io.crossdock.store.work.StateRows.Row;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Who works on what. A claimed row has no due time of its own: what is marked meanwhile sets one.
 * The attempt id is the fencing token. Every method belongs in a transaction of the caller's; rows
 * are locked in the order of their keys, so that no two of them wait for each other.
 */
final class Claims {

  private static final String DUE =
      """
      due AS (
        SELECT connection, entity_id, STAMP AS stamp FROM work w
        WHERE due_at <= now() AND lease_owner IS NULL AND priority BETWEEN :least AND :greatest
          AND connection = :connection %s
        ORDER BY %s
        LIMIT :max
        FOR UPDATE SKIP LOCKED),
      """
          .replace("STAMP", Stamps.STAMP);

  private static final String TAKE =
      """
      taken AS (
        UPDATE work w SET
          attempt = gen_random_uuid(), lease_owner = :instance, claimed = w.generation,
          queued_at = w.due_at, due_at = NULL,
          recheck_at = CASE WHEN w.recheck_at > now() THEN w.recheck_at END
        FROM due WHERE w.connection = due.connection AND w.entity_id = due.entity_id
          AND EXISTS (SELECT FROM instance WHERE name = :instance AND alive_until > now())
        RETURNING w.attempt, due.stamp)
      SELECT attempt, stamp FROM taken
      """;

  /**
   * Not in the statement that takes them: that one sees the other tables as they were before it got
   * the row, and an attempt that ended in between has just written there what Salesforce has.
   */
  private static final String TAKEN =
      """
      SELECT connection, entity_id, attempt, generation, trigger, failures, applied,
        coalesce(fingerprint, (SELECT '' FROM restored r
          WHERE r.at > coalesce(purchased_at, '-infinity') LIMIT 1)) AS fingerprint,
        recheck_at IS NOT NULL AS landing,
        first_increment_id, first_purchased_at, FIRST_EMAIL AS first_email, first_customer
      FROM order_state s WHERE attempt = ANY (:attempts)
      ORDER BY priority DESC, queued_at, entity_id
      """
          .replace("FIRST_EMAIL", SeenOrders.FIRST_EMAIL);

  private static final String OLDEST = "priority DESC, due_at, entity_id";

  static final String CLAIM = "WITH " + DUE.formatted("", OLDEST) + TAKE;

  private static final String SHUT =
      """
      WITH shut AS (SELECT coalesce(array_agg(code), '{}') AS codes,
        coalesce(max(probed), -1) AS probed
        FROM gate WHERE connection = :connection),
      """;

  /** Good ones first, then each in its turn, then from the beginning. */
  private static final List<String> PROBES =
      Stream.of(
              DUE.formatted(
                  "AND NOT EXISTS (SELECT FROM shop_order o WHERE o.connection = w.connection"
                      + " AND o.entity_id = w.entity_id"
                      + " AND o.reason_code = ANY ((SELECT codes FROM shut)::text[]))"
                      + " AND entity_id <> (SELECT probed FROM shut)",
                  OLDEST),
              DUE.formatted("AND entity_id > (SELECT probed FROM shut)", "entity_id"),
              DUE.formatted("", "entity_id"))
          .map(due -> SHUT + due + TAKE)
          .toList();

  /** A row that was being written is read from the org now and when nothing can land any more. */
  private static final String GIVE_UP =
      """
      UPDATE work s SET
        attempt = NULL, lease_owner = NULL, due_at = least(s.due_at, s.queued_at),
        recheck_at = CASE WHEN s.fingerprint = '' THEN now() + :landing * interval '1 ms'
                     ELSE s.recheck_at END
      FROM gone WHERE s.connection = gone.connection AND s.entity_id = gone.entity_id
      """;

  private static final String FREE_DEAD =
      """
      WITH dead AS (DELETE FROM instance WHERE alive_until <= now() RETURNING name),
      gone AS (
        SELECT s.connection, s.entity_id FROM work s JOIN dead ON s.lease_owner = dead.name
        ORDER BY 1, 2 FOR UPDATE OF s)
      """
          + GIVE_UP;

  private static final String FREE_ORPHANS =
      """
      WITH gone AS (
        SELECT connection, entity_id FROM work
        WHERE lease_owner = :instance AND attempt <> ALL (:working)
        ORDER BY 1, 2 FOR UPDATE)
      """
          + GIVE_UP;

  private static final String HOLD =
      """
      SELECT now() AS at, s.connection, s.entity_id, COLUMNS FROM work s
      JOIN instance i ON i.name = s.lease_owner AND i.alive_until > now()
      WHERE s.attempt = ANY (:attempts)
      ORDER BY s.connection, s.entity_id FOR UPDATE OF s
      """
          .replace("COLUMNS", StateRows.COLUMNS);

  private static final String PROLONG =
      """
      UPDATE instance SET alive_until = now() + :lease * interval '1 ms'
      WHERE name = :instance AND alive_until > now()
      """;

  private static final String BEGIN_LEASE =
      "INSERT INTO instance (name, alive_until) VALUES (:instance, now() + :lease * interval '1"
          + " ms')";

  /** Beside live orders: less than a second of the shop's time, which these wait longer. */
  private static final int MOST_SWEPT = 50;

  private final JdbcClient jdbc;
  private final Duration landing;
  private final String connection;

  /**
   * @param connection whose orders are claimed
   * @param landing how late a write of unknown outcome may still land
   */
  Claims(JdbcClient jdbc, Duration landing, String connection) {
    this.jdbc = jdbc;
    this.landing = landing;
    this.connection = connection;
  }

  List<Claim> claim(String instance, Lane lane, int max) {
    freeDead();
    if (lane == Lane.BACKFILL) {
      return claim(instance, 0, 0, max);
    }
    int swept = Trigger.SWEEP.priority();
    var claims = new ArrayList<>(claim(instance, swept + 1, Trigger.MANUAL.priority(), max));
    int rest = claims.isEmpty() ? max : Math.min(MOST_SWEPT, max - claims.size());
    if (rest > 0) {
      claims.addAll(claim(instance, 1, swept, rest));
    }
    return claims;
  }

  Optional<Claim> probe(String instance, Lane lane) {
    freeDead();
    int least = lane == Lane.BACKFILL ? 0 : 1;
    int greatest = lane == Lane.BACKFILL ? 0 : Trigger.MANUAL.priority();
    Optional<Claim> probe =
        PROBES.stream()
            .flatMap(sql -> claim(sql, instance, least, greatest, 1).stream())
            .findFirst();
    probe.ifPresent(claim ->
        jdbc.sql("UPDATE gate SET probed = :id WHERE connection = :connection")
            .param("connection", connection)
            .param("id", claim.key().entityId())
            .update());
    return probe;
  }

  private List<Claim> claim(String instance, int least, int greatest, int max) {
    return claim(CLAIM, instance, least, greatest, max);
  }

  private List<Claim> claim(String sql, String instance, int least, int greatest, int max) {
    var stamps = new HashMap<UUID, Long>();
    jdbc.sql(sql)
        .param("connection", connection)
        .param("least", least)
        .param("greatest", greatest)
        .param("max", max)
        .param("instance", instance)
        .query(row -> {
          stamps.put(row.getObject(1, UUID.class), row.getLong(2));
        });
    return stamps.isEmpty()
        ? List.of()
        : jdbc.sql(TAKEN)
            .param("attempts", stamps.keySet().toArray(UUID[]::new))
            .query((row, n) -> claim(row, stamps))
            .list();
  }

  boolean renew(String instance, Duration lease, Collection<UUID> working) {
    boolean ran = lease(PROLONG, instance, lease) == 1;
    if (!ran) {
      freeDead();
      lease(BEGIN_LEASE, instance, lease);
    }
    jdbc.sql(FREE_ORPHANS)
        .param("instance", instance)
        .param("working", working.toArray(UUID[]::new))
        .param("landing", landing.toMillis())
        .update();
    return ran;
  }

  /** A locked row, and the transaction's time. */
  record Held(Row row, Instant at) {}

  /** Locks the rows that these attempts still hold, by attempt. */
  Map<UUID, Held> hold(Collection<UUID> attempts) {
    var held = new HashMap<UUID, Held>();
    jdbc.sql(HOLD)
        .param("attempts", attempts.toArray(UUID[]::new))
        .query(row -> {
          Instant at = Times.read(row, "at").orElseThrow();
          held.put(row.getObject("attempt", UUID.class), new Held(StateRows.read(row), at));
        });
    return held;
  }

  void beginWrite(Collection<UUID> held) {
    jdbc.sql("UPDATE work SET fingerprint = '' WHERE attempt = ANY (:attempts)")
        .param("attempts", held.toArray(UUID[]::new))
        .update();
  }

  void release(String instance) {
    jdbc.sql("UPDATE instance SET alive_until = now() WHERE name = :instance")
        .param("instance", instance)
        .update();
    freeDead();
  }

  private void freeDead() {
    jdbc.sql(FREE_DEAD).param("landing", landing.toMillis()).update();
  }

  private int lease(String sql, String instance, Duration lease) {
    return jdbc.sql(sql).param("instance", instance).param("lease", lease.toMillis()).update();
  }

  private static Claim claim(ResultSet row, Map<UUID, Long> stamps) throws SQLException {
    UUID attempt = row.getObject("attempt", UUID.class);
    return new Claim(
        new OrderKey(row.getString("connection"), row.getLong("entity_id")),
        attempt,
        row.getLong("generation"),
        Trigger.valueOf(row.getString("trigger")),
        row.getInt("failures"),
        AppliedJson.read(row.getString("applied")),
        Optional.ofNullable(row.getString("fingerprint")),
        row.getBoolean("landing"),
        first(row),
        Objects.requireNonNull(stamps.get(attempt)));
  }

  private static Optional<First> first(ResultSet row) throws SQLException {
    String incrementId = row.getString("first_increment_id");
    String email = row.getString("first_email");
    Long customer = row.getObject("first_customer", Long.class);
    return Times.read(row, "first_purchased_at")
        .filter(at -> incrementId != null)
        .map(at ->
            new First(
                incrementId,
                at,
                Objects.requireNonNullElse(email, ""),
                Optional.ofNullable(customer)));
  }
}
