package io.crossdock.store.work;

import io.crossdock.core.order.OrderKey;
import io.crossdock.core.port.org.PersonClaims;
import io.crossdock.core.port.work.WorkQueue.Lane;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Person claims in PostgreSQL, told apart by the database's clock alone. Thread-safe. */
public final class StoredPersonClaims implements PersonClaims {

  /** Between a claim and the request that it is for. */
  private static final Duration BEFORE_THE_REQUEST = Duration.ofMinutes(1);

  /** One transaction after the other for each person, always in the same order. */
  private static final String LOCK =
      """
      SELECT pg_advisory_xact_lock(hashtextextended(person, 42)) FROM
        (SELECT DISTINCT person FROM unnest(:persons::text[]) AS p (person) ORDER BY person) AS all_
      """;

  /**
   * Of what {@code w} is to make, somebody else's claim. It is not in the way when the same lane
   * holds its order and nothing of that may still land, nor when it has the same key and nobody
   * works on it, nor when it is history's, which has not sent anything yet and finds itself
   * overtaken before it does.
   */
  private static final String IN_THE_WAY =
      """
      EXISTS (
        SELECT FROM person_claim c
        LEFT JOIN work s ON (s.connection, s.entity_id) = (c.connection, c.entity_id)
        WHERE c.person = w.person AND (c.connection, c.entity_id) <> (w.connection, w.entity_id)
          AND c.claimed_at > now() - :lasting * interval '1 ms'
          AND ((c.owner, c.lane) = (w.owner, w.lane) AND s.lease_owner = :instance AND s.recheck_at IS NULL) IS NOT TRUE
          AND (c.customer = w.customer AND s.lease_owner IS NULL) IS NOT TRUE
          AND NOT (c.lane = 'BACKFILL' AND NOT c.sent AND w.lane = 'LIVE'))
      """;

  private static final String CLAIM =
      """
      INSERT INTO person_claim AS mine
        (person, customer, connection, entity_id, owner, lane, claimed_at)
      SELECT w.person, w.customer, w.connection, w.entity_id, w.owner, w.lane, now()
      FROM (
        SELECT *, :instance AS owner, :lane AS lane
        FROM unnest(:persons::text[], :customers::text[], :connections::text[], :entities::bigint[])
          AS w (person, customer, connection, entity_id)) AS w
      WHERE NOT
      """
          + IN_THE_WAY
          + """
          ON CONFLICT (person, connection, entity_id) DO UPDATE SET
            customer = excluded.customer, owner = excluded.owner, lane = excluded.lane,
            claimed_at = excluded.claimed_at
          RETURNING mine.connection, mine.entity_id
          """;

  private static final String CLAIMED =
      """
      SELECT c.person FROM person_claim c
      JOIN unnest(:connections::text[], :entities::bigint[]) AS k (connection, entity_id)
        USING (connection, entity_id)
      """;

  private static final String RENEW =
      """
      UPDATE person_claim w SET claimed_at = now(), sent = true
      FROM unnest(:connections::text[], :entities::bigint[]) AS k (connection, entity_id)
      WHERE (w.connection, w.entity_id) = (k.connection, k.entity_id)
        AND w.owner = :instance
        AND NOT
      """
          + IN_THE_WAY
          + " RETURNING w.connection, w.entity_id";

  private static final String RELEASE =
      """
      DELETE FROM person_claim c
      USING unnest(:connections::text[], :entities::bigint[]) AS k (connection, entity_id)
      WHERE c.connection = k.connection AND c.entity_id = k.entity_id
      """;

  private final JdbcClient jdbc;
  private final TransactionTemplate transactions;
  private final String instance;
  private final Duration lasting;

  /**
   * @param landing how late a write of unknown outcome may still land in the org
   */
  public StoredPersonClaims(
      JdbcClient jdbc, TransactionTemplate transactions, String instance, Duration landing) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.instance = instance;
    this.lasting = landing.plus(BEFORE_THE_REQUEST);
  }

  @Override
  public Set<OrderKey> claim(Lane lane, Map<OrderKey, Newcomer> newcomers) {
    return newcomers.isEmpty()
        ? Set.of()
        : Objects.requireNonNull(transactions.execute(tx -> claimed(lane, newcomers)));
  }

  @Override
  public Set<OrderKey> overtaken(Set<OrderKey> orders) {
    return orders.isEmpty()
        ? Set.of()
        : Objects.requireNonNull(
            transactions.execute(tx -> {
              var overtaken = new HashSet<>(orders);
              overtaken.removeAll(renewed(orders));
              return overtaken;
            }));
  }

  private Set<OrderKey> claimed(Lane lane, Map<OrderKey, Newcomer> newcomers) {
    var orders = List.copyOf(newcomers.entrySet());
    var persons = texts(orders, e -> e.getValue().person());
    lock(persons);
    return keys(
        jdbc.sql(CLAIM)
            .param("persons", persons)
            .param("customers", texts(orders, e -> e.getValue().customer()))
            .param("connections", connections(newcomers.keySet()))
            .param("entities", entities(newcomers.keySet()))
            .param("lane", lane.name()));
  }

  private Set<OrderKey> renewed(Set<OrderKey> orders) {
    var persons =
        jdbc.sql(CLAIMED)
            .param("connections", connections(orders))
            .param("entities", entities(orders))
            .query(String.class)
            .list();
    lock(persons.toArray(String[]::new));
    return keys(
        jdbc.sql(RENEW)
            .param("connections", connections(orders))
            .param("entities", entities(orders)));
  }

  private void lock(String[] persons) {
    jdbc.sql(LOCK).param("persons", persons).query((row, n) -> n).list();
  }

  private Set<OrderKey> keys(JdbcClient.StatementSpec statement) {
    return statement
        .param("instance", instance)
        .param("lasting", lasting.toMillis())
        .query((row, n) -> new OrderKey(row.getString(1), row.getLong(2)))
        .list()
        .stream()
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Part of the transaction that records these orders' outcomes. */
  static void release(JdbcClient jdbc, Collection<OrderKey> orders) {
    if (!orders.isEmpty()) {
      jdbc.sql(RELEASE)
          .param("connections", connections(orders))
          .param("entities", entities(orders))
          .update();
    }
  }

  private static <T> String[] texts(List<T> of, Function<T, String> text) {
    return of.stream().map(text).toArray(String[]::new);
  }

  private static String[] connections(Collection<OrderKey> orders) {
    return orders.stream().map(OrderKey::connection).toArray(String[]::new);
  }

  private static Long[] entities(Collection<OrderKey> orders) {
    return orders.stream().map(OrderKey::entityId).toArray(Long[]::new);
  }
}
