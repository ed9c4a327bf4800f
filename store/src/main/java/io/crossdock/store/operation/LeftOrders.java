package io.crossdock.store.operation;

import io.crossdock.core.failure.Cause;
import io.crossdock.core.policy.LeftOrder;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Orders that stay as they are although what they were left for has changed: they say so. */
final class LeftOrders {

  private static final String CAUSE =
      """
      INSERT INTO cause (id, kind, code, sentence, hint)
      VALUES (:id, :kind, :code, :sentence, :hint) ON CONFLICT (id) DO NOTHING
      """;

  /** A grey one has no cause, and gets none. */
  private static final String TELL =
      """
      UPDATE shop_order s SET reason_code = t.code, reason = t.reason,
        cause = CASE WHEN s.cause IS NULL THEN NULL ELSE t.cause END
      FROM unnest(:ids::bigint[], :codes::text[], :reasons::text[], :causes::uuid[])
        AS t(entity_id, code, reason, cause)
      WHERE s.connection = :connection AND s.entity_id = t.entity_id
      """;

  private final JdbcClient jdbc;
  private final String connection;

  LeftOrders(JdbcClient jdbc, String connection) {
    this.jdbc = jdbc;
    this.connection = connection;
  }

  /** What an order says from now on. */
  record Told(long entityId, LeftOrder.Stays left) {

    private Cause cause() {
      return left.cause();
    }
  }

  /** The rows are locked by the caller's transaction. */
  void tell(List<Told> told) {
    var causes = new TreeMap<UUID, Cause>();
    told.forEach(order -> causes.put(order.cause().id(), order.cause()));
    causes.forEach((id, cause) ->
        jdbc.sql(CAUSE)
            .param("id", id)
            .param("kind", cause.kind().name())
            .param("code", cause.code())
            .param("sentence", cause.sentence())
            .param("hint", cause.hint())
            .update());
    jdbc.sql(TELL)
        .param("connection", connection)
        .param("ids", told.stream().map(Told::entityId).toArray(Long[]::new))
        .param("codes", told.stream().map(order -> order.left().code()).toArray(String[]::new))
        .param("reasons", told.stream().map(order -> order.left().reason()).toArray(String[]::new))
        .param("causes", told.stream().map(order -> order.cause().id()).toArray(UUID[]::new))
        .update();
  }
}
