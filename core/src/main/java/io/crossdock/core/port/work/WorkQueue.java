package io.crossdock.core.port.work;

import io.crossdock.core.failure.Cause;
import io.crossdock.core.hash.Sha256;
import io.crossdock.core.order.Order;
import io.crossdock.core.order.OrderKey;
import io.crossdock.core.plan.Applied;
import io.crossdock.core.port.shop.OrderSource.Unreadable;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
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
   * As {@link #mark(Collection, Trigger)}, of orders whose reading began after a moment.
   *
   * @param since from {@link #moment}, or {@link #NEVER}
   */
  default Observed mark(Collection<OrderKey> keys, Trigger trigger, long since) {
    mark(keys, trigger);
    return new Observed(keys.size(), Map.of());
  }

  /**
   * Orders as just read from the shop: their grid columns are refreshed, and those whose digest
   * differs from the last one observed are marked.
   *
   * @return how many were marked
   */
  default int observe(List<Order> orders, Trigger trigger) {
    return observe(orders, trigger, NEVER).marked();
  }

  /**
   * As {@link #observe(List, Trigger)}, of orders whose reading began after a moment.
   *
   * @param since from {@link #moment}, or {@link #NEVER}
   */
  Observed observe(List<Order> orders, Trigger trigger, long since);

  /** Of no use: what was read counts as older than whatever anybody did to its row. */
  long NEVER = 0;

  /**
   * Now, in the database's own order of transactions; to be asked before the shop is. What began to
   * be written before that was known to its writer before, and so is in what the shop then tells.
   */
  long moment();

  /**
   * What was seen.
   *
   * @param untouched of the marked orders those whose rows nobody had touched since the moment,
   *     each with its row's stamp now. The claim that carries the same stamp is of an order to
   *     which nothing was done since it was read: no notice, no attempt, no other reading
   */
  record Observed(int marked, Map<OrderKey, Long> untouched) {}

  /** So long a notice stands for the order: one that is older waits for something else. */
  Duration FRESH = Duration.ofSeconds(30);

  /**
   * Orders of this connection that a push notice told of within {@link #FRESH} and that nobody has
   * claimed yet: who claims one loads it after now, unless it was just read. The newest first.
   */
  List<OrderKey> noticed(int most);

  /**
   * Orders that could not be read just now: marked, and to be found under their numbers, but for
   * those that are blocked by the same failure already. When one can be read again, {@link
   * #observe} marks it.
   */
  void markFailing(Map<OrderKey, Unreadable> unreadable, Trigger trigger);

  /**
   * Due rows of this connection that nobody holds, in this order: manual before automatic, then
   * oldest first. Each is held by one attempt until it is recorded or the instance's lease runs
   * out. Empty for an instance without a lease. Rows of instances whose lease ran out are freed
   * first.
   */
  List<Claim> claim(String instance, Lane lane, int max);

  /**
   * One due order of this connection, to find out with whether a system that is left alone works
   * again: the first, as {@link #claim} has them, that was not refused for what a gate is closed
   * for, and not the one before; if all were, each in its turn, so that none stands in the others'
   * way. The others keep their places. Held like those of {@link #claim}.
   */
  Optional<Claim> probe(String instance, Lane lane);

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
   * @param stamp of the row until it was claimed: whatever anybody does to a row gives it another
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
      Optional<First> first,
      long stamp) {}

  /**
   * What an entity id stood for when it was first read.
   *
   * @param email of the buyer, as {@link #hash} makes it; empty = none, or not known
   */
  record First(String incrementId, Instant purchasedAt, String email, Optional<Long> customerId) {

    /**
     * Whether it is this order still: of the same moment, and by its number or its buyer. A shop
     * may renumber an order, and staff may correct its e-mail address; what was bought at another
     * moment, or by somebody else under another number, is another order.
     */
    public boolean same(Order order) {
      boolean buyer =
          (!email.isEmpty() && email.equals(hash(order.buyer().email())))
              || (customerId.isPresent() && customerId.equals(order.buyer().customerId()));
      return purchasedAt.equals(order.createdAt())
          && (incrementId.equals(order.incrementId()) || buyer);
    }

    /** SHA-256 of a folded e-mail address, in hex; empty for none. */
    public static String hash(String email) {
      return email.isBlank() ? "" : Sha256.hex(email.strip().toLowerCase(Locale.ROOT));
    }
  }

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
      Instant endedAt) {

    /** A write of it may still land, and the org is not known to have the person already. */
    public boolean mayMakeAPerson() {
      return outcome.uncertain() || (claim.landing() && !(outcome instanceof Outcome.Synced));
    }
  }
}
