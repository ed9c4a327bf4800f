package io.crossdock.core.port.org;

import io.crossdock.core.failure.Failure;
import io.crossdock.core.failure.Failure.Category;
import io.crossdock.core.order.OrderKey;
import io.crossdock.core.port.work.WorkQueue.Lane;
import java.util.Map;
import java.util.Set;

/**
 * Who may bring a person into the org: orders of one lane of one instance at a time, on all
 * instances. Two of them would otherwise meet a guest and a registered customer with the same new
 * e-mail address at the same moment, and make two contacts. Thread-safe.
 *
 * <p>A claim is over once the outcome of its order is recorded, in the same transaction, unless a
 * write of that order may still land: then it lasts until the org has the order, or nothing of it
 * can. One whose instance died is taken over by the order's next attempt; when there is none, it
 * ends after the org's longest request.
 */
public interface PersonClaims {

  /** For whoever only looks. */
  PersonClaims NOBODY_ELSE =
      new PersonClaims() {
        @Override
        public Set<OrderKey> claim(Lane lane, Map<OrderKey, Newcomer> newcomers) {
          return newcomers.keySet();
        }

        @Override
        public Set<OrderKey> overtaken(Set<OrderKey> orders) {
          return Set.of();
        }
      };

  /** Of the orders that come again; it costs them no attempt. */
  Failure WAITING =
      Failure.of(
          Category.TRANSIENT,
          "person-busy",
          "Another order is just bringing this customer into Salesforce.",
          "Nothing to do: this one follows within seconds.");

  /**
   * Whom an order would make.
   *
   * @param person shared by all who have one e-mail address, such as {@code main:email:<sha-256>}
   * @param customer the key the contact would get: two writes with one key make one contact
   */
  record Newcomer(String person, String customer) {}

  /**
   * To be called before the org is asked whether it knows the person: what another order made is
   * found then. One transaction.
   *
   * @param lane of this instance: orders of one lane share a person, as they see to it among
   *     themselves that nobody is made twice, as long as no write of theirs is uncertain. {@link
   *     Lane#LIVE} does not wait for an order of {@link Lane#BACKFILL} that has not left yet: that
   *     one waits
   * @return the orders that may; the others come again a moment later
   */
  Set<OrderKey> claim(Lane lane, Map<OrderKey, Newcomer> newcomers);

  /**
   * To be called just before a request leaves: the write of another order may have become uncertain
   * since the claim, or this instance stood still so long that others took over. The claims of the
   * rest last anew from now. One transaction.
   *
   * @param orders that have claimed
   * @return those that must not be written; they come again
   */
  Set<OrderKey> overtaken(Set<OrderKey> orders);
}
