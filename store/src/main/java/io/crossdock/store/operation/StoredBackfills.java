package io.crossdock.store.operation;

import io.crossdock.core.order.Order;
import io.crossdock.core.order.OrderKey;
import io.crossdock.core.port.work.Backfills;
import io.crossdock.core.port.work.Trigger;
import io.crossdock.core.port.work.WorkQueue;
import io.crossdock.core.port.work.WorkQueue.Observed;
import io.crossdock.store.value.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Back-fills, their places and what they have queued. */
public final class StoredBackfills implements Backfills {

  private static final String PROGRESS =
      """
      SELECT b.*, p.*,
        b.state = 'RUNNING' AND EXISTS (
          SELECT FROM work s
          WHERE s.due_at <= now() AND s.lease_owner IS NULL AND s.priority > 0
            AND s.connection = b.connection) AS behind,
        CASE WHEN b.state = 'RUNNING' THEN (
          SELECT count(*) FROM attempt a
          WHERE a.trigger = 'BACKFILL' AND a.connection = b.connection
            AND a.outcome IN ('synced', 'unchanged', 'skipped', 'blocked')
            AND a.ended_at > now() - interval '5 minutes') ELSE 0 END AS lately,
        greatest(extract(epoch FROM now() - b.started_at)::bigint, 10) AS age
      FROM backfill b CROSS JOIN LATERAL (
        SELECT count(*) AS queued,
          count(*) FILTER (WHERE s.observed < o.generation) AS open,
          count(*) FILTER (WHERE s.observed >= o.generation AND s.sync_status = 'NOT_SENT')
            AS not_sent,
          count(*) FILTER (WHERE s.observed >= o.generation AND s.sync_status = 'OUT_OF_SYNC')
            AS failed
        FROM backfill_order o JOIN order_state s USING (connection, entity_id)
        WHERE o.backfill = b.id) p
      """;

  private static final String SELECT =
      """
      INSERT INTO backfill_order (backfill, connection, entity_id, generation)
      SELECT :id, k.connection, k.entity_id, 0
      FROM unnest(:connections::text[], :ids::bigint[]) AS k(connection, entity_id)
      ON CONFLICT DO NOTHING
      RETURNING connection, entity_id
      """;

  private static final String AWAIT =
      """
      UPDATE backfill_order o SET generation = s.generation FROM work s
      WHERE o.backfill = :id AND o.generation = 0
        AND s.connection = o.connection AND s.entity_id = o.entity_id
      """;

  private static final Observed NOTHING = new Observed(0, Map.of());

  private final JdbcClient jdbc;
  private final TransactionTemplate transactions;
  private final WorkQueue queue;
  private final String connection;

  public StoredBackfills(
      JdbcClient jdbc, TransactionTemplate transactions, WorkQueue queue, String connection) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.queue = queue;
    this.connection = connection;
  }

  @Override
  public long estimate(Request request) {
    return jdbc.sql(
            """
            SELECT count(*) FROM shop_order
            WHERE connection = :connection AND purchased_at >= :from AND purchased_at < :before
              AND (cardinality(:statuses::text[]) = 0 OR status = ANY (:statuses::text[]))
            """)
        .param("connection", connection)
        .param("from", Times.sql(request.from()))
        .param("before", Times.sql(request.before()))
        .param("statuses", request.statuses().toArray(String[]::new))
        .query(Long.class)
        .single();
  }

  @Override
  public String start(Request request, String user) {
    UUID id = UUID.randomUUID();
    jdbc.sql(
            """
            INSERT INTO backfill (id, connection, placed_from, placed_before, statuses, started_by,
              started_at, state, reached, page)
            VALUES (:id, :connection, :from, :before, :statuses, :user, now(), 'RUNNING', :before,
              1)
            """)
        .param("connection", connection)
        .param("id", id)
        .param("from", Times.sql(request.from()))
        .param("before", Times.sql(request.before()))
        .param("statuses", request.statuses().toArray(String[]::new))
        .param("user", user)
        .update();
    return id.toString();
  }

  @Override
  public void pause(String id) {
    become(State.PAUSED, id, State.RUNNING);
  }

  @Override
  public void resume(String id) {
    become(State.RUNNING, id, State.PAUSED);
  }

  @Override
  public void cancel(String id) {
    become(State.CANCELLED, id, State.RUNNING, State.PAUSED);
  }

  @Override
  public Optional<Progress> find(String id) {
    return uuid(id)
        .flatMap(key ->
            jdbc.sql(PROGRESS + " WHERE b.id = :id AND b.connection = :connection")
                .param("id", key)
                .param("connection", connection)
                .query((row, n) -> progress(row))
                .optional());
  }

  @Override
  public List<Progress> recent(int limit) {
    return jdbc.sql(
            PROGRESS + " WHERE b.connection = :connection ORDER BY b.started_at DESC LIMIT :limit")
        .param("connection", connection)
        .param("limit", limit)
        .query((row, n) -> progress(row))
        .list();
  }

  @Override
  public Optional<Place> next() {
    return jdbc.sql(
            "SELECT * FROM backfill WHERE state = 'RUNNING' AND connection = :connection"
                + " ORDER BY started_at LIMIT 1")
        .param("connection", connection)
        .query((row, n) ->
            new Place(row.getString("id"), request(row), time(row, "reached"), row.getInt("page")))
        .optional();
  }

  @Override
  public void counted(String id, long orders) {
    uuid(id)
        .ifPresent(key ->
            jdbc.sql(
                    "UPDATE backfill SET orders = :orders WHERE id = :id"
                        + " AND connection = :connection")
                .param("connection", connection)
                .param("orders", orders)
                .param("id", key)
                .update());
  }

  @Override
  public long waiting() {
    return jdbc.sql(
            """
            SELECT count(*) FROM work
            WHERE due_at <= now() AND lease_owner IS NULL AND priority = 0
              AND connection = :connection
            """)
        .param("connection", connection)
        .query(Long.class)
        .single();
  }

  @Override
  public Observed feed(String id, List<Order> selected, Optional<Place> reached, long since) {
    return Objects.requireNonNull(
        transactions.execute(tx -> {
          UUID key = UUID.fromString(id);
          if (!runs(key)) {
            return NOTHING;
          }
          Observed observed = selected.isEmpty() ? NOTHING : queued(key, selected, since);
          move(key, reached);
          return observed;
        }));
  }

  /** Those that {@code observe} has marked are left as they are: see {@link Observed}. */
  private Observed queued(UUID key, List<Order> selected, long since) {
    Observed seen = queue.observe(selected, Trigger.BACKFILL, since);
    List<OrderKey> fresh =
        new ArrayList<>(
            jdbc.sql(SELECT)
                .param("id", key)
                .param(
                    "connections",
                    selected.stream().map(o -> o.key().connection()).toArray(String[]::new))
                .param("ids", selected.stream().map(o -> o.key().entityId()).toArray(Long[]::new))
                .query((row, n) -> new OrderKey(row.getString(1), row.getLong(2)))
                .list());
    fresh.removeAll(seen.untouched().keySet());
    Observed marked = queue.mark(fresh, Trigger.BACKFILL, since);
    jdbc.sql(AWAIT).param("id", key).update();
    var untouched = new HashMap<>(seen.untouched());
    untouched.putAll(marked.untouched());
    return new Observed(seen.marked() + marked.marked(), untouched);
  }

  /** Stays so until this transaction ends. */
  private boolean runs(UUID id) {
    return jdbc.sql(
            "SELECT id FROM backfill WHERE id = :id AND connection = :connection"
                + " AND state = 'RUNNING' FOR UPDATE")
        .param("connection", connection)
        .param("id", id)
        .query(UUID.class)
        .optional()
        .isPresent();
  }

  private void move(UUID id, Optional<Place> reached) {
    if (reached.isEmpty()) {
      jdbc.sql("UPDATE backfill SET state = 'DONE', reached = placed_from WHERE id = :id")
          .param("id", id)
          .update();
      return;
    }
    jdbc.sql("UPDATE backfill SET reached = :reached, page = :page WHERE id = :id")
        .param("id", id)
        .param("reached", Times.sql(reached.get().before()))
        .param("page", reached.get().page())
        .update();
  }

  private void become(State state, String id, State... from) {
    uuid(id)
        .ifPresent(key ->
            jdbc.sql(
                    "UPDATE backfill SET state = :state WHERE id = :id AND state = ANY (:from)"
                        + " AND connection = :connection")
                .param("connection", connection)
                .param("state", state.name())
                .param("id", key)
                .param("from", java.util.Arrays.stream(from).map(Enum::name).toArray(String[]::new))
                .update());
  }

  private static Optional<UUID> uuid(String id) {
    try {
      return Optional.of(UUID.fromString(id));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Progress progress(ResultSet row) throws SQLException {
    long queued = row.getLong("queued");
    long open = row.getLong("open");
    long notSent = row.getLong("not_sent");
    long failed = row.getLong("failed");
    return new Progress(
        row.getString("id"),
        request(row),
        row.getString("started_by"),
        time(row, "started_at"),
        State.valueOf(row.getString("state")),
        time(row, "reached"),
        queued,
        open,
        queued - open - notSent - failed,
        notSent,
        failed,
        new Pace(
            row.getLong("orders"),
            row.getLong("lately") * 60 / Math.min(300, row.getLong("age")),
            row.getBoolean("behind")));
  }

  private static Request request(ResultSet row) throws SQLException {
    return new Request(
        time(row, "placed_from"),
        time(row, "placed_before"),
        Set.of((String[]) row.getArray("statuses").getArray()));
  }

  private static Instant time(ResultSet row, String column) throws SQLException {
    return Times.read(row, column).orElse(Instant.EPOCH);
  }
}
