package io.crossdock.core.engine;

import io.crossdock.core.engine.send.Waiting;
import io.crossdock.core.engine.trouble.Attempt;
import io.crossdock.core.failure.Cause;
import io.crossdock.core.failure.Failure;
import io.crossdock.core.order.Order;
import io.crossdock.core.order.OrderFixture;
import io.crossdock.core.order.OrderKey;
import io.crossdock.core.plan.Applied;
import io.crossdock.core.plan.OrgShape;
import io.crossdock.core.plan.Plan;
import io.crossdock.core.plan.PlanFixture;
import io.crossdock.core.port.org.Lease;
import io.crossdock.core.port.org.Org;
import io.crossdock.core.port.org.Previews;
import io.crossdock.core.port.shop.OrderSource;
import io.crossdock.core.port.work.Gates;
import io.crossdock.core.port.work.Outcome;
import io.crossdock.core.port.work.Trigger;
import io.crossdock.core.port.work.WorkQueue;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Small worlds at the engine's ports. */
public final class Fakes {

  public static final Instant T0 = Instant.parse("2026-03-01T12:00:00Z");

  private Fakes() {}

  public static Attempt attempt(long id, String customer) {
    var key = new OrderKey("main", id);
    var plan = PlanFixture.plan(id, customer);
    var claim =
        new WorkQueue.Claim(
            key,
            UUID.randomUUID(),
            1,
            Trigger.POLL,
            0,
            Applied.NOTHING,
            Optional.empty(),
            false,
            Optional.empty(),
            0);
    Order order = new OrderFixture().line("1", "5").build();
    return new Attempt(claim, order, plan, T0);
  }

  /** An order of a customer with this account; of a newcomer when it is empty. */
  public static Waiting waiting(long id, String customer, Optional<String> account, int nodes) {
    Attempt attempt = attempt(id, customer);
    return new Waiting(
        attempt,
        new Org.Prepared.Ready(
            attempt.plan(), Applied.NOTHING, account, account, "", Map.of(), nodes));
  }

  /** What is due, by id, and what was recorded: the last outcome of each order. */
  public static final class Queue implements WorkQueue {
    public final TreeSet<Claim> due = new TreeSet<>(Comparator.comparing(Claim::key));
    public final Map<Long, Outcome> outcomes = new ConcurrentHashMap<>();
    public final Set<UUID> lost = new HashSet<>();
    final List<Instant> observed = new ArrayList<>();
    final List<Order> orders = new ArrayList<>();
    public final List<Cause> unblocked = Collections.synchronizedList(new ArrayList<>());
    final Map<OrderKey, OrderSource.Unreadable> failing = new ConcurrentHashMap<>();
    public List<UUID> working = List.of();
    private @Nullable OrderKey probed;
    Runnable observing = () -> {};
    final Set<OrderKey> noticed = new TreeSet<>();
    public volatile boolean away;
    public volatile boolean begun;

    @Override
    public void mark(Collection<OrderKey> keys, Trigger trigger) {}

    @Override
    public Observed observe(List<Order> orders, Trigger trigger, long since) {
      observing.run();
      orders.forEach(order -> observed.add(order.updatedAt()));
      this.orders.addAll(orders);
      return new Observed(0, Map.of());
    }

    @Override
    public List<OrderKey> noticed(int most) {
      return noticed.stream().limit(most).toList();
    }

    @Override
    public long moment() {
      return NEVER;
    }

    @Override
    public void markFailing(Map<OrderKey, OrderSource.Unreadable> unreadable, Trigger trigger) {
      failing.putAll(unreadable);
    }

    @Override
    public List<Claim> claim(String instance, Lane lane, int max) {
      List<Claim> claims = due.stream().limit(max).toList();
      claims.forEach(due::remove);
      return claims;
    }

    @Override
    public Optional<Claim> probe(String instance, Lane lane) {
      Optional<Claim> one = due.stream().filter(c -> !c.key().equals(probed)).findFirst();
      Optional<Claim> claim = one.or(() -> due.stream().findFirst());
      claim.ifPresent(due::remove);
      probed = claim.map(Claim::key).orElse(null);
      return claim;
    }

    @Override
    public boolean renew(String instance, Collection<UUID> working) {
      this.working = List.copyOf(working);
      return !begun;
    }

    @Override
    public Set<UUID> beginWrite(Collection<Claim> claims) {
      answers();
      var held = new HashSet<UUID>();
      claims.forEach(claim -> held.add(claim.attempt()));
      held.removeAll(lost);
      return held;
    }

    @Override
    public Set<UUID> record(List<Settled> settled) {
      answers();
      settled.forEach(s -> {
        outcomes.put(s.claim().key().entityId(), s.outcome());
        if (s.outcome() instanceof Outcome.HandedBack) {
          due.add(s.claim());
        }
      });
      return Set.of();
    }

    @Override
    public void unblock(Cause cause) {
      unblocked.add(cause);
    }

    @Override
    public void unblock(Set<String> codes) {}

    @Override
    public void release(String instance) {}

    private void answers() {
      if (away) {
        throw new IllegalStateException("the database is away");
      }
    }
  }

  /** Knows the customers it has written; {@code answer} decides on each request. */
  public static final class FakeOrg implements Org {
    public final List<List<Long>> requests = Collections.synchronizedList(new ArrayList<>());
    public volatile Optional<Usage> usage = Optional.empty();
    public volatile long calls;
    public volatile boolean defect;
    final AtomicInteger probes = new AtomicInteger();
    volatile Runnable probing = () -> {};
    public volatile Runnable before = () -> {};
    private final Set<String> known = ConcurrentHashMap.newKeySet();
    private final Function<Prepared.Ready, Written> answer;

    public FakeOrg(Function<Prepared.Ready, Written> answer) {
      this.answer = answer;
    }

    @Override
    public OrgShape shape() {
      throw new UnsupportedOperationException();
    }

    @Override
    public OrgShape recentShape() {
      return shape();
    }

    @Override
    public OrgShape freshShape() {
      return shape();
    }

    @Override
    public Capacity capacity() {
      return CAPACITY;
    }

    @Override
    public List<Prepared> prepare(List<Work> work) {
      if (defect) {
        throw new IllegalStateException("a defect");
      }
      return work.stream().map(w -> prepared(w.plan())).toList();
    }

    private Prepared prepared(Plan plan) {
      String person = plan.customer().externalId();
      Optional<String> id = Optional.of(person).filter(known::contains);
      return new Prepared.Ready(plan, Applied.NOTHING, id, id, "", Map.of(), 5);
    }

    @Override
    public List<Written> write(List<Prepared.Ready> orders, Lease lease) {
      before.run();
      if (!lease.holds()) {
        throw new Lease.Over();
      }
      requests.add(orders.stream().map(o -> o.key().entityId()).toList());
      var written = new ArrayList<Written>();
      for (Prepared.Ready order : orders) {
        Written one = answer.apply(order);
        if (one instanceof Written.Done) {
          known.add(order.plan().customer().externalId());
        }
        written.add(one);
      }
      return written;
    }

    @Override
    public Previews.Preview preview(Work work) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void probe() {
      probes.incrementAndGet();
      probing.run();
    }

    @Override
    public String identity() {
      return "00D";
    }

    @Override
    public Optional<Usage> usage() {
      return usage;
    }

    @Override
    public long calls() {
      return calls;
    }

    @Override
    public String link(String recordId) {
      return recordId;
    }
  }

  public static final Org.Capacity CAPACITY = new Org.Capacity(75, 500);

  public static final Org.Written DONE = new Org.Written.Done(Applied.NOTHING);

  public static Org.Written failed(Failure.Category category, String code) {
    return new Org.Written.Refused(Failure.of(category, code, "Failed.", "Wait."));
  }

  /** Open until closed; the wait is not kept. */
  public static final class OneGate implements Gates {
    public final List<String> codes = new ArrayList<>();
    public volatile boolean closed;
    public volatile boolean waited;
    public volatile String reason = "";

    @Override
    public Admission admit(Remote remote, String instance) {
      return !closed ? Admission.OPEN : waited ? Admission.PROBE : Admission.CLOSED;
    }

    @Override
    public boolean closed(Remote remote, String instance) {
      return closed && !waited;
    }

    @Override
    public void close(Remote remote, Failure failure, IntFunction<Duration> wait) {
      closed = true;
      reason = failure.message();
      codes.add(failure.code());
    }

    @Override
    public boolean tryIn(Remote remote, Duration wait) {
      waited = true;
      return closed;
    }

    @Override
    public void open(Remote remote) {
      closed = false;
    }

    @Override
    public List<Closed> closed() {
      return closed && !codes.isEmpty()
          ? List.of(new Closed(Remote.ORG, codes.getLast(), reason, "", T0, T0))
          : List.of();
    }
  }
}
