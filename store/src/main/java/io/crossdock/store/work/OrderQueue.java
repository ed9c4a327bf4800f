package io.crossdock.store.work;

import io.crossdock.core.failure.Cause;
import io.crossdock.core.order.Order;
import io.crossdock.core.order.OrderKey;
import io.crossdock.core.port.shop.OrderSource.Unreadable;
import io.crossdock.core.port.work.OrderLog;
import io.crossdock.core.port.work.Outcome;
import io.crossdock.core.port.work.Trigger;
import io.crossdock.core.port.work.WorkQueue;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The work queue on PostgreSQL. New work is told to all instances by NOTIFY at the commit. */
public final class OrderQueue implements WorkQueue {

  private static final Logger log = LoggerFactory.getLogger(OrderQueue.class);

  static final String CHANNEL = "crossdock_work";

  /** Each sees how many wait already; so many at once do not see each other. */
  private final Semaphore notices = new Semaphore(4);

  private final JdbcClient jdbc;
  private final String connection;
  private final TransactionTemplate transactions;
  private final TransactionTemplate nested;
  private final Each each;
  private final Marks marks;
  private final Stamps stamps;
  private final SeenOrders seen;
  private final Claims claims;
  private final Records records;
  private final BlockedOrders blocked;

  /**
   * @param connection whose orders are claimed and unblocked
   * @param landing how late a write of unknown outcome may still land in the org
   */
  public OrderQueue(
      NamedParameterJdbcTemplate template,
      TransactionTemplate transactions,
      Duration landing,
      String connection) {
    this.jdbc = JdbcClient.create(template);
    this.connection = connection;
    this.transactions = transactions;
    this.nested = Each.nested(transactions);
    this.each = new Each(transactions);
    this.stamps = new Stamps(jdbc);
    this.marks = new Marks(jdbc, stamps);
    this.seen = new SeenOrders(jdbc);
    this.claims = new Claims(jdbc, landing, connection);
    this.records = new Records(template, landing);
    this.blocked = new BlockedOrders(jdbc, transactions, connection);
  }

  @Override
  public void mark(Collection<OrderKey> keys, Trigger trigger) {
    notices.acquireUninterruptibly();
    try {
      again(() -> told(marks.mark(keys, trigger, NEVER, _ -> {})));
    } finally {
      notices.release();
    }
  }

  @Override
  public Observed mark(Collection<OrderKey> keys, Trigger trigger, long since) {
    var untouched = new HashMap<OrderKey, Long>();
    int marked =
        again(() -> {
          untouched.clear();
          return told(marks.mark(keys, trigger, since, untouched::putAll));
        });
    return new Observed(marked, Map.copyOf(untouched));
  }

  @Override
  public void markFailing(Map<OrderKey, Unreadable> unreadable, Trigger trigger) {
    again(() -> told(marks.markFailing(unreadable, trigger)));
  }

  @Override
  public Observed observe(List<Order> orders, Trigger trigger, long since) {
    var untouched = new HashMap<OrderKey, Long>();
    int marked =
        again(() -> {
          untouched.clear();
          var refused = new HashMap<OrderKey, Unreadable>();
          int seen =
              each.of(
                  orders,
                  some -> marks.observe(some, trigger, since, untouched::putAll),
                  (order, why) -> refused.put(order.key(), Unreadable.unkept(order, why)));
          return told(seen + marks.markFailing(refused, trigger));
        });
    return new Observed(marked, Map.copyOf(untouched));
  }

  @Override
  public List<OrderKey> noticed(int most) {
    return marks.noticed(connection, FRESH, most);
  }

  @Override
  public long moment() {
    return stamps.moment();
  }

  @Override
  public List<Claim> claim(String instance, Lane lane, int max) {
    return inOne(() -> claims.claim(instance, lane, max));
  }

  @Override
  public Optional<Claim> probe(String instance, Lane lane) {
    return inOne(() -> claims.probe(instance, lane));
  }

  @Override
  public boolean renew(String instance, Collection<UUID> working) {
    return inOne(() -> claims.renew(instance, LEASE, working));
  }

  @Override
  public Set<UUID> beginWrite(Collection<Claim> writing) {
    return inOne(() -> {
      Set<UUID> held = claims.hold(writing.stream().map(Claim::attempt).toList()).keySet();
      claims.beginWrite(held);
      return held;
    });
  }

  /** What was written is read from the org with the next try: the fingerprint stays unknown. */
  private static Settled unkept(Settled one, String why) {
    try (var _ = OrderLog.of(one.claim(), one.order())) {
      log.error("the outcome of {} can't be kept: {}", one.claim().key(), why);
    }
    return new Settled(
        one.claim(), Outcome.unkept(why), Optional.empty(), "", one.startedAt(), one.endedAt());
  }

  @Override
  public Set<UUID> record(List<Settled> settled) {
    return inOne(() -> {
      var held = claims.hold(settled.stream().map(s -> s.claim().attempt()).toList());
      var ours = settled.stream().filter(s -> held.containsKey(s.claim().attempt())).toList();
      each.of(
          ours.stream().flatMap(s -> s.order().stream()).toList(),
          seen::loaded,
          (order, why) -> log.warn("what {} shows can't be kept: {}", order, why));
      each.of(
          ours,
          some -> records.record(some, held),
          (one, why) -> records.record(List.of(unkept(one, why)), held));
      StoredPersonClaims.release(
          jdbc, ours.stream().filter(s -> !s.mayMakeAPerson()).map(s -> s.claim().key()).toList());
      return held.keySet();
    });
  }

  @Override
  public void unblock(Cause cause) {
    blocked.mark(List.of(cause.id()));
  }

  @Override
  public void unblock(Set<String> codes) {
    blocked.mark(blocked.causes(codes));
  }

  @Override
  public void release(String instance) {
    transactions.executeWithoutResult(tx -> claims.release(instance));
  }

  private int told(int marked) {
    if (marked > 0) {
      jdbc.sql("SELECT pg_notify(:channel, '')")
          .param("channel", CHANNEL)
          .query((r, n) -> 1)
          .list();
    }
    return marked;
  }

  /** Until nobody else was first: what was read before that holds no more. */
  private int again(IntSupplier work) {
    while (true) {
      try {
        Integer done = nested.execute(tx -> work.getAsInt());
        return Objects.requireNonNull(done);
      } catch (OptimisticLockingFailureException e) {
        log.debug("once more: {}", e.getMessage());
      }
    }
  }

  private <T> T inOne(Supplier<T> work) {
    return Objects.requireNonNull(transactions.execute(tx -> work.get()));
  }
}
