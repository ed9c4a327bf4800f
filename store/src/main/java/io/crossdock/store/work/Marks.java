package io.crossdock.store.work;

import io.crossdock.core.order.Order;
import io.crossdock.core.order.OrderKey;
import io.crossdock.core.port.shop.OrderSource.Unreadable;
import io.crossdock.core.port.work.Trigger;
import io.crossdock.core.port.work.WorkQueue;
import io.crossdock.core.work.Event.Noticed;
import io.crossdock.core.work.Lifecycle;
import io.crossdock.core.work.OrderState;
import io.crossdock.core.work.Seen;
import io.crossdock.store.value.Kept;
import io.crossdock.store.value.Times;
import io.crossdock.store.work.StateRows.Row;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * Notices become rows that are due. A batch is read and locked in one statement, in the order of
 * the keys, and written in another; new orders in one more. When another was first with a new order
 * it throws {@link OptimisticLockingFailureException}: all is to be done again.
 */
final class Marks {

  /** A row for each key; {@code generation} is null where there is none yet. */
  private static final String LOCK =
      """
      SELECT now() AS at, k.connection, k.entity_id, s.*,
        CASE WHEN s.generation IS NULL AND :hint THEN
          (SELECT count(*) FROM (SELECT FROM work
            WHERE due_at IS NOT NULL AND lease_owner IS NULL LIMIT :most) AS waiting)
        END AS waiting
      FROM unnest(:connections::text[], :ids::bigint[]) AS k (connection, entity_id)
      LEFT JOIN LATERAL (
        SELECT COLUMNS FROM work s
        WHERE s.connection = k.connection AND s.entity_id = k.entity_id FOR UPDATE) AS s ON true
      """
          .replace("COLUMNS", StateRows.COLUMNS);

  private static final String STATES =
      "unnest(" + StateRows.ARRAYS + ") AS t (" + StateRows.TABLE + ")";

  /** Read once the row in "work" is held, as whoever writes these holds it. */
  private static final String LAST =
      """
      SELECT connection, entity_id, s.digest, s.increment_id, s.reason_code FROM shop_order s
      JOIN unnest(:connections::text[], :ids::bigint[]) AS k (connection, entity_id)
        USING (connection, entity_id)
      """;

  private static final String NOTICE =
      ("UPDATE work s SET " + StateRows.BECOMES + " FROM " + STATES)
          + " WHERE s.connection = t.connection AND s.entity_id = t.entity_id";

  private static final String ADDED =
      ("WITH added AS (INSERT INTO work (" + StateRows.TABLE + ") SELECT * FROM " + STATES)
          + " ORDER BY 1, 2 ON CONFLICT DO NOTHING RETURNING connection, entity_id)\n";

  private static final String NUMBERS =
      " FROM unnest(:connections::text[], :ids::bigint[], :numbers::text[], :placed::timestamptz[])"
          + " AS o (connection, entity_id, increment_id, purchased_at)";

  /** What a known order shows stays unwritten. */
  private static final Write MARK =
      new Write(
          ADDED + "INSERT INTO shop_order (connection, entity_id) SELECT * FROM added", NOTICE);

  private static final Write SEEN =
      Write.of(SeenOrders.COLUMNS, SeenOrders.VALUES, SeenOrders.BECOMES, SeenOrders.ORDERS);

  /** In the grid under its number, and red once it has been tried. */
  private static final Write FAILING =
      Write.of(
          "increment_id, purchased_at",
          "o.increment_id, o.purchased_at",
          """
          digest = NULL, increment_id = o.increment_id,
          purchased_at = coalesce(s.purchased_at, o.purchased_at)
          """,
          NUMBERS);

  private static final String NOTICED =
      """
      SELECT entity_id FROM work
      WHERE due_at <= now() AND lease_owner IS NULL AND priority = :priority
        AND due_at > now() - :fresh * interval '1 ms' AND trigger = :trigger
        AND connection = :connection
      ORDER BY due_at DESC, entity_id
      LIMIT :most
      """;

  /** The shop is asked for as many in a second or two. */
  private static final int MOST_WAITING = 1_000;

  private final JdbcClient jdbc;
  private final Stamps stamps;

  Marks(JdbcClient jdbc, Stamps stamps) {
    this.jdbc = jdbc;
    this.stamps = stamps;
  }

  /** One statement for new orders and one for known ones. */
  private record Write(String insert, String update) {

    /** With what the grid shows of them. */
    static Write of(String columns, String values, String becomes, String orders) {
      return new Write(
          (ADDED + "INSERT INTO shop_order (connection, entity_id, " + columns)
              + (") SELECT connection, entity_id, " + values + orders)
              + " JOIN added USING (connection, entity_id)",
          ("WITH noticed AS (" + NOTICE + ") UPDATE shop_order s SET " + becomes + orders)
              + " WHERE s.connection = o.connection AND s.entity_id = o.entity_id");
    }
  }

  /**
   * A row as it is.
   *
   * @param known false = there is none yet
   * @param crowded so many orders wait that a mere hint is left to the poll
   * @param seen nothing, until it is asked for
   */
  private record Locked(Row row, boolean known, boolean crowded, Instant at, Seen seen) {

    OrderKey key() {
      return row.key();
    }

    private Row noticed(Trigger trigger) {
      return new Row(key(), Lifecycle.next(row.state(), new Noticed(trigger, at)));
    }

    private Locked with(Seen last) {
      return new Locked(row, known, crowded, at, last);
    }

    /** One that is worked on is left alone. */
    private boolean isNews(Unreadable order) {
      return row.state().hold().isEmpty() && seen.differs(order);
    }
  }

  /**
   * A notice of an order that nobody has seen is a hint and no more: where many wait already it is
   * left to the poll, which finds what is really there, so that a flood of ids that lead nowhere
   * keeps no order waiting.
   *
   * @param untouched as {@link #observe}
   */
  int mark(
      Collection<OrderKey> keys,
      Trigger trigger,
      long since,
      Consumer<Map<OrderKey, Long>> untouched) {
    List<Locked> noticed =
        lock(keys, trigger == Trigger.WEBHOOK).stream().filter(row -> !row.crowded()).toList();
    return marked(MARK, noticed, trigger, (sql, _) -> sql, since, untouched);
  }

  /** See {@link WorkQueue#noticed}. */
  List<OrderKey> noticed(String connection, Duration fresh, int most) {
    return jdbc.sql(NOTICED)
        .param("priority", Trigger.WEBHOOK.priority())
        .param("fresh", fresh.toMillis())
        .param("trigger", Trigger.WEBHOOK.name())
        .param("connection", connection)
        .param("most", most)
        .query((row, n) -> new OrderKey(connection, row.getLong(1)))
        .list();
  }

  /** An order that was blocked for this already is left alone. */
  int markFailing(Map<OrderKey, Unreadable> found, Trigger trigger) {
    var unreadable = new TreeMap<OrderKey, Unreadable>();
    found.forEach((key, order) -> unreadable.put(key, kept(order)));
    List<Locked> noticed =
        seen(lock(unreadable.keySet(), false)).stream()
            .filter(row -> row.isNews(of(unreadable, row)))
            .toList();
    return write(
        FAILING,
        noticed,
        trigger,
        (sql, rows) ->
            sql.param(
                    "numbers", StateRows.texts(rows, row -> row.seen().number(of(unreadable, row))))
                .param(
                    "placed",
                    StateRows.times(
                        rows,
                        row -> of(unreadable, row).placedAt().or(() -> Optional.of(row.at())))));
  }

  /**
   * Those that differ from what was seen of them last.
   *
   * @param untouched is told of those whose rows are as they were at the moment {@code since}, and
   *     of the stamps that their rows have now
   */
  int observe(
      List<Order> orders, Trigger trigger, long since, Consumer<Map<OrderKey, Long>> untouched) {
    var seen = new TreeMap<OrderKey, Order>();
    orders.forEach(order -> seen.put(order.key(), order));
    List<Locked> noticed =
        seen(lock(seen.keySet(), false)).stream()
            .filter(row -> row.seen().differs(of(seen, row)))
            .toList();
    return marked(
        SEEN,
        noticed,
        trigger,
        (sql, rows) ->
            sql.param("orders", SeenOrders.json(rows.stream().map(row -> of(seen, row)).toList())),
        since,
        untouched);
  }

  private int marked(
      Write write,
      List<Locked> noticed,
      Trigger trigger,
      Bound more,
      long since,
      Consumer<Map<OrderKey, Long>> untouched) {
    List<OrderKey> still =
        stamps.before(since, noticed.stream().filter(Locked::known).map(Locked::key).toList());
    int written = write(write, noticed, trigger, more);
    if (since != WorkQueue.NEVER) {
      untouched.accept(
          stamps.of(
              Stream.concat(
                      still.stream(), noticed.stream().filter(row -> !row.known()).map(Locked::key))
                  .toList()));
    }
    return written;
  }

  private static Unreadable kept(Unreadable order) {
    return new Unreadable(Kept.column(order.incrementId()), order.placedAt(), order.failure());
  }

  private static <T> T of(Map<OrderKey, T> all, Locked row) {
    return Objects.requireNonNull(all.get(row.key()));
  }

  private List<Locked> lock(Collection<OrderKey> keys, boolean hint) {
    List<OrderKey> sorted = keys.stream().distinct().sorted().toList();
    return sorted.isEmpty()
        ? List.of()
        : jdbc.sql(LOCK)
            .param("connections", StateRows.texts(sorted, OrderKey::connection))
            .param("ids", sorted.stream().map(OrderKey::entityId).toArray(Long[]::new))
            .param("hint", hint)
            .param("most", MOST_WAITING)
            .query((row, n) -> locked(row))
            .list();
  }

  private List<Locked> seen(List<Locked> rows) {
    List<OrderKey> known = rows.stream().filter(Locked::known).map(Locked::key).toList();
    Map<OrderKey, Seen> seen = known.isEmpty() ? Map.of() : last(known);
    return rows.stream()
        .map(row -> row.with(seen.getOrDefault(row.key(), none(row.key()))))
        .toList();
  }

  private Map<OrderKey, Seen> last(List<OrderKey> keys) {
    var seen = new HashMap<OrderKey, Seen>();
    jdbc.sql(LAST)
        .param("connections", StateRows.texts(keys, OrderKey::connection))
        .param("ids", keys.stream().map(OrderKey::entityId).toArray(Long[]::new))
        .query(row -> {
          var key = new OrderKey(row.getString("connection"), row.getLong("entity_id"));
          seen.put(
              key,
              new Seen(
                  key.entityId(),
                  Optional.ofNullable(row.getString("digest")),
                  row.getString("increment_id"),
                  row.getString("reason_code")));
        });
    return seen;
  }

  private static Seen none(OrderKey key) {
    return Seen.nothing(key.entityId());
  }

  private static Locked locked(ResultSet row) throws SQLException {
    Instant at = Times.read(row, "at").orElseThrow();
    if (row.getObject("generation") == null) {
      var key = new OrderKey(row.getString("connection"), row.getLong("entity_id"));
      boolean crowded = row.getLong("waiting") >= MOST_WAITING;
      return new Locked(new Row(key, OrderState.NEW), false, crowded, at, none(key));
    }
    Row locked = StateRows.read(row);
    return new Locked(locked, true, false, at, none(locked.key()));
  }

  private interface Bound {
    StatementSpec of(StatementSpec sql, List<Locked> rows);
  }

  private int write(Write write, List<Locked> noticed, Trigger trigger, Bound more) {
    Map<Boolean, List<Locked>> rows =
        noticed.stream().collect(Collectors.partitioningBy(Locked::known));
    int updated = write(write.update(), Objects.requireNonNull(rows.get(true)), trigger, more);
    List<Locked> fresh = Objects.requireNonNull(rows.get(false));
    int inserted = write(write.insert(), fresh, trigger, more);
    if (inserted < fresh.size()) {
      throw new OptimisticLockingFailureException("another was first with one of these orders");
    }
    return updated + inserted;
  }

  private int write(String sql, List<Locked> rows, Trigger trigger, Bound more) {
    if (rows.isEmpty()) {
      return 0;
    }
    List<Row> next = rows.stream().map(row -> row.noticed(trigger)).toList();
    return more.of(StateRows.bind(jdbc.sql(sql), next), rows).update();
  }
}
