package io.crossdock.core.tally;

import io.crossdock.core.failure.Cause;
import io.crossdock.core.failure.Failure;
import io.crossdock.core.order.Order;
import io.crossdock.core.order.OrderKey;
import io.crossdock.core.port.shop.OrderSource.Unreadable;
import io.crossdock.core.port.work.OrderLog;
import io.crossdock.core.port.work.Outcome;
import io.crossdock.core.port.work.Trigger;
import io.crossdock.core.port.work.WorkQueue;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts what goes in and what is recorded, and logs what failed. */
public final class TalliedQueue implements WorkQueue {

  private static final Logger log = LoggerFactory.getLogger(TalliedQueue.class);

  private final WorkQueue queue;
  private final Tally tally;

  /** Whether a lease was begun: the first one is none that was lost. */
  private volatile boolean begun;

  public TalliedQueue(WorkQueue queue, Tally tally) {
    this.queue = queue;
    this.tally = tally;
  }

  @Override
  public void mark(Collection<OrderKey> keys, Trigger trigger) {
    queue.mark(keys, trigger);
    tally.noticed(trigger, keys.size());
  }

  @Override
  public Observed mark(Collection<OrderKey> keys, Trigger trigger, long since) {
    Observed observed = queue.mark(keys, trigger, since);
    tally.noticed(trigger, keys.size());
    return observed;
  }

  @Override
  public Observed observe(List<Order> orders, Trigger trigger, long since) {
    Observed observed = queue.observe(orders, trigger, since);
    tally.noticed(trigger, observed.marked());
    return observed;
  }

  @Override
  public List<OrderKey> noticed(int most) {
    return queue.noticed(most);
  }

  @Override
  public long moment() {
    return queue.moment();
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
      tally.leaseLost();
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
    settled.stream().filter(one -> recorded.contains(one.claim().attempt())).forEach(this::ended);
    return recorded;
  }

  private void ended(Settled one) {
    tally.ended(one.outcome(), Duration.between(one.startedAt(), one.endedAt()));
    arrived(one);
    switch (one.outcome()) {
      case Outcome.Retry retry -> tell(one, "failed and is tried again", retry.failure());
      case Outcome.Blocked blocked -> tell(one, "is blocked", blocked.failure());
      case Outcome.Synced _,
          Outcome.Unchanged _,
          Outcome.Skipped _,
          Outcome.Deferred _,
          Outcome.HandedBack _,
          Outcome.NoSuchOrder _ -> {}
    }
  }

  private void arrived(Settled one) {
    boolean first = one.claim().applied().orderId().isEmpty();
    boolean live = one.claim().trigger() != Trigger.BACKFILL;
    if (one.outcome() instanceof Outcome.Synced && first && live) {
      one.order()
          .map(order -> Duration.between(order.createdAt(), one.endedAt()))
          .ifPresent(tally::arrived);
    }
  }

  /** By its code alone: other systems' words may name people. */
  private static void tell(Settled one, String what, Failure failure) {
    try (var _ = OrderLog.of(one.claim(), one.order())) {
      log.info("order {} {}: {}", one.claim().key(), what, failure.code());
    }
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
