package io.crossdock.store;

import io.crossdock.core.order.OrderKey;
import io.crossdock.core.port.PersonClaims;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Person claims in PostgreSQL, told apart by the database's clock alone. Thread-safe. */
final class StoredPersonClaims implements PersonClaims {

  /** Between a claim and the request that it is for. */
  private static final Duration BEFORE_THE_REQUEST = Duration.ofMinutes(1);

  /** One transaction after the other for each person, always in the same order. */
  private static final String LOCK =
      """
      SELECT pg_advisory_xact_lock(hashtextextended(person, 42)) FROM
        (SELECT DISTINCT person FROM unnest(:persons::text[]) AS p (person) ORDER BY person) AS all_
      """;

  private static final String CLAIM =
      """
      INSERT INTO person_claim AS mine (person, connection, entity_id, owner, claimed_at)
      SELECT w.person, w.connection, w.entity_id, :owner, now()
      FROM unnest(:persons::text[], :connections::text[], :entities::bigint[])
        AS w (person, connection, entity_id)
      WHERE NOT EXISTS (
        SELECT FROM person_claim c
        WHERE c.person = w.person AND c.owner <> :owner
          AND (c.connection, c.entity_id) <> (w.connection, w.entity_id)
          AND c.claimed_at > now() - :lasting * interval '1 ms')
      ON CONFLICT (person, connection, entity_id) DO UPDATE SET
        owner = excluded.owner, claimed_at = excluded.claimed_at
      RETURNING mine.connection, mine.entity_id
      """;

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
  StoredPersonClaims(
      JdbcClient jdbc, TransactionTemplate transactions, String instance, Duration landing) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.instance = instance;
    this.lasting = landing.plus(BEFORE_THE_REQUEST);
  }

  @Override
  public Set<OrderKey> claim(String flight, Map<OrderKey, String> persons) {
    return persons.isEmpty()
        ? Set.of()
        : Objects.requireNonNull(
            transactions.execute(tx -> claimed(instance + "/" + flight, persons)));
  }

  private Set<OrderKey> claimed(String owner, Map<OrderKey, String> persons) {
    var orders = List.copyOf(persons.entrySet());
    String[] keys = orders.stream().map(Map.Entry::getValue).toArray(String[]::new);
    jdbc.sql(LOCK).param("persons", keys).query((row, n) -> n).list();
    return jdbc
        .sql(CLAIM)
        .param("persons", keys)
        .param("connections", connections(persons.keySet()))
        .param("entities", entities(persons.keySet()))
        .param("owner", owner)
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

  private static String[] connections(Collection<OrderKey> orders) {
    return orders.stream().map(OrderKey::connection).toArray(String[]::new);
  }

  private static Long[] entities(Collection<OrderKey> orders) {
    return orders.stream().map(OrderKey::entityId).toArray(Long[]::new);
  }
}
