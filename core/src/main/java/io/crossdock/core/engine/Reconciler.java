package io.crossdock.core.engine;

import io.crossdock.core.failure.FailedCall;
import io.crossdock.core.failure.Failure;
import io.crossdock.core.failure.Failure.Category;
import io.crossdock.core.order.Order;
import io.crossdock.core.order.OrderKey;
import io.crossdock.core.port.OrderSource.Page;
import io.crossdock.core.port.Outcome;
import io.crossdock.core.port.WorkQueue.Claim;
import io.crossdock.core.port.WorkQueue.Settled;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One pass over what is due: claim, load, decide, plan; {@link Sender} then writes. Safe to run in
 * several threads and instances at once: a row belongs to one attempt at a time.
 */
final class Reconciler {

  private static final Logger log = LoggerFactory.getLogger(Reconciler.class);
  static final int MAX_CLAIM = 300;
  private static final int LOAD = 100;

  /** A request for many orders that failed is no order's fault: none of them spends an attempt. */
  private static final Duration SHOP_AWAY = Duration.ofSeconds(5);

  private final EngineParts parts;
  private final Gate gate;
  private final Sender sender;
  private final Verdicts verdicts;

  Reconciler(EngineParts parts, Gate gate) {
    this.parts = parts;
    this.gate = gate;
    this.verdicts = new Verdicts(parts.random());
    this.sender = new Sender(parts, gate, verdicts);
  }

  /**
   * Works on what is due now.
   *
   * @return how many orders were claimed
   */
  int pass() {
    Instant now = parts.clock().instant();
    int wanted = gate.admits(MAX_CLAIM, now);
    if (wanted == 0) {
      return 0;
    }
    List<Claim> claims =
        parts.queue().claim(parts.instance(), wanted, now, now.plus(LeaseKeeper.LEASE));
    try {
      reconcile(claims, now);
    } catch (RuntimeException e) {
      // Left alone, this live instance would renew the leases of orders nobody works on.
      log.error("a pass over {} orders failed; they are tried again", claims.size(), e);
      parts.queue().record(claims.stream().map(claim -> unfinished(claim, e, now)).toList());
    }
    return claims.size();
  }

  /** Recording it for an order that is settled already changes nothing: its attempt is over. */
  private Settled unfinished(Claim claim, RuntimeException e, Instant startedAt) {
    Failure failure =
        Failure.of(
                Category.TRANSIENT,
                "pass-failed",
                "Crossdock failed in the middle: " + e,
                "It is tried again by itself; if it stays, please report it.")
            .asUncertain();
    Outcome outcome = verdicts.of(failure, claim, parts.clock().instant());
    return settle(claim, Optional.empty(), outcome, startedAt);
  }

  private void reconcile(List<Claim> claims, Instant startedAt) {
    var settled = new ArrayList<Settled>();
    var attempts = new ArrayList<Attempt>();
    for (int from = 0; from < claims.size(); from += LOAD) {
      List<Claim> chunk = claims.subList(from, Math.min(claims.size(), from + LOAD));
      try {
        Page page = parts.shop().load(chunk.stream().map(Claim::key).toList());
        var loaded = new HashMap<OrderKey, Order>();
        page.orders().forEach(order -> loaded.put(order.key(), order));
        for (Claim claim : chunk) {
          Failure unreadable = page.unreadable().get(claim.key());
          Optional<Order> order = Optional.ofNullable(loaded.get(claim.key()));
          if (unreadable == null) {
            decide(claim, order, startedAt, settled, attempts);
          } else {
            settled.add(settle(claim, order, new Outcome.Blocked(unreadable), startedAt));
          }
        }
      } catch (FailedCall e) {
        chunk.forEach(c -> settled.add(unloaded(c, e.failure(), startedAt)));
      }
    }
    record(settled);
    if (!attempts.isEmpty()) {
      sender.send(attempts);
    }
  }

  private void decide(
      Claim claim,
      Optional<Order> loaded,
      Instant startedAt,
      List<Settled> settled,
      List<Attempt> attempts) {
    if (loaded.isEmpty()) {
      settled.add(settle(claim, loaded, new Outcome.Blocked(gone(claim)), startedAt));
      return;
    }
    Order order = loaded.get();
    switch (plan(claim, order)) {
      case Planning.Result.Leave leave ->
          settled.add(
              settle(
                  claim,
                  loaded,
                  new Outcome.Skipped(leave.code(), leave.reason(), leave.red()),
                  startedAt));
      case Planning.Result.Impossible impossible ->
          settled.add(settle(claim, loaded, new Outcome.Blocked(impossible.failure()), startedAt));
      case Planning.Result.Send send -> {
        boolean same =
            claim.fingerprint().equals(Optional.of(send.plan().fingerprint()))
                && !claim.trigger().byPerson();
        if (same) {
          settled.add(settle(claim, loaded, new Outcome.Unchanged(), startedAt));
        } else {
          attempts.add(new Attempt(claim, order, send.plan(), startedAt));
        }
      }
    }
  }

  /** A defect met by one order is that order's alone. */
  private Planning.Result plan(Claim claim, Order order) {
    try {
      return parts.planning().of(order, claim);
    } catch (FailedCall e) {
      throw e;
    } catch (RuntimeException e) {
      log.error("planning order {} failed", order, e);
      return new Planning.Result.Impossible(
          Failure.of(
              Category.BUG,
              "defect",
              "Crossdock could not plan this order: " + e,
              "Please report it with the order's number; press Sync after an update."));
    }
  }

  private Settled unloaded(Claim claim, Failure failure, Instant startedAt) {
    Instant again = parts.clock().instant().plus(failure.retryAfter().orElse(SHOP_AWAY));
    return settle(claim, Optional.empty(), new Outcome.Deferred(again, failure), startedAt);
  }

  private Settled settle(Claim claim, Optional<Order> order, Outcome outcome, Instant startedAt) {
    return new Settled(claim, outcome, order, "", startedAt, parts.clock().instant());
  }

  private void record(List<Settled> settled) {
    if (!settled.isEmpty()) {
      parts.queue().record(settled);
    }
  }

  private static Failure gone(Claim claim) {
    return Failure.of(
        Category.REJECTED,
        "gone-from-shop",
        "The shop no longer has order " + claim.key() + ".",
        "Nothing was deleted in Salesforce. If the order is there again, press Sync.");
  }
}
