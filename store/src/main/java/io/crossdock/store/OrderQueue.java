package io.crossdock.store;

import io.crossdock.core.order.Order;
import io.crossdock.core.order.OrderKey;
import io.crossdock.core.port.Trigger;
import io.crossdock.core.port.WorkQueue;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The work queue on PostgreSQL. New work is told to all instances by NOTIFY at the commit. */
final class OrderQueue implements WorkQueue {

  static final String CHANNEL = "crossdock_work";

  private final JdbcClient jdbc;
  private final TransactionTemplate transactions;
  private final Marks marks;
  private final Claims claims;
  private final Records records;

  OrderQueue(NamedParameterJdbcTemplate template, TransactionTemplate transactions) {
    this.jdbc = JdbcClient.create(template);
    this.transactions = transactions;
    this.marks = new Marks(jdbc);
    this.claims = new Claims(jdbc);
    this.records = new Records(template);
  }

  @Override
  public void mark(Collection<OrderKey> keys, Trigger trigger, Instant dueAt) {
    transactions.executeWithoutResult(tx -> {
      if (marks.mark(keys, trigger, dueAt) > 0) {
        tell();
      }
    });
  }

  @Override
  public int observe(List<Order> orders, Trigger trigger, Instant now) {
    return Objects.requireNonNull(
        transactions.execute(tx -> {
          int marked = marks.observe(orders, trigger, now);
          if (marked > 0) {
            tell();
          }
          return marked;
        }));
  }

  @Override
  public List<Claim> claim(String instance, int max, Instant now, Instant leaseUntil) {
    return claims.claim(instance, max, now, leaseUntil);
  }

  @Override
  public void renew(String instance, Instant now, Instant leaseUntil) {
    claims.renew(instance, leaseUntil);
  }

  @Override
  public Set<UUID> beginWrite(Collection<Claim> writing) {
    return claims.beginWrite(writing);
  }

  @Override
  public Set<UUID> record(List<Settled> settled) {
    return Objects.requireNonNull(
        transactions.execute(tx -> records.record(settled, owners(settled))));
  }

  @Override
  public void release(String instance) {
    claims.release(instance);
  }

  private java.util.Map<UUID, String> owners(List<Settled> settled) {
    var owners = new HashMap<UUID, String>();
    jdbc.sql("SELECT attempt, lease_owner FROM order_state WHERE attempt = ANY (:attempts)")
        .param("attempts", settled.stream().map(s -> s.claim().attempt()).toArray(UUID[]::new))
        .query(row -> {
          owners.put(row.getObject("attempt", UUID.class), row.getString("lease_owner"));
        });
    return owners;
  }

  private void tell() {
    jdbc.sql("SELECT pg_notify(:channel, '')").param("channel", CHANNEL).query((r, n) -> 1).list();
  }
}
