package io.crossdock.core.engine;

import io.crossdock.core.failure.FailedCall;
import io.crossdock.core.failure.Failure;
import io.crossdock.core.failure.Failure.Category;
import io.crossdock.core.order.OrderKey;
import io.crossdock.core.port.Org.Prepared;
import io.crossdock.core.port.Org.Prepared.Ready;
import io.crossdock.core.port.Org.Written;
import io.crossdock.core.port.Outcome;
import io.crossdock.core.port.WorkQueue.Settled;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/**
 * Prepares a whole claim in few calls, writes it request by request and records each request as it
 * returns. Before a request leaves, a committed transaction makes the fingerprints unknown: a crash
 * between the org's commit and our record is found by reading the org.
 */
final class Sender {

  private static final Duration ORG_AWAY = Duration.ofSeconds(10);

  private final EngineParts parts;
  private final Gate gate;
  private final Verdicts verdicts;

  Sender(EngineParts parts, Gate gate, Verdicts verdicts) {
    this.parts = parts;
    this.gate = gate;
    this.verdicts = verdicts;
  }

  void send(List<Attempt> attempts) {
    var byKey = new HashMap<OrderKey, Attempt>();
    attempts.forEach(a -> byKey.put(a.claim().key(), a));
    List<Attempt> open = attempts;
    while (!open.isEmpty()) {
      List<Ready> waiting = round(open, byKey);
      open = waiting.stream().map(r -> attempt(byKey, r.key())).toList();
    }
  }

  /** One look-up and its requests; gives back those that wait for a customer made by this round. */
  private List<Ready> round(List<Attempt> attempts, Map<OrderKey, Attempt> byKey) {
    List<Prepared> prepared;
    try {
      prepared = parts.org().prepare(attempts.stream().map(Attempt::work).toList());
    } catch (FailedCall e) {
      // A look-up for many that failed is no order's fault, whatever its category.
      record(attempts, a -> wait(e.failure()));
      return List.of();
    }
    var ready = new ArrayList<Ready>();
    var done = new ArrayList<Settled>();
    for (Prepared p : prepared) {
      Attempt attempt = attempt(byKey, p.key());
      switch (p) {
        case Prepared.NotReady no -> done.add(settled(attempt, failed(attempt, no.failure())));
        case Ready r when r.nodes() == 0 ->
            done.add(
                settled(attempt, new Outcome.Synced(r.applied(), attempt.plan().fingerprint())));
        case Ready r -> ready.add(r);
      }
    }
    if (!done.isEmpty()) {
      parts.queue().record(done);
    }
    Batches.Packed packed = Batches.pack(ready);
    packed.requests().forEach(request -> write(request, byKey));
    return packed.waiting();
  }

  private void write(List<Ready> request, Map<OrderKey, Attempt> byKey) {
    Set<UUID> held =
        parts
            .queue()
            .beginWrite(request.stream().map(r -> attempt(byKey, r.key()).claim()).toList());
    List<Ready> ours =
        request.stream()
            .filter(r -> held.contains(attempt(byKey, r.key()).claim().attempt()))
            .toList();
    if (ours.isEmpty()) {
      return;
    }
    List<Attempt> attempts = ours.stream().map(r -> attempt(byKey, r.key())).toList();
    List<Written> written;
    try {
      written = parts.org().write(ours);
      if (written.stream().noneMatch(Sender::closesGate)) {
        gate.open();
      }
    } catch (FailedCall e) {
      record(attempts, a -> failed(a, e.failure()));
      return;
    } catch (RuntimeException e) {
      Failure failure = defect(e);
      record(attempts, a -> failed(a, failure));
      return;
    }
    var results = new HashMap<OrderKey, Written>();
    for (int i = 0; i < ours.size(); i++) {
      results.put(ours.get(i).key(), written.get(i));
    }
    record(attempts, a -> outcome(a, results));
  }

  private Outcome outcome(Attempt attempt, Map<OrderKey, Written> results) {
    return switch (java.util.Objects.requireNonNull(results.get(attempt.claim().key()))) {
      case Written.Done done -> new Outcome.Synced(done.applied(), attempt.plan().fingerprint());
      case Written.Failed f -> failed(attempt, f.failure());
    };
  }

  private Outcome failed(Attempt attempt, Failure failure) {
    return verdicts.of(failure, attempt.claim(), told(failure));
  }

  /** Every failure passes here, so that none leaves the gate open. */
  private Instant told(Failure failure) {
    Instant now = parts.clock().instant();
    if (failure.closesGate()) {
      gate.close(failure, now);
    }
    return now;
  }

  private static boolean closesGate(Written written) {
    return written instanceof Written.Failed f && f.failure().closesGate();
  }

  private Outcome wait(Failure failure) {
    return new Outcome.Deferred(told(failure).plus(failure.retryAfter().orElse(ORG_AWAY)), failure);
  }

  private void record(List<Attempt> attempts, Function<Attempt, Outcome> outcomes) {
    parts.queue().record(attempts.stream().map(a -> settled(a, outcomes.apply(a))).toList());
  }

  private Settled settled(Attempt attempt, Outcome outcome) {
    return attempt.settled(outcome, parts.clock().instant());
  }

  private static Attempt attempt(Map<OrderKey, Attempt> byKey, OrderKey key) {
    return java.util.Objects.requireNonNull(byKey.get(key), "the org answered for another order");
  }

  private static Failure defect(RuntimeException e) {
    return new Failure(
        Category.TRANSIENT,
        "defect",
        "Crossdock failed while writing: " + e,
        "It is tried again; if it stays, please report it.",
        "",
        java.util.Optional.empty(),
        true);
  }
}
