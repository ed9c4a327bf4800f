package io.crossdock.salesforce.people;

import io.crossdock.core.failure.Failure;
import io.crossdock.core.failure.Failure.Category;
import io.crossdock.core.plan.CustomerKey;
import io.crossdock.core.plan.Plan;
import io.crossdock.core.plan.Plan.Customer;
import io.crossdock.core.policy.Hindrance;
import io.crossdock.core.policy.SyncSettings.SeveralMatches;
import io.crossdock.core.port.org.CustomerLinks.Person;
import io.crossdock.salesforce.rest.Json;
import io.crossdock.salesforce.schema.Fields;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Finds a customer among records read from the org, newest first. Pure. */
public final class Matches {

  private Matches() {}

  /** By key, else by folded e-mail; empty where nobody matches. */
  static Optional<Whose> of(Customer customer, List<JsonNode> records) {
    var keys = Identities.of(customer).stream().map(Identities::fold).toList();
    var own =
        records.stream()
            .filter(r -> keys.contains(Identities.fold(Json.string(r, Fields.KEY))))
            .findFirst();
    if (own.isPresent()) {
      return own.map(record -> new Whose.Known(person(customer, record)));
    }
    var same = customer.matching().byEmail() ? sameEmail(customer, records) : List.<JsonNode>of();
    if (same.size() > 1 && customer.matching().several() == SeveralMatches.ASK) {
      return Optional.of(new Whose.Stop(several(same)));
    }
    return same.stream().findFirst().map(record -> new Whose.Known(person(customer, record)));
  }

  private static List<JsonNode> sameEmail(Customer customer, List<JsonNode> records) {
    String field = isPerson(customer) ? "PersonEmail" : "Email";
    String wanted = Identities.fold(customer.email());
    return records.stream()
        .filter(r -> !wanted.isEmpty() && Identities.fold(Json.string(r, field)).equals(wanted))
        .toList();
  }

  private static Failure several(List<JsonNode> same) {
    return Failure.of(
        Category.REJECTED,
        Hindrance.SEVERAL_CONTACTS.code(),
        "Salesforce has "
            + same.size()
            + " contacts with this customer's e-mail address: "
            + same.stream().map(r -> Json.string(r, "Id")).collect(Collectors.joining(", "))
            + ".",
        "Merge them in Salesforce, or pick one under Contact on the order's Salesforce tab, then"
            + " press \"Salesforce Sync\".");
  }

  /** What the records hold; the Account of a contact that was found is not ours to write. */
  public static Person person(Customer customer, JsonNode record) {
    boolean person = isPerson(customer);
    String key = Json.string(record, Fields.KEY);
    var wanted = person ? customer.account().fields() : customer.contact();
    var held = new HashMap<String, Object>();
    wanted.keySet().forEach(field -> held.put(field, Json.value(record, field)));
    List.of("FirstName", "LastName").forEach(field -> held.put(field, Json.value(record, field)));
    held.put(Fields.KEY, key);
    String account = Json.string(record, person ? "Id" : "AccountId");
    var sent = new HashMap<String, Map<String, Object>>();
    sent.put(person ? "Account" : "Contact", Map.copyOf(held));
    if (!person && !account.isEmpty()) {
      sent.put("Account", Map.copyOf(customer.account().fields()));
    }
    return new Person(
        Json.string(record, person ? "PersonContactId" : "Id"),
        account,
        new CustomerKey(key).isRegistered(),
        Instant.EPOCH,
        sent,
        key.isEmpty());
  }

  public static boolean isPerson(Customer customer) {
    return customer.account() instanceof Plan.Account.Person;
  }
}
