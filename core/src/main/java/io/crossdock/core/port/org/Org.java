package io.crossdock.core.port.org;

import io.crossdock.core.failure.Failure;
import io.crossdock.core.order.OrderKey;
import io.crossdock.core.plan.Applied;
import io.crossdock.core.plan.OrgShape;
import io.crossdock.core.plan.Plan;
import io.crossdock.core.port.work.WorkQueue.Lane;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The Salesforce org. Every method throws {@code FailedCall}. Thread-safe. */
public interface Org {

  /** Read by describe, then cached for some minutes, or until a change of the org is met. */
  OrgShape shape();

  /**
   * No older than a moment: for somebody who presses since he has put something right in the org.
   * One call, if it is older; where the org can't be asked now, {@link #shape()}.
   */
  OrgShape recentShape();

  /** Read anew: for checking what people set against the org as it is now. One call. */
  OrgShape freshShape();

  /** What one call of {@link #write} takes. Makes no call. */
  Capacity capacity();

  /**
   * Looks up what the plans refer to (contacts by key and e-mail, price book entries by SKU) in few
   * calls and creates missing products; known things cost no call. One result per plan, same order.
   * Touches no order.
   */
  List<Prepared> prepare(List<Work> work);

  /**
   * Writes each order as one graph, all in one request: all or nothing per order, no order affects
   * another. No more than {@link #capacity}; an order of more nodes than that goes alone, as a
   * Draft that is filled part by part and activated last, when its total is right: a crash leaves a
   * Draft, which the next attempt reads and completes. One result per order, same order.
   *
   * @param lease asked right before each request leaves
   * @throws Lease.Over when it did not hold: that request and those after it are not sent
   */
  List<Written> write(List<Prepared.Ready> orders, Lease lease);

  /**
   * What {@link #prepare} and {@link #write} would change, taken from the org as it is now. Makes
   * no product, writes nothing.
   */
  Previews.Preview preview(Work work);

  /** One call that changes nothing, to see whether the org works again. */
  void probe();

  /** The org's id, 18 characters, from its sign-in answer. */
  String identity();

  /** As the org told with its last answer; empty before the first. Makes no call. */
  Optional<Usage> usage();

  /** How many orders, and how many nodes of all their graphs together. */
  record Capacity(int orders, int nodes) {}

  /**
   * API requests of the last 24 hours, by every client of the org.
   *
   * @param at when the org said so
   */
  record Usage(long used, long max, Instant at) {}

  /**
   * Requests made since this object was, as Salesforce counts them: a composite call is one,
   * sign-in is none. Makes no call.
   */
  long calls();

  /** The address of a record for people. */
  String link(String recordId);

  /**
   * One order to be written.
   *
   * @param applied what was last made true
   * @param readFirst the org must be read before the difference is taken: the fingerprint is
   *     unknown, or a person asked
   * @param landing an earlier write of unknown outcome may still land: a note that the org does not
   *     have must wait; the order comes again by itself
   * @param lane whose orders take care among themselves that one person is not brought into the org
   *     by two at once; see {@code PersonClaims}
   */
  record Work(Plan plan, Applied applied, boolean readFirst, boolean landing, Lane lane) {
    public Work(Plan plan, Applied applied, boolean readFirst) {
      this(plan, applied, readFirst, false, Lane.LIVE);
    }
  }

  /** What {@link #prepare} found. */
  sealed interface Prepared {
    OrderKey key();

    /**
     * @param applied what the org holds now, as far as it is known
     * @param accountId empty: to be created with the order
     * @param contactId empty: to be created with the order
     * @param priceBook id of the price book the order has, or gets
     * @param entries price book entry id by the identity of the product
     * @param nodes how many graph nodes the write needs, 0 when nothing differs
     * @param shape which shape of the org it was prepared by
     * @param person whose contact the order has, as they are to be remembered once it is written;
     *     empty for somebody the org gets with the order, or does not know the order by
     */
    record Ready(
        Plan plan,
        Applied applied,
        Optional<String> accountId,
        Optional<String> contactId,
        String priceBook,
        Map<String, String> entries,
        int nodes,
        long shape,
        Optional<CustomerLinks.Person> person)
        implements Prepared {

      public Ready(
          Plan plan,
          Applied applied,
          Optional<String> accountId,
          Optional<String> contactId,
          String priceBook,
          Map<String, String> entries,
          int nodes) {
        this(plan, applied, accountId, contactId, priceBook, entries, nodes, 0, Optional.empty());
      }

      public Ready of(int needed) {
        return new Ready(
            plan, applied, accountId, contactId, priceBook, entries, needed, shape, person);
      }

      public Ready by(long version) {
        return new Ready(
            plan, applied, accountId, contactId, priceBook, entries, nodes, version, person);
      }

      @Override
      public OrderKey key() {
        return plan.key();
      }
    }

    /** Another order is just bringing its customer in: it comes again, see {@code PersonClaims}. */
    record HeldBack(OrderKey key) implements Prepared {}

    record NotReady(OrderKey key, Failure failure) implements Prepared {}
  }

  /** How one order's write ended. */
  sealed interface Written {
    record Done(Applied applied) implements Written {}

    /** Not sent: another order is just bringing its customer in, see {@code PersonClaims}. */
    record HeldBack() implements Written {}

    /** The org did not even try it, as too many beside it failed: to be sent again unchanged. */
    record NotTried() implements Written {}

    /** Not written, as far as is known: see {@link Failure#uncertain}. */
    sealed interface Failed extends Written {
      Failure failure();
    }

    record Refused(Failure failure) implements Failed {}

    /** It met one of the org's limits: with fewer beside it, it may pass. */
    record OverLimit(Failure failure) implements Failed {}

    /** Somebody else was writing the same records: fewer requests at once had better be made. */
    record Locked(Failure failure) implements Failed {}

    /** Nobody knows whether it was written, or how much of it. */
    record Unknown(Failure failure) implements Failed {}

    /** Written, but the org makes something else of it. */
    record Differs(Failure failure) implements Written {}

    /**
     * Refused, and the org has another {@link #shape} than the one it was planned by: planned anew
     * it may pass.
     */
    record Outdated(Failure failure) implements Written {}
  }
}
