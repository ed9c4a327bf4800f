package io.crossdock.store.view;

import io.crossdock.core.failure.Cause;
import io.crossdock.core.order.OrderKey;
import io.crossdock.core.port.work.WorkQueue.Lane;
import io.crossdock.core.view.QueueView;
import io.crossdock.store.value.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The queue by its partial indexes: of what is in sync no row is read. */
public final class StoredQueueView implements QueueView {

  private static final int EXAMPLES = 3;

  private static final String LANES =
      """
      SELECT live, sum(running) AS running, sum(due) AS due, sum(later) AS later,
        min(oldest) AS oldest
      FROM (
        SELECT priority > 0 AS live, count(*) AS running, 0 AS due, 0 AS later,
          NULL::timestamptz AS oldest
        FROM work WHERE lease_owner IS NOT NULL AND connection = :connection GROUP BY 1
        UNION ALL
        SELECT priority > 0, 0, count(*) FILTER (WHERE due_at <= now()),
          count(*) FILTER (WHERE due_at > now()), min(due_at) FILTER (WHERE due_at <= now())
        FROM work
        WHERE due_at IS NOT NULL AND lease_owner IS NULL AND connection = :connection GROUP BY 1
        UNION ALL SELECT live, 0, 0, 0, NULL FROM unnest(ARRAY[true, false]) live) parts
      GROUP BY live ORDER BY live DESC
      """;

  private static final String GROUPS =
      """
      SELECT c.*, g.orders, count(*) OVER () AS all_causes, sum(g.orders) OVER () AS all_orders
      FROM (
        SELECT cause, count(*) AS orders FROM shop_order
        WHERE cause IS NOT NULL AND connection = :connection GROUP BY cause) g
      JOIN cause c ON c.id = g.cause
      ORDER BY c.kind <> 'BLOCKED', g.orders DESC, c.id LIMIT :most
      """;

  private static final String GROUP =
      """
      SELECT c.*, (SELECT count(*) FROM shop_order
        WHERE cause = c.id AND connection = :connection) AS orders
      FROM cause c WHERE c.id = :id
      """;

  private static final String NEWEST =
      """
      SELECT g.id AS cause, s.connection, s.entity_id, s.increment_id
      FROM unnest(:ids::uuid[]) g(id) CROSS JOIN LATERAL (
        SELECT connection, entity_id, increment_id FROM shop_order
        WHERE cause = g.id AND connection = :connection
        ORDER BY purchased_at DESC, entity_id DESC LIMIT :most) s
      """;

  private final JdbcClient jdbc;
  private final String connection;

  public StoredQueueView(JdbcClient jdbc, String connection) {
    this.jdbc = jdbc;
    this.connection = connection;
  }

  /** An id that no cause has where the text is none. */
  public static UUID id(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      return new UUID(0, 0);
    }
  }

  @Override
  public List<Figures> lanes() {
    return jdbc.sql(LANES)
        .param("connection", connection)
        .query((row, n) ->
            new Figures(
                row.getBoolean("live") ? Lane.LIVE : Lane.BACKFILL,
                row.getLong("running"),
                row.getLong("due"),
                row.getLong("later"),
                Times.read(row, "oldest")))
        .list();
  }

  @Override
  public Groups groups(int most) {
    var causes = new long[1];
    var orders = new long[1];
    List<Group> found =
        jdbc.sql(GROUPS)
            .param("connection", connection)
            .param("most", most)
            .query((row, n) -> {
              causes[0] = row.getLong("all_causes");
              orders[0] = row.getLong("all_orders");
              return group(row);
            })
            .list();
    return new Groups(withExamples(found), causes[0], orders[0]);
  }

  @Override
  public Optional<Group> group(String id) {
    List<Group> found =
        jdbc
            .sql(GROUP)
            .param("connection", connection)
            .param("id", id(id))
            .query((row, n) -> group(row))
            .optional()
            .filter(group -> group.orders() > 0)
            .stream()
            .toList();
    return withExamples(found).stream().findFirst();
  }

  private List<Group> withExamples(List<Group> groups) {
    Map<String, List<Example>> examples = new HashMap<>();
    jdbc.sql(NEWEST)
        .param("connection", connection)
        .param("ids", groups.stream().map(group -> id(group.id())).toArray(UUID[]::new))
        .param("most", EXAMPLES)
        .query(row -> {
          examples
              .computeIfAbsent(row.getString("cause"), cause -> new ArrayList<>())
              .add(
                  new Example(
                      new OrderKey(row.getString("connection"), row.getLong("entity_id")),
                      row.getString("increment_id")));
        });
    return groups.stream()
        .map(
            g -> new Group(g.id(), g.cause(), g.orders(), examples.getOrDefault(g.id(), List.of())))
        .toList();
  }

  private static Group group(ResultSet row) throws SQLException {
    return new Group(
        row.getString("id"),
        new Cause(
            Cause.Kind.valueOf(row.getString("kind")),
            row.getString("code"),
            row.getString("sentence"),
            row.getString("hint")),
        row.getLong("orders"),
        List.of());
  }
}
