package io.crossdock.core.plan;

import io.crossdock.core.order.EmailAddress;
import io.crossdock.core.order.Order;
import io.crossdock.core.order.Order.Address;
import io.crossdock.core.order.Order.Buyer;
import io.crossdock.core.plan.Plan.Account;
import io.crossdock.core.policy.SyncSettings.AccountStrategy;
import io.crossdock.core.policy.SyncSettings.Customers;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The account and the contact of an order. */
final class CustomerPlanner {

  private final Order order;
  private final Customers settings;
  private final OrgShape org;
  private final List<String> warnings;
  private final Optional<Address> billing;
  private final EmailAddress email;
  private final String first;
  private final String last;

  private CustomerPlanner(Order order, Customers settings, OrgShape org, List<String> warnings) {
    this.order = order;
    this.settings = settings;
    this.org = org;
    this.warnings = warnings;
    this.billing = order.billing();
    this.email = EmailAddress.of(order.buyer().email());
    var name = name(order.buyer(), billing);
    this.first = name.first();
    this.last = name.last();
  }

  static Plan.Customer plan(Order order, Customers settings, OrgShape org, List<String> warnings) {
    return new CustomerPlanner(order, settings, org, warnings).customer();
  }

  private Plan.Customer customer() {
    boolean known = email.tells() && !settings.sharedEmails().lists(email);
    return new Plan.Customer(
        externalId(known),
        known ? email.folded() : "",
        order.buyer().guest(),
        account(),
        contact(),
        new Plan.Matching(known, settings.several(), settings.onlyBlanks(), settings.details()),
        asOf());
  }

  private record Name(String first, String last) {}

  /**
   * One person's: never the first name of one with the last name of another.
   *
   * @return the buyer's, else that of whom the bill goes to
   */
  private static Name name(Buyer buyer, Optional<Address> billing) {
    var own = new Name(buyer.firstName().strip(), buyer.lastName().strip());
    var billed =
        billing
            .map(a -> new Name(a.firstName().strip(), a.lastName().strip()))
            .orElse(new Name("", ""));
    boolean contradicted = differ(own.first(), billed.first()) || differ(own.last(), billed.last());
    boolean whole = !own.first().isEmpty() && !own.last().isEmpty();
    return whole || contradicted
        ? own
        : new Name(orElse(own.first(), billed.first()), orElse(own.last(), billed.last()));
  }

  private static boolean differ(String one, String other) {
    return !one.isEmpty() && !other.isEmpty() && !one.equalsIgnoreCase(other);
  }

  /** Of two orders of the same second the one with the greater number is the newer. */
  private Instant asOf() {
    return order
        .createdAt()
        .truncatedTo(ChronoUnit.SECONDS)
        .plus(order.key().entityId() % 1_000_000, ChronoUnit.MICROS);
  }

  /** Without a company in the address there is none to find by name. */
  private Account account() {
    String company = billing.map(Address::company).orElse("").strip();
    return switch (settings.strategy()) {
      case FIXED -> new Account.Fixed(settings.fixedAccount());
      case PERSON -> new Account.Person(person());
      case COMPANY ->
          company.isEmpty()
              ? new Account.PerCustomer(named(fullName()))
              : new Account.Company(named(company));
      case PER_CUSTOMER -> new Account.PerCustomer(named(orElse(company, fullName())));
    };
  }

  private SortedMap<String, Object> named(String name) {
    return new Texts("Account", "", org, warnings).put("Name", name, 255).fields();
  }

  private String fullName() {
    return orElse(Texts.joined(" ", first, last), Plan.Customer.NAMELESS);
  }

  private SortedMap<String, Object> person() {
    var fields = new Texts("Account", "", org, warnings);
    return details(fields, "PersonEmail", "PersonMailing");
  }

  private SortedMap<String, Object> contact() {
    return settings.strategy() == AccountStrategy.PERSON
        ? Collections.emptySortedMap()
        : details(new Texts("Contact", "", org, warnings), "Email", "Mailing");
  }

  /** What the order does not tell is not in it; an address is a unit, blanks and all. */
  private SortedMap<String, Object> details(Texts fields, String mailField, String addressed) {
    fields
        .put("FirstName", first, 40)
        .put("LastName", orElse(last, Plan.Customer.NAMELESS), 80)
        .email(mailField, email, 80)
        .put("Phone", billing.map(Address::telephone).orElse(""), 40);
    billing.ifPresent(address -> AddressPlanner.put(fields, addressed, address));
    var told = new TreeMap<>(fields.fields());
    billing.ifPresent(address -> told.putIfAbsent(addressed + "PostalCode", ""));
    told.entrySet()
        .removeIf(field -> field.getValue().equals("") && !field.getKey().startsWith(addressed));
    return told;
  }

  /**
   * An address that tells nobody, or several people, is no key: without a customer id such an order
   * has a contact of its own.
   */
  private String externalId(boolean known) {
    String connection = order.key().connection();
    return order
        .buyer()
        .customerId()
        .map(id -> CustomerKey.registered(connection, id))
        .orElseGet(() ->
            known ? CustomerKey.email(connection, email.folded()) : CustomerKey.order(order.key()))
        .value();
  }

  private static String orElse(String text, String otherwise) {
    return text.isBlank() ? otherwise : text;
  }
}
