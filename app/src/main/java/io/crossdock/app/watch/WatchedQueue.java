package io.crossdock.app.watch;

import io.crossdock.core.failure.Cause;
import io.crossdock.core.order.Order;
import io.crossdock.core.order.OrderKey;
import io.crossdock.core.port.shop.OrderSource.Unreadable;
import io.crossdock.core.port.work.Trigger;
import io.crossdock.core.port.work.WorkQueue;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Counts what goes in and what is recorded. */
final class WatchedQueue implements WorkQueue {

  private final WorkQueue queue;
  private final Meters meters;

  /** Whether a lease was begun: the first one is none that was lost. */
  private volatile boolean begun;

  WatchedQueue(WorkQueue queue, Meters meters) {
    this.queue = queue;
    this.meters = meters;
  }

  @Override
  public void mark(Collection<OrderKey> keys, Trigger trigger) {
    queue.mark(keys, trigger);
    meters.noticed(trigger, keys.size());
  }

  @Override
  public int observe(List<Order> orders, Trigger trigger) {
    int marked = queue.observe(orders, trigger);
    meters.noticed(trigger, marked);
    return marked;
  }

  @Override
  public void markFailing(Map<OrderKey, Unreadable> unreadable, Trigger trigger) {
    queue.markFailing(unreadable, trigger);
  }

  @Override
  public List<Claim> claim(String instance, Lane lane, int max) {
    return queue.claim(instance, lane, max);
  }

  @Override
  public Optional<Claim> probe(String instance, Lane lane) {
    return queue.probe(instance, lane);
  }

  @Override
  public boolean renew(String instance, Collection<UUID> working) {
    boolean held = queue.renew(instance, working);
    if (!held && begun) {
      meters.leaseLost();
    }
    begun = true;
    return held;
  }

  @Override
  public Set<UUID> beginWrite(Collection<Claim> claims) {
    return queue.beginWrite(claims);
  }

  @Override
  public Set<UUID> record(List<Settled> settled) {
    Set<UUID> recorded = queue.record(settled);
    settled.stream().filter(one -> recorded.contains(one.claim().attempt())).forEach(meters::ended);
    return recorded;
  }

  @Override
  public void unblock(Cause cause) {
    queue.unblock(cause);
  }

  @Override
  public void unblock(Set<String> codes) {
    queue.unblock(codes);
  }

  @Override
  public void release(String instance) {
    queue.release(instance);
  }
}
