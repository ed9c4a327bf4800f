package io.crossdock.salesforce.people;

import io.crossdock.core.plan.CustomerKey;
import io.crossdock.core.plan.Plan;
import io.crossdock.core.port.org.CustomerLinks.Person;
import io.crossdock.core.port.org.PersonClaims.Newcomer;
import io.crossdock.salesforce.schema.Fields;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The keys a customer may be known by. Pure. */
public final class Identities {

  private Identities() {}

  /** The customer's own key first; the e-mail's only where it is nobody else's too. */
  public static Set<String> of(Plan.Customer customer) {
    var identities = new LinkedHashSet<String>();
    identities.add(customer.externalId());
    email(customer).ifPresent(identities::add);
    return identities;
  }

  /** The e-mail's key, where it is nobody else's too. */
  static Optional<String> email(Plan.Customer customer) {
    return customer.matching().byEmail() && !customer.email().isEmpty()
        ? Optional.of(CustomerKey.email(customer.key().connection(), customer.email()).value())
        : Optional.empty();
  }

  /**
   * Whether a link tells for sure that the contact is the customer's. One that an e-mail address
   * once led to does not, where several people use that address: its stamp must be the customer's.
   */
  static boolean sure(Plan.Customer customer, Person person) {
    String key = customer.externalId();
    return email(customer).isPresent()
        || customer.key().isOrder()
        || person.sent().values().stream().anyMatch(sent -> key.equals(sent.get(Fields.KEY)));
  }

  /** Whom the customer's first order makes, where the e-mail tells who is the same person. */
  public static Optional<Newcomer> newcomer(Plan.Customer customer) {
    return email(customer).map(person -> new Newcomer(person, customer.externalId()));
  }

  /** The key of an Account that all customers of a company share. */
  public static String company(Plan.Customer customer, String name) {
    return CustomerKey.company(customer.key().connection(), name).value();
  }

  static String fold(String text) {
    return text.strip().toLowerCase(Locale.ROOT);
  }
}
