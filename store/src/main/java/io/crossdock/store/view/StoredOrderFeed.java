package io.crossdock.store.view;

import io.crossdock.core.view.OrderFeed;
import io.crossdock.core.view.OrderViews.Row;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Changes by the transaction that made them. Which were there is told by PostgreSQL's snapshots and
 * not by an order of numbers: a transaction that takes long is neither left out nor waited for.
 */
public final class StoredOrderFeed implements OrderFeed {

  private static final String ALL =
      StoredViews.ROWS
          + """
           WHERE connection = :connection AND increment_id <> '' AND entity_id > :id
          ORDER BY entity_id LIMIT :limit
          """;

  private static final String SINCE =
      StoredViews.ROWS
          + """
           WHERE connection = :connection AND increment_id <> ''
            AND changed >= pg_snapshot_xmin(:seen::pg_snapshot)
            AND changed < pg_snapshot_xmax(:round::pg_snapshot)
            AND (changed, entity_id) > (:changed::text::xid8, :id)
            AND NOT pg_visible_in_snapshot(changed, :seen::pg_snapshot)
            AND pg_visible_in_snapshot(changed, :round::pg_snapshot)
          ORDER BY changed, entity_id LIMIT :limit
          """;

  private final JdbcClient jdbc;
  private final String connection;

  public StoredOrderFeed(JdbcClient jdbc, String connection) {
    this.jdbc = jdbc;
    this.connection = connection;
  }

  private record Found(Row row, long changed) {}

  /** What the database is at, asked before the rows are read. */
  private record Now(String snapshot, long next, long restores) {}

  @Override
  public Optional<Page> changes(Optional<String> cursor, int limit) {
    Now now = now();
    String place = connection + "," + now.restores();
    if (cursor.isEmpty()) {
      return Optional.of(page(FeedCursor.begin(place), now, limit));
    }
    return FeedCursor.parse(cursor.get())
        .filter(at -> at.place().equals(place) && at.newest() <= now.next())
        .map(at -> page(at, now, limit));
  }

  private Page page(FeedCursor from, Now now, int limit) {
    FeedCursor at = from.round().isEmpty() ? from.inRound(now.snapshot()) : from;
    List<Found> found = at.seen().isEmpty() ? all(at, limit + 1) : since(at, limit + 1);
    boolean more = found.size() > limit;
    List<Found> told = found.subList(0, Math.min(limit, found.size()));
    FeedCursor next =
        more
            ? at.at(told.getLast().changed(), told.getLast().row().key().entityId())
            : at.afterRound();
    return new Page(told.stream().map(Found::row).toList(), next.text(), more);
  }

  private List<Found> all(FeedCursor at, int limit) {
    return read(jdbc.sql(ALL), at, limit);
  }

  private List<Found> since(FeedCursor at, int limit) {
    return read(
        jdbc.sql(SINCE)
            .param("seen", at.seen())
            .param("round", at.round())
            .param("changed", String.valueOf(at.changed())),
        at,
        limit);
  }

  private List<Found> read(JdbcClient.StatementSpec asked, FeedCursor at, int limit) {
    return asked
        .param("connection", connection)
        .param("id", at.entityId())
        .param("limit", limit)
        .query((row, n) -> new Found(StoredViews.row(row), row.getLong("changed")))
        .list();
  }

  private Now now() {
    return jdbc.sql(
            """
            SELECT s::text AS snapshot, pg_snapshot_xmax(s)::text::bigint AS next,
              (SELECT count(*) FROM restored) AS restores
            FROM pg_current_snapshot() s
            """)
        .query((row, n) ->
            new Now(row.getString("snapshot"), row.getLong("next"), row.getLong("restores")))
        .single();
  }
}
