package io.crossdock.salesforce.people;

import io.crossdock.core.plan.Plan;
import io.crossdock.core.policy.SyncSettings.ContactDetails;
import io.crossdock.core.policy.SyncSettings.SeveralMatches;
import io.crossdock.salesforce.Orders;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** Customers, and orders of theirs. */
final class Buyers {

  static final Plan.Customer ANN = of(ContactDetails.NEWEST, "main:customer:7", "a@x.com", "Ann");

  private Buyers() {}

  /** The greater the number, the newer. */
  static Plan order(long id, Plan.Customer customer) {
    Instant asOf = Instant.parse("2026-11-16T10:00:00Z").plusSeconds(id);
    return Orders.of(
        Orders.plan(id, Orders.draft()),
        new Plan.Customer(
            customer.externalId(),
            customer.email(),
            customer.guest(),
            customer.account(),
            customer.contact(),
            customer.matching(),
            asOf));
  }

  static Plan.Customer guest(ContactDetails details, String email, String last, String... fields) {
    var like = of(details, "main:customer:0", email, last, fields);
    return of(details, Identities.email(like).orElseThrow(), email, last, fields);
  }

  static Plan.Customer of(
      ContactDetails details, String key, String email, String last, String... fields) {
    var contact = new TreeMap<String, Object>(Map.of("LastName", last));
    if (email.matches("[ -~]+") && !email.contains("..")) {
      contact.put("Email", email);
    }
    for (int i = 0; i < fields.length; i += 2) {
      contact.put(fields[i], fields[i + 1]);
    }
    return new Plan.Customer(
        key,
        email,
        !key.contains(":customer:"),
        new Plan.Account.PerCustomer(new TreeMap<>(Map.of("Name", last))),
        contact,
        new Plan.Matching(!email.isEmpty(), SeveralMatches.NEWEST, true, details),
        Instant.EPOCH);
  }
}
