package io.crossdock.store.order;

import io.crossdock.core.order.OrderKey;
import io.crossdock.core.port.work.PersonalData;
import io.crossdock.store.view.OrderConditions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** People are taken out of each table that may name them, some orders at a time. Thread-safe. */
public final class StoredPersonalData implements PersonalData {

  private static final int BATCH = 500;

  /** The first condition is that of an index. */
  private static final String OF_EMAIL =
      """
      SELECT connection, entity_id FROM shop_order
      WHERE %s AND lower(email) = lower(:email)
      ORDER BY connection, entity_id
      """
          .formatted(OrderConditions.PEOPLE);

  private static final String FREE =
      """
      SELECT s.connection, s.entity_id, o.cause FROM work s
      JOIN unnest(:connections::text[], :ids::bigint[]) AS k (connection, entity_id)
        USING (connection, entity_id)
      JOIN shop_order o USING (connection, entity_id)
      WHERE s.lease_owner IS NULL ORDER BY 1, 2 FOR UPDATE OF s, o
      """;

  private static final String OURS =
      """
      (connection, entity_id) IN
        (SELECT * FROM unnest(:connections::text[], :ids::bigint[]))
      """;

  private static final String LINKS =
      """
      DELETE FROM customer_person WHERE (connection, contact_id) IN (
        SELECT connection, applied->>'contact' FROM written WHERE %1$s
        UNION
        SELECT connection, contact_id FROM customer_link WHERE (connection, identity) IN (
          SELECT connection, connection || ':email:'
            || encode(sha256(convert_to(lower(trim(email)), 'UTF8')), 'hex')
          FROM shop_order WHERE email <> '' AND %1$s))
      """
          .formatted(OURS);

  private static final String JOURNAL =
      "UPDATE attempt SET message = :message, hint = '', raw = '', changes = '' WHERE " + OURS;

  private static final String NAMES = "DELETE FROM order_name WHERE " + OURS;

  private static final String STATES =
      """
      UPDATE shop_order SET
        email = '', bill_to_name = '', ship_to_name = '', forgotten_at = now(), first_email = NULL,
        reason = CASE WHEN reason <> '' AND sync_status IN ('OUT_OF_SYNC', 'PENDING')
                 THEN :reason ELSE reason END,
        cause = CASE WHEN cause IS NOT NULL THEN :forgotten END
      WHERE
      """
          + OURS;

  private static final String WRITTEN =
      "UPDATE written SET applied = applied || '{\"sent\": {}, \"warnings\": []}' WHERE " + OURS;

  private static final String CAUSES =
      """
      DELETE FROM cause c WHERE id = ANY (:causes)
        AND NOT EXISTS (SELECT FROM shop_order s WHERE s.cause = c.id)
      """;

  private final JdbcClient jdbc;
  private final TransactionTemplate transactions;

  public StoredPersonalData(JdbcClient jdbc, TransactionTemplate transactions) {
    this.jdbc = jdbc;
    this.transactions = transactions;
  }

  @Override
  public List<OrderKey> ordersOf(String email) {
    String quoted = email.toLowerCase(Locale.ROOT).replaceAll("([%_\\\\])", "\\\\$1");
    return email.isBlank()
        ? List.of()
        : jdbc.sql(OF_EMAIL)
            .param("like", quoted + "%")
            .param("email", email)
            .query((row, n) -> new OrderKey(row.getString(1), row.getLong(2)))
            .list();
  }

  @Override
  public Forgotten forget(Collection<OrderKey> orders) {
    List<OrderKey> all = orders.stream().distinct().sorted().toList();
    int forgotten = 0;
    for (int from = 0; from < all.size(); from += BATCH) {
      List<OrderKey> some = all.subList(from, Math.min(all.size(), from + BATCH));
      forgotten += Objects.requireNonNull(transactions.execute(tx -> batch(some)));
    }
    return new Forgotten(forgotten, all.size() - forgotten);
  }

  private int batch(List<OrderKey> some) {
    List<Free> free =
        of(FREE, some)
            .query((row, n) ->
                new Free(
                    new OrderKey(row.getString(1), row.getLong(2)),
                    Optional.ofNullable(row.getObject(3, UUID.class))))
            .list();
    List<OrderKey> keys = free.stream().map(Free::key).toList();
    var causes = new ArrayList<UUID>();
    free.forEach(one -> one.cause().ifPresent(causes::add));
    if (!causes.isEmpty()) {
      keepForgotten();
    }
    of(LINKS, keys).update();
    of(JOURNAL, keys).param("message", ATTEMPT).update();
    of(WRITTEN, keys).update();
    of(NAMES, keys).update();
    of(STATES, keys).param("reason", REASON).param("forgotten", FORGOTTEN.id()).update();
    causes.removeIf(FORGOTTEN.id()::equals);
    jdbc.sql(CAUSES).param("causes", causes.toArray(UUID[]::new)).update();
    return keys.size();
  }

  private void keepForgotten() {
    jdbc.sql(
            """
            INSERT INTO cause (id, kind, code, sentence, hint)
            VALUES (:id, :kind, :code, :sentence, :hint) ON CONFLICT DO NOTHING
            """)
        .param("id", FORGOTTEN.id())
        .param("kind", FORGOTTEN.kind().name())
        .param("code", FORGOTTEN.code())
        .param("sentence", FORGOTTEN.sentence())
        .param("hint", FORGOTTEN.hint())
        .update();
  }

  private JdbcClient.StatementSpec of(String sql, List<OrderKey> keys) {
    return jdbc.sql(sql)
        .param("connections", keys.stream().map(OrderKey::connection).toArray(String[]::new))
        .param("ids", keys.stream().map(OrderKey::entityId).toArray(Long[]::new));
  }

  private record Free(OrderKey key, Optional<UUID> cause) {}
}
