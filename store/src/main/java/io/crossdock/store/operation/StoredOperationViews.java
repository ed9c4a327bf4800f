package io.crossdock.store.operation;

import io.crossdock.core.port.work.Operations;
import io.crossdock.core.view.OperationViews;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The counts of {@link SentOperations} with the reasons from the journal. */
public final class StoredOperationViews implements OperationViews {

  private static final String CAUSES =
      """
      SELECT a.outcome = 'blocked' AS failed, a.message, a.hint, count(*) AS orders,
        min(coalesce(nullif(s.increment_id, ''), s.entity_id::text)) AS example
      FROM operation p JOIN operation_order o ON o.operation = p.id
      JOIN shop_order s ON s.connection = o.connection AND s.entity_id = o.entity_id
      JOIN LATERAL (
        SELECT outcome, message, hint FROM attempt a
        WHERE a.connection = o.connection AND a.entity_id = o.entity_id
          AND a.ended_at >= p.started_at
          AND a.outcome IN ('synced', 'unchanged', 'skipped', 'blocked')
        ORDER BY a.id LIMIT 1) a ON a.outcome IN ('skipped', 'blocked')
      WHERE p.id = :id
      GROUP BY 1, 2, 3 ORDER BY orders DESC, a.message LIMIT 50
      """;

  private final JdbcClient jdbc;
  private final Operations operations;

  public StoredOperationViews(JdbcClient jdbc, Operations operations) {
    this.jdbc = jdbc;
    this.operations = operations;
  }

  @Override
  public Optional<Summary> summary(String id) {
    return operations
        .find(id)
        .map(p ->
            new Summary(
                id,
                p.total(),
                p.open(),
                p.sent(),
                p.unchanged(),
                p.skipped(),
                p.failed(),
                causes(UUID.fromString(id))));
  }

  private List<Cause> causes(UUID id) {
    return jdbc.sql(CAUSES)
        .param("id", id)
        .query((row, n) ->
            new Cause(
                row.getBoolean("failed"),
                row.getString("message"),
                row.getString("hint"),
                row.getInt("orders"),
                row.getString("example")))
        .list();
  }
}
