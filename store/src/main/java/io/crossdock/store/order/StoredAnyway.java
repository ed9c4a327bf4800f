package io.crossdock.store.order;

import io.crossdock.core.order.OrderKey;
import io.crossdock.core.port.work.SyncAnyway;
import io.crossdock.store.value.Times;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Wishes to send an order whatever the filters say. */
public final class StoredAnyway implements SyncAnyway {

  private final JdbcClient jdbc;

  public StoredAnyway(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Optional<Wish> find(OrderKey key) {
    return jdbc.sql(
            """
            SELECT wished_by, wished_at FROM sync_anyway
            WHERE connection = :connection AND entity_id = :id
            """)
        .param("connection", key.connection())
        .param("id", key.entityId())
        .query((row, n) ->
            new Wish(row.getString("wished_by"), Times.read(row, "wished_at").orElseThrow()))
        .optional();
  }

  @Override
  public void add(OrderKey key, Wish wish) {
    jdbc.sql(
            """
            INSERT INTO sync_anyway (connection, entity_id, wished_by, wished_at)
            VALUES (:connection, :id, :user, :at) ON CONFLICT DO NOTHING
            """)
        .param("connection", key.connection())
        .param("id", key.entityId())
        .param("user", wish.user())
        .param("at", Times.sql(wish.at()))
        .update();
  }

  @Override
  public void remove(OrderKey key) {
    jdbc.sql("DELETE FROM sync_anyway WHERE connection = :connection AND entity_id = :id")
        .param("connection", key.connection())
        .param("id", key.entityId())
        .update();
  }
}
