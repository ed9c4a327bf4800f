package io.crossdock.salesforce.order;

import io.crossdock.core.failure.FailedCall;
import io.crossdock.core.failure.Failure;
import io.crossdock.core.failure.Failure.Category;
import io.crossdock.core.plan.Plan.Customer;
import io.crossdock.core.policy.Hindrance;
import io.crossdock.core.policy.SyncSettings.SeveralMatches;
import io.crossdock.core.port.org.Org.Prepared.Ready;
import io.crossdock.salesforce.graph.Node;
import io.crossdock.salesforce.people.People;
import io.crossdock.salesforce.rest.FailureRules;
import io.crossdock.salesforce.rest.Json;
import io.crossdock.salesforce.rest.RestApi;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * A customer whom a duplicate rule of the org refuses, though nobody matched by key or e-mail. Whom
 * the rule found is told outside graphs only, so the refused record is sent once more by itself;
 * one record found is adopted, of several the newest or none (setting). A shared address adopts
 * nobody.
 */
public final class Adoption {

  static final String REFUSED = "DUPLICATES_DETECTED";

  /** The first is misspelt on the wire. */
  private static final List<String> RESULT = List.of("duplicateResut", "duplicateResult");

  private final RestApi rest;
  private final People people;

  public Adoption(RestApi rest, People people) {
    this.rest = rest;
    this.people = people;
  }

  /**
   * What the refusal means now: where someone was adopted, the order is to be sent again.
   *
   * @param refused the node that the rule refused
   */
  Failure of(Ready order, Node refused, Failure failure) {
    Customer customer = order.plan().customer();
    if (!customer.matching().byEmail() || refused.body().isEmpty()) {
      return failure;
    }
    String object = refused.object();
    Set<String> found;
    try {
      found = found(refused, object);
    } catch (FailedCall e) {
      return e.failure();
    }
    if (found.isEmpty()) {
      return failure;
    }
    if (found.size() > 1 && customer.matching().several() == SeveralMatches.ASK) {
      return several(object, found);
    }
    String adopted = people.adopt(customer, object, found, rest);
    return adopted.isEmpty() ? failure : again(object, adopted);
  }

  private Set<String> found(Node refused, String object) {
    var fields = new LinkedHashMap<String, Object>(refused.body());
    fields.values().removeIf(value -> String.valueOf(value).startsWith("@{"));
    try {
      rest.post(refused.url() + "?_HttpMethod=PATCH", fields, true);
      return Set.of(); // the rule lets it pass now: it is found by its key
    } catch (FailedCall e) {
      if (!e.failure().code().equals(REFUSED)) {
        throw e;
      }
      return ids(Json.read(e.failure().raw()), object);
    }
  }

  private static Set<String> ids(JsonNode errors, String object) {
    var records = new ArrayList<JsonNode>();
    for (JsonNode error : Json.list(errors)) {
      for (String name : RESULT) {
        for (JsonNode match : Json.list(error.path(name).path("matchResults"))) {
          if (Json.string(match, "entityType").equals(object)) {
            records.addAll(Json.list(match.path("matchRecords")));
          }
        }
      }
    }
    var ids = new TreeSet<String>();
    records.forEach(record -> ids.add(Json.string(record.path("record"), "Id")));
    ids.remove("");
    return ids;
  }

  private static Failure again(String object, String id) {
    return Failure.of(
        Category.TRANSIENT,
        "duplicate-adopted",
        "A duplicate rule of the org found this customer: %s %s, which the order is given to."
            .formatted(object, id),
        "Nothing to do: it is sent again.");
  }

  private static Failure several(String object, Set<String> ids) {
    Hindrance several =
        object.equals("Contact") ? Hindrance.SEVERAL_CONTACTS : Hindrance.SEVERAL_ACCOUNTS;
    return Failure.of(
        Category.REJECTED,
        several.code(),
        "A duplicate rule of the org found several records for this customer: %s %s."
            .formatted(object, String.join(", ", ids)),
        "Merge them in Salesforce, or pick one on the order's Salesforce tab" + FailureRules.PRESS);
  }
}
