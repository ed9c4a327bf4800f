package io.crossdock.salesforce;

import io.crossdock.core.plan.Applied;
import io.crossdock.core.plan.Plan.Customer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;

/** The contacts known so far, by the customer's key. Thread-safe. */
final class People {

  private final Map<String, Person> known = new ConcurrentHashMap<>();

  /** Ids, and what the records are taken to hold already. */
  record Person(
      String contactId,
      Optional<String> accountId,
      Map<String, Object> account,
      Map<String, Object> contact) {}

  Optional<Person> find(Customer customer) {
    return Optional.ofNullable(known.get(customer.externalId()));
  }

  /** After a failure nothing is believed of this person any more. */
  void forget(Customer customer) {
    known.remove(customer.externalId());
  }

  void remember(Customer customer, Applied applied) {
    applied
        .contactId()
        .ifPresent(id ->
            known.put(
                customer.externalId(),
                new Person(
                    id,
                    applied.accountId(),
                    applied.sent().getOrDefault("Account", Map.of()),
                    applied.sent().getOrDefault("Contact", Map.of()))));
  }

  /** Looks up those still unknown; who is not in the org stays unknown. */
  void lookUp(Collection<Customer> customers, RestApi rest) {
    var unknown = customers.stream().filter(c -> find(c).isEmpty()).distinct().toList();
    if (unknown.isEmpty()) {
      return;
    }
    var found = new ArrayList<JsonNode>();
    rest.query(Soql.split(unknown, People::query)).forEach(found::addAll);
    for (Customer customer : unknown) {
      match(customer, found).ifPresent(c -> known.put(customer.externalId(), person(customer, c)));
    }
  }

  private static String query(List<Customer> customers) {
    var keys = new LinkedHashSet<String>();
    var emails = new LinkedHashSet<String>();
    for (Customer customer : customers) {
      keys.add(customer.externalId());
      if (!customer.email().isEmpty()) {
        emails.add(customer.email());
      }
    }
    return "SELECT Id, AccountId, Email, Magento_Id__c FROM Contact WHERE Magento_Id__c IN "
        + Soql.in(keys)
        + (emails.isEmpty() ? "" : " OR Email IN " + Soql.in(emails))
        + " ORDER BY CreatedDate DESC";
  }

  /** By key, else the newest with that e-mail. */
  private static Optional<JsonNode> match(Customer customer, List<JsonNode> contacts) {
    return contacts.stream()
        .filter(c -> folded(c, Fields.KEY).equals(fold(customer.externalId())))
        .findFirst()
        .or(() ->
            contacts.stream()
                .filter(c -> !customer.email().isEmpty())
                .filter(c -> folded(c, "Email").equals(fold(customer.email())))
                .findFirst());
  }

  /**
   * What the records are taken to hold: nothing where they are this customer's own; all that is
   * wanted where they are older than Crossdock or a guest's order meets a registered customer, so
   * that what people wrote there stays.
   */
  private static Person person(Customer customer, JsonNode contact) {
    String key = Json.string(contact, Fields.KEY);
    boolean own = fold(key).equals(fold(customer.externalId()));
    boolean left = key.isEmpty() || (!own && customer.guest());
    var fields = new HashMap<String, Object>(left ? customer.contact() : Map.of());
    fields.put(Fields.KEY, key);
    String account = Json.string(contact, "AccountId");
    return new Person(
        Json.string(contact, "Id"),
        Optional.of(account).filter(id -> !id.isEmpty()),
        left && !account.isEmpty() ? Map.copyOf(customer.account()) : Map.of(),
        Map.copyOf(fields));
  }

  private static String folded(JsonNode record, String field) {
    return fold(Json.string(record, field));
  }

  private static String fold(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
