package io.crossdock.store;

import io.crossdock.core.order.OrderKey;
import io.crossdock.core.plan.Applied;
import io.crossdock.core.view.OrderViews;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What people see. Pending while a send is due within a minute or running. */
final class StoredViews implements OrderViews {

  private static final String ROWS =
      """
      SELECT * FROM (
        SELECT s.*, CASE WHEN s.lease_owner IS NOT NULL
            OR (s.due_at IS NOT NULL AND s.due_at < now() + interval '1 minute')
            OR s.sync_status = 'PENDING'
          THEN 'PENDING' ELSE s.sync_status END AS mark
        FROM order_state s WHERE s.increment_id <> '') s
      """;

  private static final String FILTER =
      """
      WHERE (:text = '' OR increment_id = :text OR email ILIKE :like OR bill_to_name ILIKE :like
          OR ship_to_name ILIKE :like OR applied->>'order' = :text)
        AND (:mark = '' OR mark = :mark)
        AND (:before::timestamptz IS NULL OR (purchased_at, entity_id) < (:before, :beforeId))
      ORDER BY purchased_at DESC, entity_id DESC
      LIMIT :limit
      """;

  private final JdbcClient jdbc;

  StoredViews(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Page list(Query query) {
    Optional<Position> after = Position.parse(query.cursor());
    List<Row> rows =
        jdbc.sql(ROWS + FILTER)
            .param("text", query.text())
            .param("like", "%" + query.text().replaceAll("([%_\\\\])", "\\\\$1") + "%")
            .param("mark", query.syncStatus().map(Enum::name).orElse(""))
            .param(
                "before",
                after.map(p -> (Object) Times.sql(p.purchasedAt())).orElse(null),
                java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
            .param("beforeId", after.map(Position::entityId).orElse(0L))
            .param("limit", query.limit() + 1)
            .query((row, n) -> row(row))
            .list();
    if (rows.size() <= query.limit()) {
      return new Page(rows, Optional.empty());
    }
    List<Row> page = rows.subList(0, query.limit());
    Row last = page.getLast();
    return new Page(
        page, Optional.of(new Position(last.purchasedAt(), last.key().entityId()).text()));
  }

  @Override
  public Optional<Row> find(OrderKey key) {
    return jdbc.sql(ROWS + " WHERE connection = :connection AND entity_id = :id")
        .param("connection", key.connection())
        .param("id", key.entityId())
        .query((row, n) -> row(row))
        .optional();
  }

  @Override
  public List<Row> byIncrementId(String incrementId) {
    return jdbc.sql(ROWS + " WHERE increment_id = :number ORDER BY store_id, entity_id")
        .param("number", incrementId)
        .query((row, n) -> row(row))
        .list();
  }

  @Override
  public List<Attempt> attempts(OrderKey key) {
    return jdbc.sql(
            """
            SELECT * FROM attempt WHERE connection = :connection AND entity_id = :id
            ORDER BY id DESC LIMIT 100
            """)
        .param("connection", key.connection())
        .param("id", key.entityId())
        .query((row, n) -> attempt(row))
        .list();
  }

  @Override
  public Counts counts() {
    return jdbc.sql(
            "SELECT count(*) FILTER (WHERE mark = 'IN_SYNC') AS in_sync,"
                + " count(*) FILTER (WHERE mark = 'OUT_OF_SYNC') AS out_of_sync,"
                + " count(*) FILTER (WHERE mark = 'PENDING') AS pending,"
                + " count(*) FILTER (WHERE mark = 'NOT_SENT') AS not_sent FROM ("
                + ROWS
                + ") marks")
        .query((row, n) ->
            new Counts(
                row.getLong("in_sync"),
                row.getLong("out_of_sync"),
                row.getLong("pending"),
                row.getLong("not_sent")))
        .single();
  }

  private static Row row(ResultSet row) throws SQLException {
    Applied applied = AppliedJson.read(row.getString("applied"));
    SyncStatus mark = SyncStatus.valueOf(row.getString("mark"));
    String reason = row.getString("reason");
    return new Row(
        new OrderKey(row.getString("connection"), row.getLong("entity_id")),
        row.getString("increment_id"),
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
        mark == SyncStatus.PENDING && reason.isEmpty() ? "A send is due." : reason,
        applied.orderId().orElse(""),
        applied.accountId().orElse(""),
        applied.contactId().orElse(""),
        Times.read(row, "last_synced_at"));
  }

  private static Attempt attempt(ResultSet row) throws SQLException {
    return new Attempt(
        Times.read(row, "started_at").orElse(Instant.EPOCH),
        Times.read(row, "ended_at").orElse(Instant.EPOCH),
        row.getString("trigger"),
        row.getString("outcome"),
        row.getString("code"),
        row.getString("message"),
        row.getString("hint"),
        row.getString("raw"),
        row.getString("instance"));
  }

  /** Where a page ended. An unreadable one starts from the top. */
  private record Position(Instant purchasedAt, long entityId) {
    String text() {
      return purchasedAt + "~" + entityId;
    }

    static Optional<Position> parse(String text) {
      int split = text.indexOf('~');
      try {
        return split < 0
            ? Optional.empty()
            : Optional.of(
                new Position(
                    Instant.parse(text.substring(0, split)),
                    Long.parseLong(text.substring(split + 1))));
      } catch (DateTimeParseException | NumberFormatException e) {
        return Optional.empty();
      }
    }
  }
}
