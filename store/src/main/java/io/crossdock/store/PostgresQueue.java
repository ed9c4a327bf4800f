package io.crossdock.store;

import io.crossdock.core.order.Order;
import io.crossdock.core.order.OrderKey;
import io.crossdock.core.port.Trigger;
import io.crossdock.core.port.WorkQueue;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.transaction.support.TransactionTemplate;

/** The queue: one transaction per method. */
record PostgresQueue(TransactionTemplate tx, Marks marks, Claims claims, Records records)
    implements WorkQueue {

  @Override
  public void mark(Collection<OrderKey> keys, Trigger trigger, Instant dueAt) {
    tx.executeWithoutResult(t -> marks.mark(keys, trigger, dueAt));
  }

  @Override
  public int observe(List<Order> orders, Trigger trigger, Instant now) {
    return Objects.requireNonNull(tx.execute(t -> marks.observe(orders, trigger, now)));
  }

  @Override
  public List<Claim> claim(String instance, int max, Instant now, Instant leaseUntil) {
    return Objects.requireNonNull(tx.execute(t -> claims.claim(instance, max, now, leaseUntil)));
  }

  @Override
  public void renew(String instance, Instant now, Instant leaseUntil) {
    claims.renew(instance, now, leaseUntil);
  }

  @Override
  public Set<UUID> beginWrite(Collection<Claim> held) {
    return Objects.requireNonNull(tx.execute(t -> claims.beginWrite(held)));
  }

  @Override
  public Set<UUID> record(List<Settled> settled) {
    return Objects.requireNonNull(tx.execute(t -> records.record(settled)));
  }

  @Override
  public void release(String instance) {
    claims.release(instance);
  }

  @Override
  public Optional<Instant> nextDue() {
    return claims.nextDue();
  }
}
