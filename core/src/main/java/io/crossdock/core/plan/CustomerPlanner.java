package io.crossdock.core.plan;

import io.crossdock.core.order.Order;
import io.crossdock.core.order.Order.Address;
import io.crossdock.core.plan.Plan.Account;
import io.crossdock.core.policy.SyncSettings.AccountStrategy;
import io.crossdock.core.policy.SyncSettings.Customers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** The account and the contact of an order. */
final class CustomerPlanner {

  private final Order order;
  private final Customers settings;
  private final OrgShape org;
  private final List<String> warnings;
  private final Optional<Address> billing;
  private final String first;
  private final String last;

  private CustomerPlanner(Order order, Customers settings, OrgShape org, List<String> warnings) {
    this.order = order;
    this.settings = settings;
    this.org = org;
    this.warnings = warnings;
    this.billing = order.billing();
    this.first = orElse(order.buyer().firstName(), billing.map(Address::firstName).orElse(""));
    this.last = orElse(order.buyer().lastName(), billing.map(Address::lastName).orElse(""));
  }

  static Plan.Customer plan(Order order, Customers settings, OrgShape org, List<String> warnings) {
    return new CustomerPlanner(order, settings, org, warnings).customer();
  }

  private Plan.Customer customer() {
    String email = Texts.fold(order.buyer().email());
    return new Plan.Customer(
        externalId(order),
        email,
        order.buyer().guest(),
        account(),
        contact(),
        new Plan.Matching(
            !email.isEmpty() && !settings.sharedEmails().contains(email),
            settings.several(),
            settings.onlyBlanks()),
        order.createdAt());
  }

  /** Without a company in the address there is none to find by name. */
  private Account account() {
    String company = billing.map(Address::company).orElse("").strip();
    return switch (settings.strategy()) {
      case FIXED -> new Account.Fixed(settings.fixedAccount());
      case PERSON -> new Account.Person(person().fields());
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
    return Texts.joined(" ", first, lastName());
  }

  private Texts person() {
    var fields =
        new Texts("Account", "", org, warnings)
            .put("FirstName", first, 40)
            .put("LastName", lastName(), 80)
            .put("PersonEmail", order.buyer().email(), 80)
            .put("Phone", billing.map(Address::telephone).orElse(""), 40);
    billing.ifPresent(address -> AddressPlanner.put(fields, "PersonMailing", address));
    return fields;
  }

  private SortedMap<String, Object> contact() {
    if (settings.strategy() == AccountStrategy.PERSON) {
      return Collections.emptySortedMap();
    }
    var contact =
        new Texts("Contact", "", org, warnings)
            .put("FirstName", first, 40)
            .put("LastName", lastName(), 80)
            .put("Email", order.buyer().email(), 80)
            .put("Phone", billing.map(Address::telephone).orElse(""), 40);
    billing.ifPresent(address -> AddressPlanner.put(contact, "Mailing", address));
    return contact.fields();
  }

  /** Salesforce requires one. */
  private String lastName() {
    return orElse(last, "Unknown");
  }

  private static String externalId(Order order) {
    String connection = order.key().connection();
    return order
        .buyer()
        .customerId()
        .map(id -> connection + ":customer:" + id)
        .orElseGet(() -> connection + ":email:" + sha256(Texts.fold(order.buyer().email())));
  }

  private static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static String orElse(String text, String otherwise) {
    return text.isBlank() ? otherwise : text;
  }
}
