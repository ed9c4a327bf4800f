package io.crossdock.salesforce;

import io.crossdock.core.failure.Failure;
import io.crossdock.core.failure.Failure.Category;
import io.crossdock.core.plan.Applied;
import io.crossdock.core.plan.Plan;
import io.crossdock.core.port.Org.Prepared;
import io.crossdock.core.port.Org.Work;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds out, in few calls, all that a batch of orders refers to. Thread-safe. */
final class Preparation {

  private static final int LINES = 490;

  private final RestApi rest;
  private final People people;
  private final Catalogue catalogue;

  Preparation(RestApi rest, People people, Catalogue catalogue) {
    this.rest = rest;
    this.people = people;
    this.catalogue = catalogue;
  }

  List<Prepared> prepare(List<Work> work, boolean multiCurrency) {
    var fresh = work.stream().filter(Work::readFirst).toList();
    var read = fresh.isEmpty() ? Map.<String, Applied>of() : new OrderReader(rest).read(fresh);
    var bases = new HashMap<String, Applied>();
    work.forEach(w -> bases.put(key(w), read.getOrDefault(key(w), w.applied())));
    people.lookUp(
        work.stream()
            .filter(w -> unknownPerson(bases.getOrDefault(key(w), Applied.NOTHING)))
            .map(w -> w.plan().customer())
            .toList(),
        rest);
    var failures = catalogue.provide(work.stream().map(Work::plan).toList(), multiCurrency);
    return work.stream()
        .map(w ->
            w.readFirst() && !read.containsKey(key(w)) && w.applied().orderId().isPresent()
                ? new Prepared.NotReady(w.plan().key(), deleted())
                : ready(
                    w.plan(),
                    bases.getOrDefault(key(w), Applied.NOTHING),
                    catalogue.find(w.plan(), multiCurrency, failures)))
        .toList();
  }

  private Prepared ready(Plan plan, Applied base, Catalogue.Found found) {
    if (plan.lines().size() > LINES) {
      return new Prepared.NotReady(plan.key(), tooLarge(plan));
    }
    if (found.failure().isPresent()) {
      return new Prepared.NotReady(plan.key(), found.failure().get());
    }
    var applied = unknownPerson(base) ? withPerson(plan, base) : base;
    var order =
        new Prepared.Ready(
            plan, applied, applied.accountId(), applied.contactId(), found.entries(), 0);
    int nodes = GraphBuilder.nodes(rest.base(), catalogue.books().used(), order).size();
    return nodes > Graphs.NODES
        ? new Prepared.NotReady(plan.key(), tooLarge(plan))
        : new Prepared.Ready(
            plan, applied, applied.accountId(), applied.contactId(), found.entries(), nodes);
  }

  /** New, or read from the org, which does not tell what Crossdock sent of the person. */
  private static boolean unknownPerson(Applied base) {
    return base.contactId().isEmpty() || !base.sent().containsKey("Contact");
  }

  private Applied withPerson(Plan plan, Applied base) {
    var found = people.find(plan.customer());
    if (base.contactId().isPresent()
        && !base.contactId().equals(found.map(People.Person::contactId))) {
      return joined(base, leftAlone(plan, base));
    }
    return found.map(person -> joined(base, person)).orElse(base);
  }

  /** Someone gave the order another contact: that record is not ours to write. */
  private static People.Person leftAlone(Plan plan, Applied base) {
    var contact = new HashMap<String, Object>(plan.customer().contact());
    contact.put(Fields.KEY, plan.customer().externalId());
    return new People.Person(
        base.contactId().orElse(""), base.accountId(), plan.customer().account(), contact);
  }

  private static Applied joined(Applied base, People.Person person) {
    var sent = new HashMap<>(base.sent());
    sent.putIfAbsent("Account", person.account());
    sent.putIfAbsent("Contact", person.contact());
    return new Applied(
        base.orderId(),
        base.accountId().or(person::accountId),
        Optional.of(person.contactId()),
        sent,
        base.lineIds(),
        base.status(),
        base.notes(),
        base.warnings());
  }

  private static String key(Work work) {
    return work.plan().key().externalId();
  }

  private static Failure tooLarge(Plan plan) {
    return Failure.of(
        Category.MISCONFIGURED,
        "order-too-large",
        "The order has "
            + plan.lines().size()
            + " lines and "
            + plan.notes().size()
            + " notes; Salesforce takes 490 lines and 500 records in one transaction.",
        "Enter this order in Salesforce by hand; Crossdock cannot send orders of this size yet.");
  }

  private static Failure deleted() {
    return Failure.of(
        Category.REJECTED,
        "deleted-in-salesforce",
        "The order was in Salesforce and is there no more.",
        "Restore it from Salesforce's recycle bin, then press \"Salesforce Sync\".");
  }
}
