package io.crossdock.salesforce.people;

import io.crossdock.core.failure.FailedCall;
import io.crossdock.core.failure.Failure;
import io.crossdock.core.failure.Failure.Category;
import io.crossdock.core.order.OrderKey;
import io.crossdock.core.port.org.Org.Prepared.Ready;
import io.crossdock.core.port.org.Org.Written;
import io.crossdock.salesforce.rest.RestApi;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Orders that Salesforce refused since their contact or account was deleted, merged or moved there.
 * The first one that meets it makes every instance forget what was known; they are sent again.
 */
public record GonePeople(People people, RestApi rest) {

  private static final Set<String> CODES =
      Set.of(
          "ENTITY_IS_DELETED",
          "INVALID_CROSS_REFERENCE_KEY",
          "INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY");

  private static final Failure GONE =
      Failure.of(
          Category.TRANSIENT,
          "person-gone",
          "The contact or the account of this customer was deleted, merged or moved in Salesforce.",
          "Nothing to do: the customer is looked for again, and the order follows.");

  /** Their failures by order; one call, where there are any. */
  public Map<OrderKey, Written> of(List<Ready> orders, List<Written> answers) {
    var refused = new ArrayList<Ready>();
    for (int i = 0; i < orders.size(); i++) {
      if (answers.get(i) instanceof Written.Failed failed
          && CODES.contains(failed.failure().code())
          && (orders.get(i).contactId().isPresent() || orders.get(i).accountId().isPresent())) {
        refused.add(orders.get(i));
      }
    }
    var told = new HashMap<OrderKey, Written>();
    if (!refused.isEmpty()) {
      Set<String> gone = gone(refused);
      refused.stream()
          .filter(order -> gone.contains(order.plan().customer().externalId()))
          .forEach(order -> told.put(order.key(), new Written.Refused(GONE)));
    }
    return told;
  }

  private Set<String> gone(List<Ready> refused) {
    try {
      return people.gone(refused.stream().map(order -> order.plan().customer()).toList(), rest);
    } catch (FailedCall e) {
      return Set.of(); // the refusal stands; the contacts are looked at with the next attempt
    }
  }
}
