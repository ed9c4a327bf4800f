package io.crossdock.core.engine.send;

import io.crossdock.core.engine.trouble.Attempt;
import io.crossdock.core.engine.trouble.Gate;
import io.crossdock.core.engine.trouble.Isolation;
import io.crossdock.core.engine.trouble.Trouble;
import io.crossdock.core.failure.FailedCall;
import io.crossdock.core.failure.Failure;
import io.crossdock.core.failure.Failure.Category;
import io.crossdock.core.order.OrderKey;
import io.crossdock.core.plan.Applied;
import io.crossdock.core.plan.told.Changes;
import io.crossdock.core.port.org.Lease;
import io.crossdock.core.port.org.Org;
import io.crossdock.core.port.org.Org.Prepared;
import io.crossdock.core.port.org.Org.Written;
import io.crossdock.core.port.org.PersonClaims;
import io.crossdock.core.port.work.Outcome;
import io.crossdock.core.port.work.WorkQueue;
import io.crossdock.core.port.work.WorkQueue.Claim;
import io.crossdock.core.port.work.WorkQueue.Lane;
import io.crossdock.core.port.work.WorkQueue.Settled;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Prepares orders in few calls and writes one request at a time. Before a request leaves, a
 * committed transaction makes the fingerprints unknown: a crash between the org's commit and our
 * record is found by reading the org. Orders that are not in what a method returns are no longer
 * held, whatever went wrong: recorded, or free for the next claim. Thread-safe.
 */
public final class Sender {

  private static final Logger log = LoggerFactory.getLogger(Sender.class);

  private static final Duration SOON = Duration.ofMillis(700);

  private final Lane lane;
  private final WorkQueue queue;
  private final Held held;
  private final Org org;
  private final Gate gate;
  private final Settlement settlement;
  private final Trouble trouble;

  public Sender(
      Lane lane,
      WorkQueue queue,
      Held held,
      Org org,
      Gate gate,
      Settlement settlement,
      Trouble trouble) {
    this.lane = lane;
    this.queue = queue;
    this.held = held;
    this.org = org;
    this.gate = gate;
    this.settlement = settlement;
    this.trouble = trouble;
  }

  /**
   * How a request ended.
   *
   * @param written those that are in the org now
   * @param failed those that are not
   * @param again to be sent unchanged at once
   * @param crowded whether row locks or limits say that fewer requests at once would be better
   */
  record Sent(List<Waiting> written, List<Waiting> failed, List<Waiting> again, boolean crowded) {}

  /** Settles what needs no write; the others are ready. */
  public List<Waiting> prepare(List<Attempt> attempts) {
    if (attempts.isEmpty()) {
      return List.of();
    }
    try {
      return prepared(attempts);
    } catch (RuntimeException | Error e) {
      log.error("{} orders could not be prepared; they are tried again", attempts.size(), e);
      settlement.forget(claims(attempts));
      return List.of();
    }
  }

  private List<Waiting> prepared(List<Attempt> attempts) {
    var ready = new ArrayList<Waiting>();
    var settled = new ArrayList<Settled>();
    try {
      Isolation.each(
          attempts,
          some -> lookUp(some, ready, settled),
          (attempt, failure) -> settled.addAll(failed(Map.of(attempt, failure), false)));
    } catch (FailedCall e) {
      gate.close(e.failure());
      settlement.putOff(claims(attempts), e.failure());
      return List.of();
    }
    settlement.record(settled);
    return ready;
  }

  private void lookUp(List<Attempt> attempts, List<Waiting> ready, List<Settled> settled) {
    List<Prepared> prepared = org.prepare(attempts.stream().map(a -> a.work(lane)).toList());
    var refused = new LinkedHashMap<Attempt, Failure>();
    for (int i = 0; i < attempts.size(); i++) {
      Attempt attempt = attempts.get(i);
      switch (prepared.get(i)) {
        case Prepared.HeldBack held ->
            settled.add(settlement.of(attempt, new Outcome.Deferred(SOON, PersonClaims.WAITING)));
        case Prepared.NotReady no -> refused.put(attempt, no.failure());
        case Prepared.Ready r when r.nodes() == 0 ->
            settled.add(settlement.of(attempt, synced(attempt, r, r.applied())));
        case Prepared.Ready r -> ready.add(new Waiting(attempt, r));
      }
    }
    boolean others =
        refused.size() < attempts.size()
            || refused.values().stream().anyMatch(f -> f.category() != Category.MISCONFIGURED);
    settled.addAll(failed(refused, others));
  }

  private static Outcome synced(Attempt attempt, Prepared.Ready ready, Applied now) {
    Changes changes = Changes.of(attempt.plan(), ready.applied(), now);
    return new Outcome.Synced(now, attempt.plan().fingerprint(), changes);
  }

  /** Orders that have lost their rows meanwhile are left out. */
  Sent send(List<Waiting> request) {
    try {
      return sent(request);
    } catch (RuntimeException | Error e) {
      return forgotten(request, e);
    }
  }

  private Sent forgotten(List<Waiting> request, Throwable why) {
    log.error("a request of {} orders failed; they are tried again", request.size(), why);
    settlement.forget(request.stream().map(w -> w.attempt().claim()).toList());
    return new Sent(List.of(), request, List.of(), false);
  }

  private Sent sent(List<Waiting> request) {
    Lease lease = held.lease();
    Set<UUID> begun = queue.beginWrite(request.stream().map(w -> w.attempt().claim()).toList());
    List<Waiting> ours =
        request.stream().filter(w -> begun.contains(w.attempt().claim().attempt())).toList();
    if (ours.isEmpty()) {
      return new Sent(List.of(), List.of(), List.of(), false);
    }
    List<Written> results;
    try {
      results = org.write(ours.stream().map(Waiting::ready).toList(), lease);
    } catch (FailedCall e) {
      return failedTogether(ours, e.failure());
    } catch (Lease.Over e) {
      return forgotten(ours, e);
    } catch (RuntimeException e) {
      return failedTogether(ours, Trouble.defect(e));
    }
    return settle(ours, results);
  }

  private Sent failedTogether(List<Waiting> request, Failure failure) {
    List<Attempt> attempts = request.stream().map(Waiting::attempt).toList();
    settlement.record(
        trouble.failedTogether(attempts, failure).entrySet().stream()
            .map(e -> settlement.of(e.getKey(), e.getValue()))
            .toList());
    return new Sent(List.of(), request, List.of(), failure.closesGate());
  }

  private Sent settle(List<Waiting> request, List<Written> results) {
    var answered = new Answered(request.size() == 1);
    for (int i = 0; i < request.size(); i++) {
      answered.add(request.get(i), results.get(i));
    }
    if (!answered.asked.isEmpty()) {
      trouble.passed(answered.asked);
    }
    trouble.overLimit(answered.overLimit);
    boolean some = !answered.written.isEmpty();
    if (some) {
      trouble.written();
    }
    // While the org has not even tried some, nothing is known to meet every order.
    boolean others = some || !answered.again.isEmpty();
    answered.settled.addAll(failed(answered.refused, others));
    if (!answered.asked.isEmpty() && !answered.closed()) {
      gate.worked();
    }
    settlement.record(answered.settled);
    return new Sent(answered.written, answered.failed, answered.again, answered.crowded());
  }

  /** The org's answer to one request, order by order. */
  private final class Answered {
    private final boolean alone;
    private final List<Waiting> written = new ArrayList<>();
    private final List<Waiting> failed = new ArrayList<>();
    private final List<Waiting> again = new ArrayList<>();
    private final List<OrderKey> asked = new ArrayList<>();
    private final List<OrderKey> overLimit = new ArrayList<>();
    private final Map<Attempt, Failure> refused = new LinkedHashMap<>();
    private final List<Settled> settled = new ArrayList<>();
    private boolean locked;

    Answered(boolean alone) {
      this.alone = alone;
    }

    void add(Waiting order, Written result) {
      Attempt attempt = order.attempt();
      if (!(result instanceof Written.HeldBack)) {
        asked.add(order.ready().key());
      }
      switch (result) {
        case Written.Done done -> {
          written.add(order);
          settled.add(settlement.of(attempt, synced(attempt, order.ready(), done.applied())));
        }
        case Written.Differs differs -> {
          failed.add(order);
          settled.add(
              settlement.of(attempt, settlement.failed(attempt.claim(), differs.failure())));
        }
        case Written.Outdated outdated -> later(attempt, outdated.failure());
        case Written.HeldBack held -> later(attempt, PersonClaims.WAITING);
        case Written.NotTried not -> again.add(order);
        case Written.OverLimit over when !alone -> {
          failed.add(order);
          overLimit.add(order.ready().key());
          later(attempt, over.failure());
        }
        case Written.OverLimit over -> refused(order, over);
        case Written.Locked busy -> {
          locked = true;
          refused(order, busy);
        }
        case Written.Refused no -> refused(order, no);
        case Written.Unknown lost -> refused(order, lost);
      }
    }

    private void refused(Waiting order, Written.Failed answer) {
      failed.add(order);
      refused.put(order.attempt(), answer.failure());
    }

    private void later(Attempt attempt, Failure failure) {
      settled.add(settlement.of(attempt, new Outcome.Deferred(SOON, failure)));
    }

    /** Whether one of them closes the gate, or what met all of them has. */
    boolean closed() {
      return refused.values().stream().anyMatch(Failure::closesGate)
          || (!refused.isEmpty() && written.isEmpty() && gate.closed());
    }

    boolean crowded() {
      return locked || refused.values().stream().anyMatch(Failure::closesGate);
    }
  }

  void handBack(List<Waiting> orders) {
    settlement.handBack(orders.stream().map(w -> w.attempt().claim()).toList());
  }

  private List<Settled> failed(Map<Attempt, Failure> refused, boolean others) {
    return trouble.refused(refused, others).entrySet().stream()
        .map(e -> settlement.of(e.getKey(), e.getValue()))
        .toList();
  }

  /** What one request takes. */
  Org.Capacity capacity() {
    return org.capacity();
  }

  /** One call that changes nothing; throws {@code FailedCall}. */
  public void probe() {
    org.probe();
  }

  private static List<Claim> claims(List<Attempt> attempts) {
    return attempts.stream().map(Attempt::claim).toList();
  }
}
