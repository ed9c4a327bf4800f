package io.crossdock.salesforce.takeover;

import io.crossdock.core.adopt.Kind;
import io.crossdock.core.plan.Plan;
import io.crossdock.core.plan.Plan.Customer;
import io.crossdock.core.port.org.CustomerLinks;
import io.crossdock.core.port.org.CustomerLinks.Person;
import io.crossdock.core.port.org.OrgAdoption.Candidate;
import io.crossdock.core.port.org.OrgAdoption.Stamped;
import io.crossdock.salesforce.people.Identities;
import io.crossdock.salesforce.people.Matches;
import io.crossdock.salesforce.rest.RestApi;
import io.crossdock.salesforce.schema.Fields;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Takes over Accounts and Contacts. A person's record is linked as one that is older than
 * Crossdock: the next send fills its blanks or leaves it, by the options. One thread.
 */
final class TakenPeople {

  private final RestApi rest;
  private final CustomerLinks links;
  private final Kind kind;

  TakenPeople(RestApi rest, CustomerLinks links, Kind kind) {
    this.rest = rest;
    this.links = links;
    this.kind = kind;
  }

  List<Stamped> take(List<Candidate> all, boolean dryRun) {
    var candidates = all.stream().map(this::keyed).toList();
    var keys = new TakenKeys(rest, kind, fields(candidates));
    keys.look(candidates);
    var linked = linked(candidates);
    var results = new ArrayList<Stamped>();
    var stamps = new LinkedHashMap<String, String>();
    for (Candidate candidate : candidates) {
      Stamped result = judge(candidate, keys, linked);
      results.add(result);
      if (result instanceof Stamped.Done) {
        stamps.put(candidate.recordId(), candidate.key());
      }
    }
    if (dryRun) {
      return results;
    }
    var refused = keys.stamp(stamps);
    for (int i = 0; i < results.size(); i++) {
      results.set(i, refused.getOrDefault(candidates.get(i).recordId(), results.get(i)));
    }
    remember(candidates, results, keys);
    return results;
  }

  /** A company's Account is of all its customers. */
  private Candidate keyed(Candidate candidate) {
    Customer customer = candidate.plan().customer();
    return kind == Kind.ACCOUNT && customer.account() instanceof Plan.Account.Company company
        ? new Candidate(
            candidate.recordId(),
            candidate.plan(),
            Identities.company(customer, String.valueOf(company.fields().get("Name"))))
        : candidate;
  }

  private Stamped judge(Candidate candidate, TakenKeys keys, Map<String, Person> linked) {
    Customer customer = candidate.plan().customer();
    if (kind == Kind.ACCOUNT && customer.account() instanceof Plan.Account.Fixed) {
      return new Stamped.Not(
          "one-account", "All orders belong to one Account, by the option Account strategy.");
    }
    if (kind == Kind.CONTACT && Matches.isPerson(customer)) {
      return new Stamped.Not(
          "person-account", "Customers are person accounts here: name the field of Account.");
    }
    var own = new HashSet<>(Identities.of(customer));
    own.add(candidate.key());
    Person known = linked.get(customer.externalId());
    if (whole(customer) && known != null && !record(customer, known).equals(candidate.recordId())) {
      return new Stamped.Not(
          "linked",
          "The customer is %s %s already.".formatted(kind.object(), record(customer, known)));
    }
    return keys.judge(candidate.recordId(), candidate.key(), own);
  }

  private static String record(Customer customer, Person person) {
    return Matches.isPerson(customer) ? person.accountId() : person.contactId();
  }

  /** Whether the record is the person, and not only what the person is below. */
  private boolean whole(Customer customer) {
    return kind == Kind.CONTACT || Matches.isPerson(customer);
  }

  private Map<String, Person> linked(List<Candidate> candidates) {
    var identities = new HashSet<String>();
    candidates.forEach(candidate -> identities.addAll(Identities.of(candidate.plan().customer())));
    return links.find(identities);
  }

  private Set<String> fields(List<Candidate> candidates) {
    var fields = new TreeSet<>(Set.of("Id", Fields.KEY));
    if (kind == Kind.CONTACT) {
      fields.addAll(List.of("AccountId", "Email", "FirstName", "LastName"));
    }
    for (Candidate candidate : candidates) {
      Customer customer = candidate.plan().customer();
      if (kind == Kind.CONTACT) {
        fields.addAll(customer.contact().keySet());
      } else if (Matches.isPerson(customer)) {
        fields.addAll(List.of("PersonContactId", "PersonEmail", "FirstName", "LastName"));
        fields.addAll(customer.account().fields().keySet());
      }
    }
    return fields;
  }

  private void remember(List<Candidate> candidates, List<Stamped> results, TakenKeys keys) {
    var saved = new HashMap<String, Person>();
    for (int i = 0; i < candidates.size(); i++) {
      Candidate candidate = candidates.get(i);
      Customer customer = candidate.plan().customer();
      if (!(results.get(i) instanceof Stamped.Not) && whole(customer)) {
        Person person = person(candidate, keys.record(candidate.recordId()));
        Identities.of(customer).forEach(identity -> saved.put(identity, person));
      }
    }
    saved.keySet().removeAll(links.find(saved.keySet()).keySet());
    if (!saved.isEmpty()) {
      links.save(saved);
    }
  }

  private static Person person(Candidate candidate, JsonNode record) {
    Customer customer = candidate.plan().customer();
    var before = (ObjectNode) record.deepCopy();
    before.remove(Fields.KEY);
    Person older = Matches.person(customer, before);
    String object = Matches.isPerson(customer) ? "Account" : "Contact";
    var sent = new HashMap<>(older.sent());
    var fields = new HashMap<>(sent.getOrDefault(object, Map.of()));
    fields.put(Fields.KEY, candidate.key());
    sent.put(object, Map.copyOf(fields));
    return new Person(
        older.contactId(),
        older.accountId(),
        !customer.guest(),
        Instant.EPOCH,
        Map.copyOf(sent),
        older.older());
  }
}
