package io.crossdock.salesforce.people;

import io.crossdock.core.failure.Failure;
import io.crossdock.core.failure.Failure.Category;
import io.crossdock.core.plan.Applied;
import io.crossdock.core.plan.Plan;
import io.crossdock.core.plan.Plan.Customer;
import io.crossdock.core.policy.Hindrance;
import io.crossdock.core.port.org.CustomerLinks;
import io.crossdock.core.port.org.CustomerLinks.Person;
import io.crossdock.core.port.org.Org.Prepared.Ready;
import io.crossdock.salesforce.rest.Inquiry;
import io.crossdock.salesforce.rest.Json;
import io.crossdock.salesforce.rest.RestApi;
import io.crossdock.salesforce.rest.Soql;
import io.crossdock.salesforce.schema.Fields;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/**
 * Whom orders belong to: by link, else by key, else by e-mail. What a person was last sent is kept
 * with the link, so that a returning customer costs no call. Thread-safe.
 */
public final class People {

  private static final int MERGES = 5;

  private final CustomerLinks links;

  /** Accounts that a duplicate rule found, until the contact below is made and linked. */
  private final Map<String, String> adopted = new ConcurrentHashMap<>();

  private final Set<String> suspects = ConcurrentHashMap.newKeySet();

  public People(CustomerLinks links) {
    this.links = links;
  }

  /**
   * The linked ones by {@code externalId}.
   *
   * @param verify customers whose contacts are to be checked in the org
   */
  public Map<String, Person> linked(
      Collection<Customer> customers, Set<String> verify, RestApi rest) {
    var linked = linked(customers);
    check(linked, verify, rest);
    return linked;
  }

  /**
   * Whose each customer is, by {@code externalId}; asks the org together with the inquiry's others.
   */
  public Supplier<Map<String, Whose>> find(
      Collection<Customer> customers, Map<String, Person> linked, Inquiry inquiry) {
    var unknown = new HashMap<String, Customer>();
    customers.forEach(c -> unknown.putIfAbsent(c.externalId(), c));
    unknown.keySet().removeAll(linked.keySet());
    var records = new HashMap<Boolean, List<JsonNode>>();
    for (boolean person : List.of(false, true)) {
      var part = unknown.values().stream().filter(c -> Matches.isPerson(c) == person).toList();
      var of = new ArrayList<JsonNode>();
      records.put(person, of);
      inquiry.ask(Soql.split(part, p -> query(p, person)), of::addAll);
    }
    var companies = new HashMap<String, Set<String>>();
    inquiry.ask(
        Soql.split(names(unknown.values()), People::named), accounts -> add(companies, accounts));
    var filled = new HashMap<String, JsonNode>();
    askOfFills(customers, linked, inquiry, filled);
    return () -> {
      var whose = new HashMap<String, Whose>();
      linked.forEach((key, person) -> whose.put(key, new Whose.Known(now(person, filled))));
      unknown.forEach((key, customer) ->
          whose.put(
              key,
              Matches.of(customer, records.getOrDefault(Matches.isPerson(customer), List.of()))
                  .orElseGet(() -> below(customer, companies))));
      return whose;
    };
  }

  /** What was never sent to a record may have been filled by people meanwhile. */
  private static void askOfFills(
      Collection<Customer> customers,
      Map<String, Person> linked,
      Inquiry inquiry,
      Map<String, JsonNode> filled) {
    for (boolean person : List.of(false, true)) {
      var fields = new TreeSet<String>();
      var ids = new TreeSet<String>();
      for (Customer customer : customers) {
        Person known = linked.get(customer.externalId());
        var fills =
            known == null || Matches.isPerson(customer) != person
                ? Set.<String>of()
                : Details.fills(customer, known).keySet();
        if (known != null && !fills.isEmpty()) {
          fields.addAll(fills);
          ids.add(person ? known.accountId() : known.contactId());
        }
      }
      String select = "SELECT Id, " + String.join(", ", fields) + " FROM ";
      String from = (person ? "Account" : "Contact") + " WHERE Id IN ";
      inquiry.ask(
          Soql.split(ids, part -> select + from + Soql.in(part)),
          records -> records.forEach(record -> filled.put(Json.string(record, "Id"), record)));
    }
  }

  /** The person with what the org was found to hold where nothing was ever sent. */
  private static Person now(Person person, Map<String, JsonNode> filled) {
    var sent = new HashMap<>(person.sent());
    Map.of("Contact", person.contactId(), "Account", person.accountId())
        .forEach((object, id) ->
            Optional.ofNullable(filled.get(id))
                .ifPresent(record -> {
                  var fields = new HashMap<>(sent.getOrDefault(object, Map.of()));
                  record.propertyNames().stream()
                      .filter(field -> !field.equals("Id") && !field.equals("attributes"))
                      .filter(field -> fields.getOrDefault(field, "").equals(""))
                      .forEach(field -> fields.put(field, Json.value(record, field)));
                  sent.put(object, fields);
                }));
    return person.with(sent, person.asOf());
  }

  private Map<String, Person> linked(Collection<Customer> customers) {
    var identities = new HashSet<String>();
    customers.forEach(c -> identities.addAll(Identities.of(c)));
    var found = identities.isEmpty() ? Map.<String, Person>of() : links.find(identities);
    var linked = new HashMap<String, Person>();
    for (Customer customer : customers) {
      Identities.of(customer).stream()
          .filter(found::containsKey)
          .findFirst()
          .flatMap(identity -> Optional.ofNullable(found.get(identity)))
          .filter(person -> Identities.sure(customer, person))
          .ifPresent(person -> linked.put(customer.externalId(), person));
    }
    return linked;
  }

  /** Merged contacts are followed to the winner; deleted ones are forgotten. */
  private void check(Map<String, Person> linked, Set<String> verify, RestApi rest) {
    var doubtful = new HashSet<>(linked.keySet());
    doubtful.removeIf(key -> !verify.contains(key) && !suspects.contains(key));
    for (int round = 0; round < MERGES && !doubtful.isEmpty(); round++) {
      var ids = new TreeSet<String>();
      doubtful.forEach(
          key -> Optional.ofNullable(linked.get(key)).ifPresent(p -> ids.add(p.contactId())));
      var now = new HashMap<String, JsonNode>();
      rest.queryAll(Soql.split(ids, People::state))
          .forEach(r -> r.forEach(c -> now.put(Json.string(c, "Id"), c)));
      doubtful.removeIf(key -> settled(key, linked, now));
    }
    doubtful.forEach(linked::remove);
  }

  /** Those of the contacts that are not deleted. */
  public static Set<String> there(Collection<String> contacts, RestApi rest) {
    var there = new HashSet<String>();
    rest.query(
            Soql.split(
                new TreeSet<>(contacts),
                ids -> "SELECT Id FROM Contact WHERE Id IN " + Soql.in(ids)))
        .forEach(found -> found.forEach(contact -> there.add(Json.string(contact, "Id"))));
    return there;
  }

  private static String state(List<String> ids) {
    return "SELECT Id, AccountId, IsDeleted, MasterRecordId FROM Contact WHERE Id IN "
        + Soql.in(ids);
  }

  private boolean settled(String key, Map<String, Person> linked, Map<String, JsonNode> now) {
    Person person = linked.get(key);
    if (person == null) {
      return true;
    }
    JsonNode record = now.get(person.contactId());
    String winner = record == null ? "" : Json.string(record, "MasterRecordId");
    suspects.remove(key);
    if (record == null || (winner.isEmpty() && record.path("IsDeleted").asBoolean(false))) {
      links.forget(person.contactId());
      linked.remove(key);
      return true;
    }
    if (winner.isEmpty()) {
      Person here = person.at(person.contactId(), Json.string(record, "AccountId"));
      if (!here.equals(person)) {
        links.save(Map.of(key, here));
      }
      linked.put(key, here);
      return true;
    }
    Person moved = person.at(winner, person.accountId());
    linked.put(key, links.merged(person.contactId(), moved));
    return false;
  }

  private static String query(List<Customer> customers, boolean person) {
    var keys = new LinkedHashSet<String>();
    var emails = new LinkedHashSet<String>();
    for (Customer customer : customers) {
      keys.addAll(Identities.of(customer));
      if (customer.matching().byEmail() && !customer.email().isEmpty()) {
        emails.add(customer.email());
      }
    }
    String email = person ? "PersonEmail" : "Email";
    return "SELECT "
        + fields(customers, person)
        + " FROM "
        + (person ? "Account" : "Contact")
        + " WHERE Magento_Id__c IN "
        + Soql.in(keys)
        + (emails.isEmpty() ? "" : " OR " + email + " IN " + Soql.in(emails))
        + " ORDER BY CreatedDate DESC";
  }

  private static String fields(List<Customer> customers, boolean person) {
    var fields = new TreeSet<String>(List.of("Id", Fields.KEY, "FirstName", "LastName"));
    fields.addAll(
        person ? List.of("PersonContactId", "PersonEmail") : List.of("AccountId", "Email"));
    customers.forEach(customer ->
        fields.addAll((person ? customer.account().fields() : customer.contact()).keySet()));
    return String.join(", ", fields);
  }

  /** The companies whose Accounts new contacts may go below. */
  private static Set<String> names(Collection<Customer> customers) {
    var names = new LinkedHashSet<String>();
    for (Customer customer : customers) {
      if (customer.account() instanceof Plan.Account.Company company) {
        names.add(String.valueOf(company.fields().get("Name")));
      }
    }
    return names;
  }

  private static String named(List<String> names) {
    return "SELECT Id, Name FROM Account WHERE Name IN " + Soql.in(names);
  }

  private static void add(Map<String, Set<String>> companies, List<JsonNode> accounts) {
    accounts.forEach(account ->
        companies
            .computeIfAbsent(Identities.fold(Json.string(account, "Name")), n -> new TreeSet<>())
            .add(Json.string(account, "Id")));
  }

  private Whose below(Customer customer, Map<String, Set<String>> companies) {
    return switch (customer.account()) {
      case Plan.Account.Fixed fixed -> new Whose.New(Optional.of(fixed.accountId()));
      case Plan.Account.Company company -> {
        String name = String.valueOf(company.fields().get("Name"));
        Set<String> ids = companies.getOrDefault(Identities.fold(name), Set.of());
        yield ids.size() > 1
            ? new Whose.Stop(severalCompanies(name, ids))
            : new Whose.New(ids.stream().findFirst());
      }
      case Plan.Account.PerCustomer p ->
          new Whose.New(Optional.ofNullable(adopted.get(customer.externalId())));
      case Plan.Account.Person p -> new Whose.New(Optional.empty());
    };
  }

  private static Failure severalCompanies(String name, Set<String> ids) {
    return Failure.of(
        Category.REJECTED,
        Hindrance.SEVERAL_ACCOUNTS.code(),
        "Salesforce has several accounts named \"" + name + "\": " + String.join(", ", ids) + ".",
        "Merge them in Salesforce, or pick one under Account on the order's Salesforce tab, then"
            + " press \"Salesforce Sync\".");
  }

  /**
   * The newest of these records is the customer's from now on.
   *
   * @param object Contact, or Account: a person's, or one that the contact is made below
   * @return its id; empty: none of them is there any more
   */
  public String adopt(Customer customer, String object, Collection<String> ids, RestApi rest) {
    boolean whole = object.equals("Contact") || Matches.isPerson(customer);
    String soql =
        "SELECT "
            + (whole ? fields(List.of(customer), object.equals("Account")) : "Id")
            + " FROM "
            + object
            + " WHERE Id IN "
            + Soql.in(ids)
            + " ORDER BY CreatedDate DESC LIMIT 1";
    var found = rest.query(List.of(soql)).getFirst();
    if (found.isEmpty()) {
      return "";
    }
    String id = Json.string(found.getFirst(), "Id");
    if (whole) {
      var adoptedNow = new HashMap<String, Person>();
      Person person = Matches.person(customer, found.getFirst());
      Identities.of(customer).forEach(identity -> adoptedNow.put(identity, person));
      links.save(adoptedNow);
    } else {
      adopted.put(customer.externalId(), id);
    }
    return id;
  }

  /** After a failure the linked contact is checked before it is written again. */
  public void doubt(Customer customer) {
    suspects.add(customer.externalId());
  }

  /**
   * A record that an order referred to is not there: forgets contacts that were deleted, on every
   * instance, and follows those that were merged or moved.
   *
   * @return those of the customers who are found or made anew when the order is sent again
   */
  Set<String> gone(Collection<Customer> customers, RestApi rest) {
    var before = linked(customers);
    var now = new HashMap<>(before);
    check(now, before.keySet(), rest);
    var gone = new HashSet<String>();
    for (Customer customer : customers) {
      String key = customer.externalId();
      boolean forgotten = adopted.remove(key) != null;
      if (forgotten || !Objects.equals(before.get(key), now.get(key))) {
        gone.add(key);
      }
    }
    return gone;
  }

  /** Links the customer to what was confirmed, but not to whom a person gave this order alone. */
  public void remember(Ready order, Applied applied) {
    String contact = applied.contactId().orElse("");
    boolean given = order.person().isEmpty() && order.contactId().isPresent();
    if (contact.isEmpty() || given) {
      return;
    }
    var sent = new HashMap<String, Map<String, Object>>();
    for (String object : List.of("Account", "Contact")) {
      sent.put(object, applied.sent().getOrDefault(object, Map.of()));
    }
    var customer = order.plan().customer();
    Person base =
        order
            .person()
            .orElseGet(() -> new Person(contact, "", !customer.guest(), customer.asOf(), Map.of()));
    Person person =
        base.at(contact, applied.accountId().orElse(base.accountId())).with(sent, base.asOf());
    var saved = new HashMap<String, Person>();
    Identities.of(customer).forEach(identity -> saved.put(identity, person));
    if (!links.find(saved.keySet()).equals(saved)) {
      links.save(saved);
    }
  }
}
