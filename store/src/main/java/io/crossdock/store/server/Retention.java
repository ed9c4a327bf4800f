package io.crossdock.store.server;

import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Deletes what is old, a few thousand rows at a time: no statement is long, nobody waits for its
 * locks, and a crash in the middle loses nothing but the turn.
 *
 * @param answers how long the other systems' answers are kept
 * @param journal how long what was tried is kept
 */
public record Retention(Duration answers, Duration journal) {

  /** What is kept where nobody says otherwise. */
  public static final Retention STANDARD = new Retention(Duration.ofDays(14), Duration.ofDays(180));

  private static final int BATCH = 5_000;

  private static final String ANSWERS =
      """
      UPDATE attempt SET raw = '' WHERE id = ANY (ARRAY(
        SELECT id FROM attempt
        WHERE raw <> '' AND ended_at < now() - :age * interval '1 second'
          AND connection = :connection
        ORDER BY ended_at LIMIT :batch))
      """;

  private static final String JOURNAL =
      """
      DELETE FROM attempt WHERE id = ANY (ARRAY(
        SELECT id FROM attempt
        WHERE ended_at < now() - :age * interval '1 second' AND connection = :connection
        ORDER BY ended_at LIMIT :batch))
      """;

  /** Who asked for what, once its answers are gone. */
  private static final String OPERATION_ORDERS =
      """
      DELETE FROM operation_order WHERE ctid = ANY (ARRAY(
        SELECT o.ctid FROM operation p JOIN operation_order o ON o.operation = p.id
        WHERE p.started_at < now() - :age * interval '1 second' AND o.connection = :connection
        LIMIT :batch))
      """;

  private static final String OPERATIONS =
      """
      DELETE FROM operation WHERE id = ANY (ARRAY(
        SELECT id FROM operation p WHERE connection = :connection AND started_at < now() - :age * interval '1 second'
          AND NOT EXISTS (SELECT FROM operation_order o WHERE o.operation = p.id)
        LIMIT :batch))
      """;

  private static final String CAUSES =
      """
      DELETE FROM cause c WHERE seen_at < now() - interval '7 days'
        AND NOT EXISTS (SELECT FROM shop_order s WHERE s.cause = c.id)
      """;

  private static final String DEEDS =
      """
      DELETE FROM audit_log WHERE id = ANY (ARRAY(
        SELECT id FROM audit_log WHERE at < now() - :age * interval '1 second'
        ORDER BY id LIMIT :batch))
      """;

  private static final Duration TWO_YEARS = Duration.ofDays(730);

  /** Of this connection's orders, and of what is nobody's. */
  public void apply(JdbcClient jdbc, String connection) {
    inBatches(jdbc.sql(ANSWERS).param("connection", connection), answers);
    inBatches(jdbc.sql(JOURNAL).param("connection", connection), journal);
    inBatches(jdbc.sql(OPERATION_ORDERS).param("connection", connection), journal);
    inBatches(jdbc.sql(OPERATIONS).param("connection", connection), journal);
    inBatches(jdbc.sql(DEEDS), TWO_YEARS);
    jdbc.sql(CAUSES).update();
    jdbc.sql("DELETE FROM sign_in_try WHERE last < now() - interval '1 day'").update();
    jdbc.sql("DELETE FROM console_session WHERE began_at < now() - interval '2 days'").update();
    jdbc.sql("DELETE FROM person_claim WHERE claimed_at < now() - interval '1 day'").update();
    jdbc.sql("DELETE FROM api_calls WHERE hour < now() - interval '2 days'").update();
    jdbc.sql("DELETE FROM shop_work WHERE minute < now() - interval '2 hours'").update();
  }

  private static void inBatches(JdbcClient.StatementSpec sql, Duration age) {
    sql.param("age", age.toSeconds()).param("batch", BATCH);
    int rows = BATCH;
    while (rows == BATCH) {
      rows = sql.update();
    }
  }
}
