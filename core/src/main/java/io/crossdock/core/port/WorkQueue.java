package io.crossdock.core.port;

import io.crossdock.core.failure.Cause;
import io.crossdock.core.failure.Failure;
import io.crossdock.core.order.Order;
import io.crossdock.core.order.OrderKey;
import io.crossdock.core.plan.Applied;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The orders' states, which are the queue. Any number of instances share it; each method is one
 * transaction. When something is due and whose lease runs is told by the database's clock alone, so
 * clocks that differ between instances do no harm. Thread-safe.
 */
public interface WorkQueue {

  /** An instance that has not renewed for so long has lost all its rows. */
  Duration LEASE = Duration.ofSeconds(20);

  /** Notices a person or the shop waits for go before history. */
  enum Lane {
    LIVE,
    BACKFILL
  }

  /**
   * Notices, due at once: {@code generation + 1}, the greater priority. A waiting retry is brought
   * forward only by a person's trigger; blocked and deferred orders by any.
   */
  void mark(Collection<OrderKey> keys, Trigger trigger);

  /**
   * Orders as just read from the shop: their grid columns are refreshed, and those whose digest
   * differs from the last one observed are marked.
   *
   * @return how many were marked
   */
  int observe(List<Order> orders, Trigger trigger);

  /**
   * Orders just read whose content makes no sense: marked, but for those that are blocked by the
   * same failure already. When one makes sense again, {@link #observe} marks it.
   */
  void markFailing(Map<OrderKey, Failure> unreadable, Trigger trigger);

  /**
   * Due rows nobody holds, in this order: manual before automatic, then oldest first. Each is held
   * by one attempt until it is recorded or the instance's lease runs out. Empty for an instance
   * without a lease. Rows of instances whose lease ran out are freed first.
   */
  List<Claim> claim(String instance, Lane lane, int max);

  /**
   * Prolongs the instance's lease to {@link #LEASE} from now, or begins one. Rows it holds for any
   * other attempt than {@code working} go back to their places: nobody works on them.
   *
   * @return false when a lease had run out: all attempts of this instance are over
   */
  boolean renew(String instance, Collection<UUID> working);

  /**
   * To be committed before anything is sent: the fingerprint becomes unknown.
   *
   * @return the attempts that still hold their rows; only these may be sent
   */
  Set<UUID> beginWrite(Collection<Claim> claims);

  /**
   * Records outcomes of attempts that still hold their rows under a running lease; the others are
   * dropped, see return.
   */
  Set<UUID> record(List<Settled> settled);

  /**
   * Orders that are blocked by this cause are due again, in the manner they were asked for last:
   * nobody need press for what has passed. Several transactions; rows being worked on are left out.
   */
  void unblock(Cause cause);

  /** As {@link #unblock(Cause)}, for every cause with one of these codes. */
  void unblock(Set<String> codes);

  /** A clean stop: ends the lease and hands all rows of this instance back to their places. */
  void release(String instance);

  /**
   * @param attempt the fencing token
   * @param generation the notices this attempt answers
   * @param failures attempts that failed in a row before this one
   * @param fingerprint of the plan last applied; empty = never written, an empty text = unknown:
   *     the org must be read
   * @param landing whether an earlier write of unknown outcome may still land in the org: what
   *     can't be written twice without doubling must wait; the order comes again by itself when
   *     nothing can land any more
   * @param first what the shop's id stood for when it was first read; empty = never read
   */
  record Claim(
      OrderKey key,
      UUID attempt,
      long generation,
      Trigger trigger,
      int failures,
      Applied applied,
      Optional<String> fingerprint,
      boolean landing,
      Optional<First> first) {}

  /** An order as it never changes: under one entity id another one is another order. */
  record First(String incrementId, Instant purchasedAt) {}

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
