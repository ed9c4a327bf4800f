package io.crossdock.core.port;

import io.crossdock.core.order.Order;
import io.crossdock.core.order.OrderKey;
import io.crossdock.core.plan.Applied;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The orders' states, which are the queue. Any number of instances share it; each method is one
 * transaction. Thread-safe.
 */
public interface WorkQueue {

  /**
   * The org's longest request time: a write of unknown outcome may still land this late, so the
   * order is read from the org again after it.
   */
  Duration LATEST_LANDING = Duration.ofMinutes(10);

  /**
   * Notices: {@code generation + 1}, {@code due_at = least}, the greater priority. A waiting retry
   * is brought forward only by a person's trigger; blocked and deferred orders by any.
   */
  void mark(Collection<OrderKey> keys, Trigger trigger, Instant dueAt);

  /**
   * Orders as just read from the shop: their grid columns are refreshed, and those whose digest
   * differs from the last one observed are marked.
   *
   * @return how many were marked
   */
  int observe(List<Order> orders, Trigger trigger, Instant now);

  /**
   * Due rows without a live lease: manual before automatic before back-fill, then oldest first. A
   * row is held by one attempt at a time until {@code leaseUntil}.
   */
  List<Claim> claim(String instance, int max, Instant now, Instant leaseUntil);

  /** Prolongs the leases this instance still holds. */
  void renew(String instance, Instant now, Instant leaseUntil);

  /**
   * To be committed before anything is sent: the fingerprint becomes unknown.
   *
   * @return the attempts that still hold their rows; only these may be sent
   */
  Set<UUID> beginWrite(Collection<Claim> claims);

  /**
   * Records outcomes of attempts that still hold their rows; the others are dropped, see return.
   */
  Set<UUID> record(List<Settled> settled);

  /** A clean stop: hands all leases of this instance back. */
  void release(String instance);

  /**
   * @param attempt the fencing token
   * @param generation the notices this attempt answers
   * @param failures attempts that failed in a row before this one
   * @param fingerprint of the plan last applied; empty = never written, an empty text = unknown:
   *     the org must be read
   */
  record Claim(
      OrderKey key,
      UUID attempt,
      long generation,
      Trigger trigger,
      int failures,
      Applied applied,
      Optional<String> fingerprint) {}

  /**
   * @param order as loaded, when it was
   * @param sent what was asked and answered, for the timeline; may be empty
   */
  record Settled(
      Claim claim,
      Outcome outcome,
      Optional<Order> order,
      String sent,
      Instant startedAt,
      Instant endedAt) {}
}
