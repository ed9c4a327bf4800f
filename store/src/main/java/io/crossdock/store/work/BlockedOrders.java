package io.crossdock.store.work;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Orders whose hindrance has gone by itself. */
final class BlockedOrders {

  private static final int BATCH = 10_000;

  /** As {@link CauseOrders}: less than what comes live, more than history. */
  private static final String MARK =
      """
      WITH blocked AS (
        SELECT connection, entity_id FROM work JOIN shop_order o USING (connection, entity_id)
        WHERE cause = ANY (:causes) AND lease_owner IS NULL AND due_at IS NULL
          AND connection = :connection
        LIMIT :batch FOR UPDATE OF work SKIP LOCKED),
      marked AS (
        UPDATE work s SET
          generation = s.generation + 1, due_at = now(), priority = greatest(s.priority, 1),
          unsynced_since = coalesce(s.unsynced_since, now())
        FROM blocked b WHERE s.connection = b.connection AND s.entity_id = b.entity_id
        RETURNING 1)
      SELECT count(*) FROM marked
      """;

  private final JdbcClient jdbc;
  private final TransactionTemplate transactions;
  private final String connection;

  BlockedOrders(JdbcClient jdbc, TransactionTemplate transactions, String connection) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.connection = connection;
  }

  /** The causes with these codes, as far as they block. */
  List<UUID> causes(Set<String> codes) {
    return jdbc.sql("SELECT id FROM cause WHERE kind = 'BLOCKED' AND code = ANY (:codes)")
        .param("codes", codes.toArray(String[]::new))
        .query((row, n) -> row.getObject("id", UUID.class))
        .list();
  }

  /** Marks them in batches; an order that a notice has brought forward is left to that. */
  void mark(Collection<UUID> causes) {
    if (causes.isEmpty()) {
      return;
    }
    UUID[] ids = causes.toArray(UUID[]::new);
    long marked;
    do {
      Long rows = transactions.execute(tx -> batch(ids));
      marked = rows == null ? 0 : rows;
    } while (marked == BATCH);
  }

  private long batch(UUID[] causes) {
    long rows =
        jdbc.sql(MARK)
            .param("connection", connection)
            .param("causes", causes)
            .param("batch", BATCH)
            .query(Long.class)
            .single();
    if (rows > 0) {
      jdbc.sql("SELECT pg_notify(:channel, '')")
          .param("channel", OrderQueue.CHANNEL)
          .query((r, n) -> 1)
          .list();
    }
    return rows;
  }
}
