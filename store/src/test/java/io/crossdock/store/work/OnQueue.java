package io.crossdock.store.work;

import io.crossdock.core.failure.Failure;
import io.crossdock.core.failure.Failure.Category;
import io.crossdock.core.order.OrderKey;
import io.crossdock.core.port.work.Outcome;
import io.crossdock.core.port.work.Trigger;
import io.crossdock.core.port.work.WorkQueue;
import io.crossdock.core.port.work.WorkQueue.Claim;
import io.crossdock.core.port.work.WorkQueue.Lane;
import io.crossdock.core.port.work.WorkQueue.Settled;
import io.crossdock.store.OnPostgres;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;

/** An empty queue, and two instances that are alive: a and b. */
abstract class OnQueue extends OnPostgres {

  static final Instant T0 = Instant.parse("2026-11-24T10:00:00Z");
  static final Duration STALL = WorkQueue.LEASE.plusSeconds(1);
  static final Duration LANDING = Duration.ofMinutes(10);
  static final OrderKey KEY = new OrderKey("main", 42);

  WorkQueue queue = store.workQueue();

  @BeforeEach
  void empty() {
    queue = store.workQueue();
    jdbc().sql("TRUNCATE work, shop_order, written, attempt, instance, gate").update();
    queue.renew("a", List.of());
    queue.renew("b", List.of());
  }

  void mark(Trigger trigger) {
    queue.mark(List.of(KEY), trigger);
  }

  void mark(long from, long to) {
    queue.mark(
        LongStream.rangeClosed(from, to).mapToObj(id -> new OrderKey("main", id)).toList(),
        Trigger.POLL);
  }

  List<Claim> claim(String instance) {
    return queue.claim(instance, Lane.LIVE, 50);
  }

  Set<?> settle(Claim claim, Outcome outcome) {
    return queue.record(List.of(settled(claim, outcome)));
  }

  static Settled settled(Claim claim, Outcome outcome) {
    return new Settled(claim, outcome, Optional.empty(), "", T0, T0);
  }

  /** As if so much time had passed on the database's clock; instance b stays awake. */
  void pass(Duration time) {
    for (String set :
        List.of(
            "order_state SET due_at = due_at - :t, recheck_at = recheck_at - :t, queued_at ="
                + " queued_at - :t",
            "instance SET alive_until = alive_until - :t")) {
      jdbc()
          .sql("UPDATE " + set.replace(":t", ":t * interval '1 ms'"))
          .param("t", time.toMillis())
          .update();
    }
    queue.renew("b", List.of());
    if (time.compareTo(STALL) > 0) {
      queue.renew("a", List.of());
    }
  }

  static Failure failure(boolean uncertain) {
    Failure failure = Failure.of(Category.TRANSIENT, "away", "The org is away.", "Wait.");
    return uncertain ? failure.asUncertain() : failure;
  }
}
