package io.crossdock.core.policy;

import static io.crossdock.core.policy.Option.choice;
import static io.crossdock.core.policy.Option.more;

import io.crossdock.core.policy.Option.Kind;

/** The options about accounts and contacts. */
public final class CustomerOptions {

  private static final Kind YES_NO = new Kind.YesNo();

  public static final Option ACCOUNTS =
      more(
          "accounts",
          "Account",
          "Customers",
          "Which Account an order belongs to: one per customer; the company named in the billing"
              + " address, found by its name (without one: per customer); a person account; or one"
              + " account for all.",
          choice(
              "per-customer",
              "One per customer",
              "company",
              "Company by name",
              "person",
              "Person account",
              "fixed",
              "One for all"),
          "per-customer");
  public static final Option FIXED_ACCOUNT =
      more(
          "fixed-account",
          "The one account",
          "Customers",
          "With Account = One for all: the Salesforce id of that Account.",
          new Kind.AccountId(),
          "");
  public static final Option SEVERAL =
      more(
          "several-contacts",
          "Several contacts with that e-mail",
          "Customers",
          "What to do when several contacts older than Crossdock have a customer's e-mail address.",
          choice("newest", "Take the newest", "ask", "Stop and ask"),
          "newest");
  public static final Option ONLY_BLANKS =
      more(
          "only-blanks",
          "Fill only blanks",
          "Customers",
          "Yes: of contacts and accounts that existed before Crossdock only empty fields are"
              + " filled. No: they are rewritten like Crossdock's own.",
          YES_NO,
          "yes");
  public static final Option SHARED_EMAILS =
      more(
          "shared-emails",
          "Shared e-mail addresses",
          "Customers",
          "Addresses that several people use: of tills and phone orders, and the one that a"
              + " marketplace or the shop itself puts on every order of people who gave none. They"
              + " never match a contact and are nobody's key: such an order gets a contact of the"
              + " registered customer, else one of its own, as an order without an address does."
              + " Contacts that have the address already stay as they are. An address (with a plus"
              + " tag or without), a domain such as @example.com (the domains below it too), or *"
              + " for any characters.",
          new Kind.Emails(),
          "");
  public static final Option CONTACT_DETAILS =
      more(
          "contact-details",
          "Contact details follow",
          "Customers",
          "Which orders may change the name, address and telephone of a contact that is there"
              + " already. Newest order of the registered customer: that one, as long as no newer"
              + " one went before. First order: the one that made the contact; later ones change"
              + " nothing. Only blanks: later orders fill what is empty. In each case: what an"
              + " order does not tell empties nothing; a guest never renames a contact, never"
              + " changes a registered customer's, and changes nothing at all where the name is"
              + " another one; an address is written whole or not at all; an account keeps the name"
              + " it was made with.",
          choice(
              "newest",
              "Newest order of the registered customer",
              "first",
              "First order",
              "blanks",
              "Only blanks"),
          "newest");

  private CustomerOptions() {}
}
