package io.crossdock.store;

import io.crossdock.core.order.Order;
import io.crossdock.core.order.OrderKey;
import io.crossdock.core.port.Trigger;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Notices. Keys are locked in their order, so that two batches never wait for each other. */
final class Marks {

  private static final String MARK =
      """
      insert into order_state as s (connection, entity_id, generation, due_at, priority, trigger)
      select c, e, 1, :due, :priority, :trigger
        from unnest(:connections::text[], :ids::bigint[]) as k(c, e)
      on conflict (connection, entity_id) do update set
        generation = s.generation + 1,
        due_at = case when s.retrying and not :person then s.due_at
                      when s.generation > s.observed or s.retrying
                        then least(s.due_at, excluded.due_at)
                      else excluded.due_at end,
        trigger = case when (s.generation > s.observed or s.retrying)
                         and s.priority > excluded.priority
                       then s.trigger else excluded.trigger end,
        priority = case when s.generation > s.observed or s.retrying
                        then greatest(s.priority, excluded.priority)
                        else excluded.priority end
      """;

  private static final String REFRESH =
      """
      with old as (
        select digest from order_state where connection = :connection and entity_id = :id),
      written as (
        insert into order_state
          (connection, entity_id, increment_id, purchased_at, digest, due_at, trigger)
        values (:connection, :id, :increment, :purchased, :digest, 'infinity', 'POLL')
        on conflict (connection, entity_id) do update set
          increment_id = excluded.increment_id,
          purchased_at = excluded.purchased_at,
          digest = excluded.digest)
      select coalesce((select digest from old), '') <> :digest
      """;

  private final JdbcClient jdbc;

  Marks(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void mark(Collection<OrderKey> keys, Trigger trigger, Instant dueAt) {
    var sorted = new TreeSet<>(keys);
    if (sorted.isEmpty()) {
      return;
    }
    jdbc.sql(MARK)
        .param("connections", sorted.stream().map(OrderKey::connection).toArray(String[]::new))
        .param("ids", sorted.stream().map(OrderKey::entityId).toArray(Long[]::new))
        .param("due", dueAt.atOffset(ZoneOffset.UTC))
        .param("priority", trigger.priority())
        .param("trigger", trigger.name())
        .param("person", trigger.byPerson())
        .update();
    jdbc.sql("select pg_notify('crossdock_work', '')").query((rs, n) -> n).list();
  }

  int observe(List<Order> orders, Trigger trigger, Instant now) {
    var changed =
        orders.stream()
            .sorted(Comparator.comparing(Order::key))
            .filter(this::refresh)
            .map(Order::key)
            .toList();
    mark(changed, trigger, now);
    return changed.size();
  }

  private boolean refresh(Order order) {
    return jdbc.sql(REFRESH)
        .param("connection", order.key().connection())
        .param("id", order.key().entityId())
        .param("increment", order.incrementId())
        .param("purchased", order.createdAt().atOffset(ZoneOffset.UTC))
        .param("digest", order.digest())
        .query(Boolean.class)
        .single();
  }
}
