package io.crossdock.store.operation;

import io.crossdock.core.order.OrderKey;
import io.crossdock.core.port.work.Operations;
import io.crossdock.core.port.work.Trigger;
import io.crossdock.core.port.work.WorkQueue;
import io.crossdock.store.value.Times;
import io.crossdock.store.view.StoredQueueView;
import io.crossdock.store.work.CauseOrders;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Operations by the journal: what each order's first finished attempt since the start came to. */
public final class SentOperations implements Operations {

  private static final String PROGRESS =
      """
      SELECT count(*) AS total,
        count(*) FILTER (WHERE a.outcome IS NULL) AS open,
        count(*) FILTER (WHERE a.outcome = 'synced') AS sent,
        count(*) FILTER (WHERE a.outcome = 'unchanged') AS unchanged,
        count(*) FILTER (WHERE a.outcome = 'skipped') AS skipped,
        count(*) FILTER (WHERE a.outcome = 'blocked') AS failed
      FROM operation p JOIN operation_order o ON o.operation = p.id
      LEFT JOIN LATERAL (
        SELECT outcome FROM attempt a
        WHERE a.connection = o.connection AND a.entity_id = o.entity_id
          AND a.ended_at >= p.started_at
          AND a.outcome IN ('synced', 'unchanged', 'skipped', 'blocked')
        ORDER BY a.id LIMIT 1) a ON true
      WHERE p.id = :id AND o.connection = :connection
      """;

  private final JdbcClient jdbc;
  private final TransactionTemplate transactions;
  private final WorkQueue queue;
  private final CauseOrders causes;
  private final String connection;

  public SentOperations(
      JdbcClient jdbc, TransactionTemplate transactions, WorkQueue queue, String connection) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.queue = queue;
    this.connection = connection;
    this.causes = new CauseOrders(jdbc, transactions, connection);
  }

  @Override
  public String start(List<OrderKey> keys, String user, Instant at) {
    UUID id = UUID.randomUUID();
    transactions.executeWithoutResult(tx -> {
      begin(id, user, at);
      queue.mark(keys, Trigger.MANUAL);
      jdbc.sql(
              """
              INSERT INTO operation_order (operation, connection, entity_id, generation)
              SELECT :id, s.connection, s.entity_id, s.generation
              FROM unnest(:connections::text[], :ids::bigint[]) AS k(connection, entity_id)
              JOIN work s USING (connection, entity_id)
              ON CONFLICT DO NOTHING
              """)
          .param("id", id)
          .param("connections", keys.stream().map(OrderKey::connection).toArray(String[]::new))
          .param("ids", keys.stream().map(OrderKey::entityId).toArray(Long[]::new))
          .update();
    });
    return id.toString();
  }

  @Override
  public Again tryAgain(String cause, String user, Instant at) {
    UUID id = UUID.randomUUID();
    begin(id, user, at);
    long orders = causes.mark(StoredQueueView.id(cause), id);
    boolean follow = orders > 0 && CauseOrders.followed(orders);
    return new Again(orders, follow ? Optional.of(id.toString()) : Optional.empty());
  }

  private void begin(UUID id, String user, Instant at) {
    jdbc.sql(
            "INSERT INTO operation (id, connection, started_by, started_at)"
                + " VALUES (:id, :connection, :user, :at)")
        .param("connection", connection)
        .param("id", id)
        .param("user", user)
        .param("at", Times.sql(at))
        .update();
  }

  @Override
  public Optional<Progress> find(String id) {
    UUID uuid;
    try {
      uuid = UUID.fromString(id);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    return jdbc.sql(PROGRESS)
        .param("id", uuid)
        .param("connection", connection)
        .query((row, n) ->
            new Progress(
                id,
                row.getInt("total"),
                row.getInt("open"),
                row.getInt("sent"),
                row.getInt("unchanged"),
                row.getInt("skipped"),
                row.getInt("failed")))
        .optional()
        .filter(p -> p.total() > 0);
  }
}
