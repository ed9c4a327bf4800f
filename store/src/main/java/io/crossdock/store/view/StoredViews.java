package io.crossdock.store.view;

import io.crossdock.core.order.OrderKey;
import io.crossdock.core.plan.Applied;
import io.crossdock.core.port.work.PersonalData;
import io.crossdock.core.port.work.Trigger;
import io.crossdock.core.view.AttemptOutcome;
import io.crossdock.core.view.OrderFilter;
import io.crossdock.core.view.OrderViews;
import io.crossdock.core.view.Told;
import io.crossdock.store.value.AppliedJson;
import io.crossdock.store.value.ChangesJson;
import io.crossdock.store.value.RelatedJson;
import io.crossdock.store.value.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What people see. Pending while a send is due within a minute or running. */
public final class StoredViews implements OrderViews {

  /** With the mark as people see it. */
  static final String ROWS =
      "SELECT s.*, CASE WHEN "
          + OrderConditions.PENDING
          + " THEN 'PENDING' ELSE sync_status END AS mark FROM order_state s";

  /** Who asked for an attempt {@code a}, as {@code started_by}. */
  static final String BY =
      """
      LEFT JOIN LATERAL (
        SELECT p.started_by FROM operation_order o JOIN operation p ON p.id = o.operation
        WHERE o.connection = a.connection AND o.entity_id = a.entity_id
          AND p.started_at <= a.ended_at
        ORDER BY p.started_at DESC LIMIT 1) p ON a.trigger = 'MANUAL'
      """;

  /** All by an index of their own; those that are pending in spite of it by two small ones. */
  private static final String COUNTS =
      """
      WITH moving AS (
        SELECT sync_status FROM order_state
        WHERE lease_owner IS NOT NULL AND increment_id <> '' AND connection = :connection
        UNION ALL
        SELECT sync_status FROM order_state
        WHERE due_at IS NOT NULL AND lease_owner IS NULL AND due_at < now() + interval '1 minute'
          AND increment_id <> '' AND connection = :connection),
      marks AS (
        SELECT sync_status AS mark, count(*) AS n FROM order_state
        WHERE increment_id <> '' AND connection = :connection GROUP BY 1
        UNION ALL SELECT sync_status, -count(*) FROM moving GROUP BY 1
        UNION ALL SELECT 'PENDING', count(*) FROM moving)
      SELECT coalesce(sum(n) FILTER (WHERE mark = 'IN_SYNC'), 0) AS in_sync,
        coalesce(sum(n) FILTER (WHERE mark = 'OUT_OF_SYNC'), 0) AS out_of_sync,
        coalesce(sum(n) FILTER (WHERE mark = 'PENDING'), 0) AS pending,
        coalesce(sum(n) FILTER (WHERE mark = 'NOT_SENT'), 0) AS not_sent
      FROM marks
      """;

  /** How a page is best planned; until the transaction ends. */
  public static final String PLAN = "SET LOCAL plan_cache_mode = force_custom_plan";

  /**
   * How a count that ends early is best planned: by one process, as several would all begin by
   * reading more than the few that are wanted, and by an index, as what comes first in the table
   * may be years from what is asked for.
   */
  public static final String COUNT_PLAN =
      PLAN + "; SET LOCAL max_parallel_workers_per_gather = 0" + "; SET LOCAL enable_seqscan = off";

  private final JdbcClient jdbc;
  private final TransactionTemplate transactions;
  private final String connection;

  public StoredViews(JdbcClient jdbc, TransactionTemplate transactions, String connection) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.connection = connection;
  }

  @Override
  public Page list(Query query) {
    Optional<Position> at = Position.parse(query.cursor());
    boolean back = at.map(Position::back).orElse(false);
    boolean descending = query.descending() != back;
    var where = new OrderConditions(connection, query.filter());
    String column = column(query.sort());
    at.ifPresent(p -> {
      where.and(
          "(%s, entity_id) %s (:at::%s, :atId)"
              .formatted(column, descending ? "<" : ">", type(query.sort())),
          "at",
          p.value());
      where.values().put("atId", p.entityId());
    });
    String sql = page(where, column, descending, query.skip());
    List<Row> found =
        ask(sql, where, query.limit() + 1, asked -> asked.query((row, n) -> row(row)).list());
    return page(query, found, at.isPresent() || query.skip() > 0, back);
  }

  /** The page is found by what the grid filters and sorts by; the rest is read for its rows. */
  public static String page(OrderConditions where, String column, boolean descending, int skip) {
    String order = descending ? " DESC" : "";
    String sorted = " ORDER BY %s%s, entity_id%s".formatted(column, order, order);
    return ROWS
        + " JOIN (SELECT connection, entity_id FROM order_state"
        + where.sql()
        + sorted
        + " OFFSET "
        + skip
        + " LIMIT :limit) page USING (connection, entity_id)"
        + sorted;
  }

  private static Page page(Query query, List<Row> found, boolean moved, boolean back) {
    boolean more = found.size() > query.limit();
    List<Row> rows = found.subList(0, Math.min(found.size(), query.limit()));
    if (back) {
      rows = rows.reversed();
    }
    if (rows.isEmpty()) {
      return new Page(rows, Optional.empty(), Optional.empty());
    }
    Position last = Position.of(false, query.sort(), rows.getLast());
    Position first = Position.of(true, query.sort(), rows.getFirst());
    return new Page(
        List.copyOf(rows),
        back || more ? Optional.of(last.text()) : Optional.empty(),
        (back ? more : moved) ? Optional.of(first.text()) : Optional.empty());
  }

  @Override
  public List<OrderKey> keys(OrderFilter filter, int most) {
    var where = new OrderConditions(connection, filter);
    String sql =
        "SELECT connection, entity_id FROM order_state"
            + where.sql()
            + " ORDER BY purchased_at DESC, entity_id DESC LIMIT :limit";
    return ask(
        sql,
        where,
        most,
        asked -> asked.query((row, n) -> new OrderKey(row.getString(1), row.getLong(2))).list());
  }

  @Override
  public int count(OrderFilter filter, int most) {
    return count(new OrderConditions(connection, filter), most);
  }

  private int count(OrderConditions where, int most) {
    return ask(
        COUNT_PLAN, counted(where), where, most, asked -> asked.query(Integer.class).single());
  }

  /** Reads no further than {@code :limit} of those that match. */
  public static String counted(OrderConditions where) {
    return "SELECT count(*) FROM (SELECT 1 FROM order_state" + where.sql() + " LIMIT :limit) few";
  }

  @Override
  public long newest() {
    return jdbc.sql(
            "SELECT coalesce(max(entity_id), 0) FROM shop_order"
                + " WHERE increment_id <> '' AND connection = :connection")
        .param("connection", connection)
        .query(Long.class)
        .single();
  }

  @Override
  public int countAfter(long entityId, OrderFilter filter, int most) {
    var where = new OrderConditions(connection, filter);
    where.and("entity_id > :after", "after", entityId);
    return count(where, most);
  }

  /**
   * By a plan for the values at hand: a name of many is found on the way through the newest orders,
   * a rare one by its own index, and a plan that PostgreSQL keeps for both would read all orders.
   */
  private <T> T ask(
      String sql, OrderConditions where, int limit, Function<JdbcClient.StatementSpec, T> read) {
    return ask(PLAN, sql, where, limit, read);
  }

  private <T> T ask(
      String plan,
      String sql,
      OrderConditions where,
      int limit,
      Function<JdbcClient.StatementSpec, T> read) {
    return Objects.requireNonNull(
        transactions.execute(transaction -> {
          jdbc.sql(plan).update();
          return read.apply(jdbc.sql(sql).params(where.values()).param("limit", limit));
        }));
  }

  @Override
  public Choices choices() {
    return new Choices(distinct("status"), distinct("purchase_point"));
  }

  /** Reads one index entry per distinct value, however many orders share it. */
  private List<String> distinct(String column) {
    String distinct =
        """
        WITH RECURSIVE v AS (
          SELECT min(%1$s) AS value FROM shop_order
          WHERE %1$s > '' AND connection = :connection
          UNION ALL
          SELECT (SELECT min(%1$s) FROM shop_order
            WHERE %1$s > v.value AND connection = :connection) FROM v
          WHERE v.value IS NOT NULL)
        SELECT value FROM v WHERE value IS NOT NULL LIMIT 200
        """
            .formatted(column);
    return jdbc.sql(distinct)
        .param("connection", connection)
        .query((row, n) -> row.getString(1))
        .list();
  }

  private static String column(Sort sort) {
    return switch (sort) {
      case PURCHASE_DATE -> "purchased_at";
      case ID -> "increment_id";
      case BASE_TOTAL -> "base_grand_total";
      case TOTAL -> "grand_total";
    };
  }

  private static String type(Sort sort) {
    return switch (sort) {
      case PURCHASE_DATE -> "timestamptz";
      case ID -> "text";
      case BASE_TOTAL, TOTAL -> "numeric";
    };
  }

  @Override
  public Optional<Row> find(OrderKey key) {
    if (!key.connection().equals(connection)) {
      return Optional.empty();
    }
    return jdbc.sql(
            ROWS + " WHERE increment_id <> '' AND connection = :connection AND entity_id = :id")
        .param("connection", key.connection())
        .param("id", key.entityId())
        .query((row, n) -> row(row))
        .optional();
  }

  @Override
  public List<Row> find(Collection<OrderKey> keys) {
    return jdbc.sql(
            ROWS
                + """
                 JOIN unnest(:connections::text[], :ids::bigint[]) AS k (connection, entity_id)
                  USING (connection, entity_id)
                WHERE increment_id <> '' AND connection = :connection ORDER BY entity_id
                """)
        .param("connection", connection)
        .param("connections", keys.stream().map(OrderKey::connection).toArray(String[]::new))
        .param("ids", keys.stream().map(OrderKey::entityId).toArray(Long[]::new))
        .query((row, n) -> row(row))
        .list();
  }

  @Override
  public List<Row> byIncrementId(String incrementId) {
    return jdbc.sql(
            ROWS
                + " WHERE increment_id = :number AND connection = :connection"
                + " ORDER BY store_id, entity_id")
        .param("connection", connection)
        .param("number", incrementId)
        .query((row, n) -> row(row))
        .list();
  }

  @Override
  public List<Attempt> attempts(OrderKey key) {
    if (!key.connection().equals(connection)) {
      return List.of();
    }
    return jdbc.sql(
            """
            SELECT a.*, p.started_by FROM attempt a
            %s
            WHERE a.connection = :connection AND a.entity_id = :id
            ORDER BY a.id DESC LIMIT 100
            """
                .formatted(BY))
        .param("connection", key.connection())
        .param("id", key.entityId())
        .query((row, n) -> attempt(row))
        .list();
  }

  @Override
  public Counts counts() {
    return jdbc.sql(COUNTS)
        .param("connection", connection)
        .query((row, n) ->
            new Counts(
                row.getLong("in_sync"),
                row.getLong("out_of_sync"),
                row.getLong("pending"),
                row.getLong("not_sent")))
        .single();
  }

  static Row row(ResultSet row) throws SQLException {
    Applied applied = AppliedJson.read(row.getString("applied"));
    SyncStatus mark = SyncStatus.valueOf(row.getString("mark"));
    String reason = row.getString("reason");
    return new Row(
        new OrderKey(row.getString("connection"), row.getLong("entity_id")),
        row.getString("increment_id"),
        row.getInt("store_id"),
        row.getString("purchase_point"),
        Times.read(row, "purchased_at").orElse(Instant.EPOCH),
        row.getString("bill_to_name"),
        row.getString("ship_to_name"),
        row.getString("email"),
        row.getBigDecimal("base_grand_total"),
        row.getString("base_currency"),
        row.getBigDecimal("grand_total"),
        row.getString("currency"),
        row.getString("status"),
        mark,
        row.getString("reason_code"),
        Told.reason(mark, SyncStatus.valueOf(row.getString("sync_status")), reason),
        applied.orderId().orElse(""),
        applied.accountId().orElse(""),
        applied.contactId().orElse(""),
        Times.read(row, "last_synced_at"),
        RelatedJson.read(row.getString("connection"), row.getString("related")),
        warnings(applied, Times.read(row, "forgotten_at")));
  }

  private static List<String> warnings(Applied applied, Optional<Instant> forgotten) {
    return Stream.concat(
            applied.warnings().stream(), forgotten.stream().map(PersonalData::forgotten))
        .toList();
  }

  static Attempt attempt(ResultSet row) throws SQLException {
    return new Attempt(
        Times.read(row, "started_at").orElse(Instant.EPOCH),
        Times.read(row, "ended_at").orElse(Instant.EPOCH),
        Trigger.valueOf(row.getString("trigger")),
        AttemptOutcome.of(row.getString("outcome")).orElseThrow(),
        row.getString("code"),
        row.getString("message"),
        row.getString("hint"),
        row.getString("raw"),
        row.getString("instance"),
        Optional.ofNullable(row.getString("started_by")),
        ChangesJson.read(row.getString("changes")));
  }
}
