package io.crossdock.core.port;

import io.crossdock.core.failure.Failure;
import io.crossdock.core.failure.Failure.Category;
import io.crossdock.core.order.OrderKey;
import java.util.Map;
import java.util.Set;

/**
 * Who may bring a person into the org: orders of one flight of one instance at a time, on all
 * instances. Two of them would otherwise meet a guest and a registered customer with the same new
 * e-mail address at the same moment, and make two contacts. Thread-safe.
 *
 * <p>A claim is over once the outcome of its order is recorded, in the same transaction, but for an
 * outcome that is uncertain. One whose instance died is taken over by the order's next attempt;
 * when there is none, it ends after the org's longest request, when nothing of it can land any
 * more.
 */
@FunctionalInterface
public interface PersonClaims {

  /** For whoever only looks. */
  PersonClaims NOBODY_ELSE = (flight, persons) -> persons.keySet();

  /** Of the orders that come again; it costs them no attempt. */
  Failure WAITING =
      Failure.of(
          Category.TRANSIENT,
          "person-busy",
          "Another order is just bringing this customer into Salesforce.",
          "Nothing to do: this one follows within seconds.");

  /**
   * To be called before the org is asked whether it knows the person: what another order made is
   * found then. One transaction.
   *
   * @param flight of this instance: orders of one flight share a person, as they see to it among
   *     themselves that nobody is made twice
   * @param persons by order, such as {@code main:email:<sha-256>}
   * @return the orders that may; the others come again a moment later
   */
  Set<OrderKey> claim(String flight, Map<OrderKey, String> persons);
}
