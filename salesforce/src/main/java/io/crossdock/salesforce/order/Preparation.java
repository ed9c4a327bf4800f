package io.crossdock.salesforce.order;

import io.crossdock.core.failure.Failure;
import io.crossdock.core.failure.Failure.Category;
import io.crossdock.core.order.OrderKey;
import io.crossdock.core.plan.Applied;
import io.crossdock.core.plan.OrgShape;
import io.crossdock.core.plan.Plan;
import io.crossdock.core.policy.Hindrance;
import io.crossdock.core.port.org.CustomerLinks.Person;
import io.crossdock.core.port.org.Org.Prepared;
import io.crossdock.core.port.org.Org.Work;
import io.crossdock.core.port.org.PersonClaims;
import io.crossdock.core.port.org.PersonClaims.Newcomer;
import io.crossdock.core.port.org.Pins;
import io.crossdock.core.port.org.Pins.Pin;
import io.crossdock.salesforce.goods.Prices;
import io.crossdock.salesforce.people.Details;
import io.crossdock.salesforce.people.Identities;
import io.crossdock.salesforce.people.Matches;
import io.crossdock.salesforce.people.People;
import io.crossdock.salesforce.people.Pinned;
import io.crossdock.salesforce.people.Whose;
import io.crossdock.salesforce.rest.Inquiry;
import io.crossdock.salesforce.rest.RestApi;
import io.crossdock.salesforce.schema.Describe;
import io.crossdock.salesforce.schema.Fields;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Finds out, in few calls, all that a batch of orders refers to. Thread-safe. */
public final class Preparation {

  private final RestApi rest;
  private final People people;
  private final PersonClaims claims;
  private final Prices catalogue;
  private final OrgShape shape;
  private final Pins pins;

  public Preparation(
      RestApi rest,
      People people,
      PersonClaims claims,
      Pins pins,
      Prices catalogue,
      OrgShape shape) {
    this.claims = claims;
    this.pins = pins;
    this.shape = shape;
    this.rest = rest;
    this.people = people;
    this.catalogue = catalogue;
  }

  public List<Prepared> prepare(List<Work> all) {
    var fresh = all.stream().filter(Work::readFirst).toList();
    var read = new HashMap<>(read(fresh));
    var linked =
        people.linked(
            all.stream().map(w -> w.plan().customer()).toList(),
            fresh.stream().map(w -> w.plan().customer().externalId()).collect(Collectors.toSet()),
            rest);
    var pinned = pins.find(all.stream().map(w -> w.plan().key()).toList());
    read.putAll(read(orphans(all, linked, pinned)));
    var waiting = waiting(all, read, linked, pinned);
    var work = all.stream().filter(w -> !waiting.contains(w.plan().key())).toList();
    var prepared = new HashMap<OrderKey, Prepared>();
    waiting.forEach(key -> prepared.put(key, new Prepared.HeldBack(key)));
    prepare(work, read, linked, pinned).forEach(one -> prepared.put(one.key(), one));
    return all.stream().map(w -> Objects.requireNonNull(prepared.get(w.plan().key()))).toList();
  }

  /** What the org holds of these, by key. */
  private Map<String, Applied> read(List<Work> orders) {
    return orders.isEmpty() ? Map.of() : bereft(new OrderReader(rest).read(orders), orders);
  }

  /**
   * Orders that would not be read, but whose contact is not the one their customer is known by, and
   * was deleted: they are read all the same. One call, where some have another contact.
   */
  private List<Work> orphans(
      List<Work> all, Map<String, Person> linked, Map<OrderKey, Pin> pinned) {
    var doubtful = new HashMap<Work, String>();
    for (Work w : all) {
      var customer = w.plan().customer();
      Person person = linked.get(customer.externalId());
      if (!w.readFirst()
          && !Matches.isPerson(customer)
          && w.applied().orderId().isPresent()
          && Delta.wholly(w.plan(), w.applied())
          && pinned.getOrDefault(w.plan().key(), Pin.NOTHING).contact().isEmpty()) {
        w.applied()
            .contactId()
            .filter(contact -> person == null || !contact.equals(person.contactId()))
            .ifPresent(contact -> doubtful.put(w, contact));
      }
    }
    if (doubtful.isEmpty()) {
      return List.of();
    }
    var there = People.there(doubtful.values(), rest);
    return doubtful.keySet().stream().filter(w -> !there.contains(doubtful.get(w))).toList();
  }

  /**
   * Orders that have no contact any more, as it was deleted, get their customer anew. One that
   * people took off an order while the contact is still there stays off.
   */
  private Map<String, Applied> bereft(Map<String, Applied> read, List<Work> fresh) {
    var without = new HashMap<String, String>();
    for (Work w : fresh) {
      Applied now = read.get(key(w));
      if (now != null
          && !Matches.isPerson(w.plan().customer())
          && Delta.wholly(w.plan(), now)
          && now.sent()
              .getOrDefault("Order", Map.of())
              .getOrDefault(Fields.CONTACT, "")
              .equals("")) {
        now.contactId().ifPresent(contact -> without.put(key(w), contact));
      }
    }
    if (without.isEmpty()) {
      return read;
    }
    var there = People.there(without.values(), rest);
    var left = new HashMap<>(read);
    without.forEach((order, contact) -> {
      if (!there.contains(contact)) {
        left.computeIfPresent(order, (key, now) -> withoutContact(now));
      }
    });
    return left;
  }

  private static Applied withoutContact(Applied now) {
    var sent = new HashMap<>(now.sent());
    sent.remove("Contact");
    return new Applied(
        now.orderId(),
        now.accountId(),
        Optional.empty(),
        sent,
        now.lineIds(),
        now.status(),
        now.notes(),
        now.warnings());
  }

  /** The orders of people whom another order is just bringing into the org. */
  private Set<OrderKey> waiting(
      List<Work> work,
      Map<String, Applied> read,
      Map<String, Person> linked,
      Map<OrderKey, Pin> pinned) {
    var newcomers = new HashMap<OrderKey, Newcomer>();
    for (Work w : work) {
      var customer = w.plan().customer();
      boolean known =
          linked.containsKey(customer.externalId())
              || base(w, read).contactId().isPresent()
              || pinned.getOrDefault(w.plan().key(), Pin.NOTHING).contact().isPresent();
      if (!known) {
        Identities.newcomer(customer).ifPresent(n -> newcomers.put(w.plan().key(), n));
      }
    }
    var waiting = new HashSet<>(newcomers.keySet());
    waiting.removeAll(claims.claim(work.getFirst().lane(), newcomers));
    return waiting;
  }

  private static Applied base(Work work, Map<String, Applied> read) {
    return read.getOrDefault(key(work), work.applied());
  }

  private List<Prepared> prepare(
      List<Work> work,
      Map<String, Applied> read,
      Map<String, Person> linked,
      Map<OrderKey, Pin> pinned) {
    boolean multiCurrency = shape.multiCurrency();
    var inquiry = new Inquiry();
    var found = people.find(work.stream().map(w -> w.plan().customer()).toList(), linked, inquiry);
    var provided =
        catalogue.provide(work.stream().map(w -> sale(w, read)).toList(), multiCurrency, inquiry);
    inquiry.send(rest);
    var whose = found.get();
    var failures = provided.get();
    return work.stream()
        .map(w ->
            w.readFirst() && !read.containsKey(key(w)) && w.applied().orderId().isPresent()
                ? new Prepared.NotReady(w.plan().key(), deleted())
                : ready(
                    w,
                    base(w, read),
                    whose.getOrDefault(
                        w.plan().customer().externalId(), new Whose.New(Optional.empty())),
                    pinned.getOrDefault(w.plan().key(), Pin.NOTHING),
                    catalogue.find(sale(w, read), multiCurrency, failures)))
        .toList();
  }

  private static Prices.Sale sale(Work work, Map<String, Applied> read) {
    return new Prices.Sale(work.plan(), base(work, read));
  }

  private Prepared ready(Work work, Applied base, Whose whose, Pin chosen, Prices.Found found) {
    Pin pin = Pinned.now(chosen, whose);
    Plan wanted = work.landing() ? withoutOpenNotes(work.plan(), base) : work.plan();
    if (whose instanceof Whose.Stop stop && base.contactId().isEmpty() && pin.contact().isEmpty()) {
      return new Prepared.NotReady(wanted.key(), stop.failure());
    }
    if (found.failure().isPresent()) {
      return new Prepared.NotReady(wanted.key(), found.failure().get());
    }
    var given = Pinned.applied(base, pin);
    Plan plan = keptActive(Pinned.plan(mine(typed(wanted, base, whose), given, whose), pin), base);
    var applied = withPerson(plan, given, whose);
    plan = contacted(plan, given, applied);
    Optional<String> account =
        applied
            .accountId()
            .or(() -> whose instanceof Whose.New made ? made.accountId() : Optional.empty());
    var order =
        new Prepared.Ready(
            Occasions.plan(plan, applied, account),
            applied,
            account,
            applied.contactId(),
            found.book(),
            found.entries(),
            0,
            0,
            remembered(wanted, given, whose, pin));
    return order.of(GraphBuilder.nodes(rest.base(), order).size());
  }

  /** An order that has no contact gets its customer's, where the org has it. */
  private static Plan contacted(Plan plan, Applied given, Applied applied) {
    boolean blank =
        given.orderId().isPresent()
            && given.contactId().isEmpty()
            && !Matches.isPerson(plan.customer())
            && Delta.wholly(plan, given);
    if (!blank || applied.contactId().isEmpty()) {
      return plan;
    }
    var header = new TreeMap<>(plan.header());
    header.put(Fields.CONTACT, applied.contactId().get());
    return plan.withHeader(header);
  }

  /** A person account that is to be made needs its record type. */
  private Plan typed(Plan plan, Applied base, Whose whose) {
    var customer = plan.customer();
    if (!(customer.account() instanceof Plan.Account.Person account)
        || !(whose instanceof Whose.New)
        || base.accountId().isPresent()) {
      return plan;
    }
    var fields = new TreeMap<>(account.fields());
    fields.put("RecordTypeId", Describe.personRecordType(rest));
    return plan.withCustomer(customer.with(account.with(fields), customer.contact()));
  }

  /** A note an earlier write may still make is not made again: it has no key to upsert by. */
  private static Plan withoutOpenNotes(Plan plan, Applied base) {
    return plan.withNotes(
        plan.notes().stream().filter(note -> base.notes().contains(note.key())).toList());
  }

  /**
   * With what the order may write of its customer, where the org has the contact or the account.
   */
  private static Plan mine(Plan plan, Applied base, Whose whose) {
    Optional<Person> person = person(base, whose);
    boolean here = base.contactId().isPresent();
    if (!Delta.wholly(plan, base) || (person.isEmpty() && here)) {
      return Details.without(plan, base.accountId().isPresent());
    }
    if (person.isEmpty()) {
      boolean found = whose instanceof Whose.New(var account) && account.isPresent();
      return found || base.accountId().isPresent() ? Details.belowAnother(plan) : plan;
    }
    Person known = person.get();
    String account = base.accountId().orElse(known.accountId());
    Plan mine = Details.onto(plan, known.at(known.contactId(), account));
    return account.equals(known.accountId()) ? mine : Details.belowAnother(mine);
  }

  /** The one whose contact the order has, or gets; an order may have been given to another. */
  private static Optional<Person> person(Applied base, Whose whose) {
    return whose instanceof Whose.Known(Person person)
            && base.contactId().filter(id -> !id.equals(person.contactId())).isEmpty()
        ? Optional.of(person)
        : Optional.empty();
  }

  /** An order that is nobody else's may be known by its own key. */
  private static Optional<Person> remembered(Plan plan, Applied base, Whose whose, Pin pin) {
    var customer = plan.customer();
    Optional<Person> person = person(base, whose);
    boolean own = customer.key().isOrder() && pin.contact().isEmpty();
    return person.isPresent()
        ? person.map(p -> Delta.wholly(plan, base) ? Details.after(customer, p) : p)
        : base.contactId()
            .filter(id -> own)
            .map(id ->
                new Person(id, base.accountId().orElse(""), false, Instant.EPOCH, Map.of(), true));
  }

  /** What the person's records are taken to hold, as the base of what is to be written. */
  private static Applied withPerson(Plan plan, Applied base, Whose whose) {
    Optional<Person> person = person(base, whose);
    var sent = new HashMap<>(base.sent());
    person.ifPresent(p -> sent.putAll(p.sent()));
    if (person.isEmpty() && base.contactId().isPresent()) {
      stamped(plan, sent); // whoever it is keeps the key it has
    }
    return new Applied(
        base.orderId(),
        base.accountId().or(() -> person.map(Person::accountId).filter(id -> !id.isEmpty())),
        base.contactId().or(() -> person.map(Person::contactId)),
        sent,
        base.lineIds(),
        base.status(),
        base.notes(),
        plan.warnings());
  }

  private static void stamped(Plan plan, Map<String, Map<String, Object>> sent) {
    String object = Matches.isPerson(plan.customer()) ? "Account" : "Contact";
    var fields = new HashMap<>(sent.getOrDefault(object, Map.of()));
    fields.putIfAbsent(Fields.KEY, plan.customer().externalId());
    sent.put(object, fields);
  }

  /** A status that maps to nothing gets the default one, which never undoes an activation. */
  private Plan keptActive(Plan plan, Applied base) {
    var status = plan.status();
    return status.leaveActivated() && shape.activated(base.status())
        ? plan.withStatus(new Plan.Status(status.draft(), base.status(), true, true))
        : plan;
  }

  private static String key(Work work) {
    return work.plan().key().externalId();
  }

  private static Failure deleted() {
    return Failure.of(
        Category.REJECTED,
        Hindrance.DELETED_IN_SALESFORCE.code(),
        "The order was deleted in Salesforce.",
        "Restore it from Salesforce's recycle bin, or have it made anew; then press \"Salesforce"
            + " Sync\" on its page, which asks.");
  }
}
