package io.crossdock.store.work;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The orders that one thing hinders, marked together. Locked rows are being worked on and are left
 * out, so that this waits for nobody; who asks again gets them.
 */
public final class CauseOrders {

  /** A statement of so many takes less than a second. */
  private static final int BATCH = 10_000;

  /** Less than what comes live, more than history. */
  private static final int PRIORITY = 1;

  private static final String MARK =
      """
      WITH hindered AS (
        SELECT connection, entity_id FROM work JOIN shop_order o USING (connection, entity_id)
        WHERE cause = :cause AND lease_owner IS NULL AND (due_at IS NULL OR due_at > now())
          AND connection = :connection
        LIMIT :batch FOR UPDATE OF work SKIP LOCKED),
      marked AS (
        UPDATE work s SET
          generation = s.generation + 1, trigger = 'MANUAL', due_at = now(),
          priority = greatest(s.priority, :priority),
          unsynced_since = coalesce(s.unsynced_since, now())
        FROM hindered h WHERE s.connection = h.connection AND s.entity_id = h.entity_id
        RETURNING s.connection, s.entity_id, s.generation),
      followed AS (
        INSERT INTO operation_order (operation, connection, entity_id, generation)
        SELECT :operation, connection, entity_id, generation FROM marked WHERE :follow
        ON CONFLICT DO NOTHING)
      SELECT count(*) FROM marked
      """;

  private final JdbcClient jdbc;
  private final TransactionTemplate transactions;
  private final String connection;

  public CauseOrders(JdbcClient jdbc, TransactionTemplate transactions, String connection) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.connection = connection;
  }

  long count(UUID cause) {
    return jdbc.sql(
            "SELECT count(*) FROM shop_order WHERE cause = :cause AND connection = :connection")
        .param("connection", connection)
        .param("cause", cause)
        .query(Long.class)
        .single();
  }

  /**
   * Marks as many as there were at its start: one that fails again meanwhile is not tried for ever.
   *
   * @return how many
   */
  public long mark(UUID cause, UUID operation) {
    long known = count(cause);
    long marked = 0;
    long last = BATCH;
    while (last == BATCH && marked < known) {
      last = batch(cause, operation, followed(known));
      marked += last;
    }
    return marked;
  }

  public static boolean followed(long orders) {
    return orders <= BATCH;
  }

  private long batch(UUID cause, UUID operation, boolean follow) {
    Long marked =
        transactions.execute(tx -> {
          long rows =
              jdbc.sql(MARK)
                  .param("connection", connection)
                  .param("cause", cause)
                  .param("batch", BATCH)
                  .param("priority", PRIORITY)
                  .param("operation", operation)
                  .param("follow", follow)
                  .query(Long.class)
                  .single();
          jdbc.sql("SELECT pg_notify(:channel, '')")
              .param("channel", OrderQueue.CHANNEL)
              .query((r, n) -> 1)
              .list();
          return rows;
        });
    return marked == null ? 0 : marked;
  }
}
