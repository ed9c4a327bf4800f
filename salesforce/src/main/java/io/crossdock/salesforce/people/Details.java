package io.crossdock.salesforce.people;

import io.crossdock.core.plan.Plan;
import io.crossdock.core.plan.Plan.Customer;
import io.crossdock.core.port.org.CustomerLinks.Person;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What an order may change of the records of somebody the org has ("Contact details follow"). What
 * an order does not tell empties nothing, nobody is renamed by a guest, an address stays one
 * address, and an account keeps the name it was made with. Pure.
 */
public final class Details {

  /** How far an order reaches. */
  private enum Reach {
    ALL,
    BLANKS,
    NOTHING
  }

  private static final List<String> MAILING = List.of("PersonMailing", "Mailing");
  private static final Pattern BLANKS = Pattern.compile("\\s+");

  private final Customer customer;
  private final Person person;
  private final Reach reach;

  private Details(Customer customer, Person person) {
    this.customer = customer;
    this.person = person;
    this.reach = reach(customer, person);
  }

  /** The plan with those fields of the customer only that the order may write. */
  public static Plan onto(Plan plan, Person person) {
    var details = new Details(plan.customer(), person);
    return plan.withMapped(
        details.customer(), plan.header(), plan.lines(), plan.only(), details.left());
  }

  /**
   * The plan of an order that leaves its customer's contact alone.
   *
   * @param account whether there is an account too; else it is made
   */
  public static Plan without(Plan plan, boolean account) {
    var customer = plan.customer();
    var others = account ? customer.account().with(new TreeMap<>()) : customer.account();
    return plan.withCustomer(customer.with(others, new TreeMap<>()));
  }

  /** The plan of an order whose account is not the customer's own: nothing of it is written. */
  public static Plan belowAnother(Plan plan) {
    var customer = plan.customer();
    return Matches.isPerson(customer)
        ? plan
        : plan.withCustomer(
            customer.with(customer.account().with(new TreeMap<>()), customer.contact()));
  }

  /** The person as known once the order is written, but for what is sent. */
  public static Person after(Customer customer, Person person) {
    boolean leads =
        byRule(customer, person) == Reach.ALL
            && (!customer.guest() || (!person.registered() && sameName(customer, person)));
    return new Person(
        person.contactId(),
        person.accountId(),
        person.registered() || !customer.guest(),
        leads ? customer.asOf() : person.asOf(),
        person.sent(),
        person.older());
  }

  /**
   * The fields this order would fill since nothing was ever sent there: people may have filled them
   * meanwhile, which only the org can tell. Empty where the order rewrites.
   */
  static SortedMap<String, Object> fills(Customer customer, Person person) {
    var details = new Details(customer, person);
    if (details.reach != Reach.BLANKS) {
      return new TreeMap<>();
    }
    var fills = new TreeMap<>(details.fields(details.wanted(), details.held()));
    fills.values().removeIf(""::equals);
    return fills;
  }

  private static Reach reach(Customer customer, Person person) {
    if (customer.guest() && !sameName(customer, person)) {
      return nameless(held(customer, person)) ? Reach.BLANKS : Reach.NOTHING;
    }
    Reach reach = byRule(customer, person);
    boolean careful =
        (customer.guest() && person.registered())
            || (person.older() && customer.matching().onlyBlanks());
    return careful && reach == Reach.ALL ? Reach.BLANKS : reach;
  }

  /** A registered customer's own order comes before whatever guests told, whenever they bought. */
  private static Reach byRule(Customer customer, Person person) {
    boolean same = customer.asOf().equals(person.asOf());
    boolean first = person.asOf().equals(Instant.EPOCH);
    return switch (customer.matching().details()) {
      case NEWEST -> {
        boolean takesOver = !customer.guest() && !person.registered();
        boolean late = customer.asOf().isBefore(person.asOf()) && !takesOver;
        yield late ? Reach.NOTHING : Reach.ALL;
      }
      case FIRST -> same || first ? Reach.ALL : Reach.NOTHING;
      case BLANKS -> same ? Reach.ALL : Reach.BLANKS;
    };
  }

  private Customer customer() {
    if (Matches.isPerson(customer)) {
      return customer.with(customer.account().with(fields(wanted(), held())), customer.contact());
    }
    if (person.accountId().isEmpty()) {
      return customer.with(customer.account(), fields(wanted(), held())); // it is made now
    }
    var account = new TreeMap<String, Object>();
    var was = person.sent().getOrDefault("Account", Map.of());
    others(customer.account().fields(), was, account);
    account.remove("Name");
    boolean unnamed = Customer.NAMELESS.equals(was.get("Name"));
    Object name = customer.account().fields().getOrDefault("Name", Customer.NAMELESS);
    if (unnamed && reach != Reach.NOTHING && !name.equals(Customer.NAMELESS)) {
      account.put("Name", name);
    }
    return customer.with(customer.account().with(account), fields(wanted(), held()));
  }

  private List<String> left() {
    var left = new ArrayList<String>();
    if (reach == Reach.NOTHING && customer.guest() && !sameName(customer, person)) {
      left.add(
          "Contact: a guest ordered under another name with this customer's e-mail address; the"
              + " contact was left as it is.");
    }
    for (String prefix : MAILING) {
      boolean tells = !blank(wanted(), prefix, "Street", "City", "PostalCode");
      boolean other =
          wanted().keySet().stream()
              .filter(field -> field.startsWith(prefix) && !folded(wanted(), field).isEmpty())
              .anyMatch(field -> !same(wanted(), held(), field));
      boolean stays =
          fields(wanted(), held()).keySet().stream().noneMatch(f -> f.startsWith(prefix));
      if (reach == Reach.ALL && tells && other && stays) {
        left.add("Contact: the address of this order is not whole; the one in Salesforce stays.");
      }
    }
    return left;
  }

  private SortedMap<String, Object> wanted() {
    return wanted(customer);
  }

  private Map<String, Object> held() {
    return held(customer, person);
  }

  private static SortedMap<String, Object> wanted(Customer customer) {
    return Matches.isPerson(customer) ? customer.account().fields() : customer.contact();
  }

  private static Map<String, Object> held(Customer customer, Person person) {
    return person.sent().getOrDefault(Matches.isPerson(customer) ? "Account" : "Contact", Map.of());
  }

  private SortedMap<String, Object> fields(
      SortedMap<String, Object> wanted, Map<String, Object> held) {
    var fields = new TreeMap<String, Object>();
    if (reach != Reach.NOTHING) {
      name(wanted, held, fields);
      address(wanted, held, fields);
      others(wanted, held, fields);
    }
    return fields;
  }

  private void name(
      Map<String, Object> wanted, Map<String, Object> held, Map<String, Object> fields) {
    boolean known = nameless(held);
    boolean renames = reach == Reach.ALL && !customer.guest();
    boolean sameLast = folded(wanted, "LastName").equals(folded(held, "LastName"));
    if (nameless(wanted)) {
      return;
    }
    if (known || renames) {
      copy(wanted, "LastName", fields);
      copy(wanted, "FirstName", fields);
    } else if (sameLast && folded(held, "FirstName").isEmpty()) {
      copy(wanted, "FirstName", fields);
    }
  }

  /**
   * Whole or not at all: of another place nothing of the old one stays, and of the same one nothing
   * that is known goes.
   */
  private void address(
      Map<String, Object> wanted, Map<String, Object> held, Map<String, Object> fields) {
    for (String prefix : MAILING) {
      var parts = new TreeSet<String>(wanted.keySet());
      parts.removeIf(field -> !field.startsWith(prefix));
      boolean extended =
          parts.stream().allMatch(f -> folded(held, f).isEmpty() || same(wanted, held, f));
      if (extended) {
        parts.removeIf(field -> folded(wanted, field).isEmpty());
      }
      boolean bare = extended && blank(wanted, prefix, "Street", "City", "PostalCode");
      if (!bare && (extended || (reach == Reach.ALL && complete(prefix, wanted, held)))) {
        parts.forEach(field -> copy(wanted, field, fields));
      }
    }
  }

  /** In one country, whatever of region and postcode the one held has is part of an address. */
  private static boolean complete(
      String prefix, Map<String, Object> wanted, Map<String, Object> held) {
    String country = wanted.containsKey(prefix + "CountryCode") ? "CountryCode" : "Country";
    boolean elsewhere = !same(wanted, held, prefix + country);
    return !missing(wanted, prefix, "Street", "City", country)
        && (elsewhere
            || List.of("PostalCode", "State", "StateCode").stream()
                .map(part -> prefix + part)
                .noneMatch(f ->
                    wanted.containsKey(f)
                        && folded(wanted, f).isEmpty()
                        && !folded(held, f).isEmpty()));
  }

  private static boolean missing(Map<String, Object> fields, String prefix, String... parts) {
    return List.of(parts).stream().anyMatch(part -> folded(fields, prefix + part).isEmpty());
  }

  private static boolean blank(Map<String, Object> fields, String prefix, String... parts) {
    return List.of(parts).stream().allMatch(part -> folded(fields, prefix + part).isEmpty());
  }

  private void others(
      Map<String, Object> wanted, Map<String, Object> held, Map<String, Object> fields) {
    wanted.forEach((field, value) -> {
      boolean unit =
          field.equals("FirstName")
              || field.equals("LastName")
              || MAILING.stream().anyMatch(field::startsWith);
      boolean fills = held.getOrDefault(field, "").equals("") && !value.equals("");
      boolean mail = field.endsWith("Email") && same(wanted, held, field);
      if (!unit && !mail && (reach == Reach.ALL || (reach == Reach.BLANKS && fills))) {
        fields.put(field, value);
      }
    });
  }

  private static void copy(Map<String, Object> from, String field, Map<String, Object> to) {
    Object value = from.get(field);
    if (value != null) {
      to.put(field, value);
    }
  }

  private static boolean same(Map<String, Object> one, Map<String, Object> other, String field) {
    return folded(one, field).equals(folded(other, field));
  }

  /** Of a record whose name was never sent nor read nobody knows whose it is. */
  private static boolean nameless(Map<String, Object> fields) {
    return Customer.NAMELESS.equals(fields.get("LastName"));
  }

  private static boolean sameName(Customer customer, Person person) {
    return fullName(wanted(customer)).equals(fullName(held(customer, person)));
  }

  private static String fullName(Map<String, Object> fields) {
    return (folded(fields, "FirstName") + " " + folded(fields, "LastName")).strip();
  }

  private static String folded(Map<String, Object> fields, String field) {
    String text = Identities.fold(String.valueOf(fields.getOrDefault(field, "")));
    return BLANKS.matcher(text).replaceAll(" ");
  }
}
