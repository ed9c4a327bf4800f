package io.crossdock.salesforce.people;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.core.plan.Applied;
import io.crossdock.core.plan.Plan;
import io.crossdock.core.policy.SyncSettings.ContactDetails;
import io.crossdock.core.port.org.Org.Written;
import io.crossdock.salesforce.OnOrg;
import io.crossdock.salesforce.rest.Json;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Cases 4, 5 and 11: people are never mixed up. */
class PeopleIT extends OnOrg {

  private static final String[] HOME = {
    "MailingStreet", "1 Main St",
    "MailingCity", "LA",
    "MailingPostalCode", "90001",
    "MailingState", "CA",
    "MailingCountry", "US"
  };

  private ContactDetails details = ContactDetails.NEWEST;

  @ParameterizedTest
  @ValueSource(strings = {"per-customer", "company", "fixed", "person"})
  @DisplayName(
      "4: buyers whom no e-mail tells apart are Contacts of their own, whatever the account")
  void nobodyIsTakenForSomebodyElseWithoutAnAddress(String strategy) throws Exception {
    sandbox.switches("{\"personAccounts\":true}");
    String fixed = sandbox.create("Account", Map.of("Name", "Web shop"));
    for (long order = 1; order <= 2; order++) {
      for (boolean again : new boolean[] {false, true}) {
        sandbox.restart(again);
        send(order, account(strategy, fixed, of("main:order:" + order, "", "Guest " + order)));
      }
      send(10 + order, account(strategy, fixed, of("main:customer:" + order, "", "Own " + order)));
      send(20 + order, account(strategy, fixed, of("main:customer:" + order, "", "Own " + order)));
    }
    assertThat(sandbox.query("SELECT LastName FROM Contact"))
        .extracting(c -> Json.string(c, "LastName"))
        .containsExactlyInAnyOrder("Guest 1", "Guest 2", "Own 1", "Own 2");
  }

  @Test
  @DisplayName("4: an address listed as shared later leaves its contact as it is")
  void whatIsListedLaterRenamesNobody() {
    String mail = "till@example.com";
    send(1, of("main:customer:7", mail, "Ann"));
    send(2, of("main:customer:8", mail, "Ann")); // one contact by the address
    send(3, of("main:customer:7", "", "Ann", "Phone", "7"));
    send(4, of("main:customer:8", "", "Bob"));
    send(5, of("main:order:5", "", "Cid"));
    sandbox.restart(false);
    send(6, of("main:customer:8", "", "Bob", "Phone", "8"));
    assertThat(sandbox.query("SELECT LastName, Phone FROM Contact ORDER BY LastName"))
        .extracting(c -> Json.string(c, "LastName") + Json.string(c, "Phone"))
        .containsExactly("Ann7", "Bob8", "Cid");
  }

  @Test
  @DisplayName("4: who gets an e-mail address later stays the same Contact")
  void aCustomerWhoGetsAnAddressLaterIsTheSame() {
    send(1, of("main:customer:7", "", "Ann"));
    send(2, of("main:customer:7", "ann@example.com", "Ann"));
    send(3, guest("ann@example.com", "Ann"));
    assertThat(sandbox.query("SELECT Id FROM Contact")).hasSize(1);
    assertThat(text("Email")).isEqualTo("ann@example.com");
  }

  @Test
  @DisplayName("4: a duplicate rule on a shared address does not hold its order back")
  void aBlockingRuleOnASharedAddressCostsTheAddressOnly() throws Exception {
    send(1, of("main:order:1", "", "Ann", "Email", "till@example.com"));
    sandbox.switches("{\"duplicateRulesBlock\":true}");
    Applied second = send(2, of("main:order:2", "", "Bob", "Email", "till@example.com"));
    assertThat(second.warnings()).anyMatch(w -> w.contains("Contact.Email"));
    assertThat(sandbox.query("SELECT Id FROM Contact")).hasSize(2);
  }

  @Test
  @DisplayName("5: blanks empty nothing and Unknown replaces nobody")
  void whatALaterOrderDoesNotTellStays() {
    send(
        1, of("main:customer:7", "a@x.com", "Smith", with(HOME, "FirstName", "Ann", "Phone", "1")));
    send(2, of("main:customer:7", "a@x.com", Plan.Customer.NAMELESS, with(blankHome())));
    send(
        3,
        of(
            "main:customer:7",
            "a@x.com",
            "Smith",
            with(HOME, "MailingState", "", "MailingPostalCode", "")));
    assertThat(contact().toString())
        .contains("Ann", "Smith", "1 Main St", "LA", "90001", "CA", "\"Phone\":\"1\"");
    assertThat(account()).isEqualTo("Smith");
  }

  @Test
  @DisplayName("5: an address is written whole or not at all")
  void anAddressIsNeverMixedOfTwo() {
    send(1, of("main:customer:7", "a@x.com", "Smith", HOME));
    Applied half =
        send(
            2,
            of("main:customer:7", "a@x.com", "Smith", with(blankHome(), "MailingStreet", "9 New")));
    assertThat(text("MailingStreet") + text("MailingCity")).isEqualTo("1 Main StLA");
    assertThat(half.warnings()).anyMatch(w -> w.contains("not whole"));
    String[] berlin =
        with(
            blankHome(),
            "MailingStreet",
            "Allee 1",
            "MailingCity",
            "Berlin",
            "MailingPostalCode",
            "10115",
            "MailingCountry",
            "DE");
    send(3, of("main:customer:7", "a@x.com", "Smith", berlin));
    assertThat(text("MailingCity") + text("MailingState") + text("MailingCountry"))
        .isEqualTo("BerlinDE");
  }

  @ParameterizedTest
  @CsvSource({"true", "false"})
  @DisplayName("5: a guest renames nobody, and under another name changes nothing")
  void aGuestWithSomebodysAddressChangesNothing(boolean registered) {
    String mail = "ann@example.com";
    send(1, registered ? of("main:customer:7", mail, "Ann") : guest(mail, "Ann"));
    Applied stranger = send(2, guest(mail, "Bob", "Phone", "666"));
    send(3, guest(mail, Plan.Customer.NAMELESS, "Phone", "777"));
    assertThat(text("LastName") + text("Phone")).isEqualTo("Ann");
    assertThat(account()).isEqualTo("Ann");
    assertThat(stranger.warnings()).anyMatch(w -> w.contains("another name"));
    send(4, guest(mail, "ann", "Phone", "1"));
    assertThat(text("LastName") + text("Phone")).isEqualTo("Ann1");
    send(5, guest(mail, "ANN", "Phone", "2"));
    assertThat(text("LastName") + text("Phone")).isEqualTo(registered ? "Ann1" : "Ann2");
  }

  @Test
  @DisplayName("5: a registered customer's own older order comes before a guest's")
  void theRegisteredCustomerComesBeforeGuests() {
    send(5, guest("a@x.com", "Anna", "Phone", "5"));
    send(3, of("main:customer:7", "a@x.com", "Ann", "Phone", "3"));
    send(2, of("main:customer:7", "a@x.com", "Old", "Phone", "2"));
    assertThat(text("LastName") + text("Phone")).isEqualTo("Ann3");
    send(4, of("main:customer:7", "a@x.com", "New", "Phone", "4"));
    assertThat(text("LastName") + text("Phone")).isEqualTo("New4");
    assertThat(account()).isEqualTo("Anna");
  }

  @ParameterizedTest
  @CsvSource({"NEWEST, Bea2x", "FIRST, Ann1", "BLANKS, Ann1x"})
  @DisplayName("5: Contact details follow")
  void contactDetailsFollowTheOption(ContactDetails option, String is) {
    details = option;
    send(1, of("main:customer:7", "a@x.com", "Ann", "Phone", "1"));
    send(2, of("main:customer:7", "a@x.com", "Bea", "Phone", "2", "MailingCity", "x"));
    sandbox.restart(false);
    assertThat(text("LastName") + text("Phone") + text("MailingCity")).isEqualTo(is);
    send(1, of("main:customer:7", "a@x.com", "Cora", "Phone", "3"));
    boolean own = option != ContactDetails.NEWEST;
    assertThat(text("LastName")).isEqualTo(own ? "Cora" : "Bea");
  }

  @Test
  @DisplayName("5: what people filled meanwhile is no blank")
  void aFieldThatPeopleFilledIsNotFilledAgain() {
    details = ContactDetails.BLANKS;
    Applied first = send(1, of("main:customer:7", "a@x.com", "Ann"));
    sandbox.change("Contact", first.contactId().orElseThrow(), Map.of("Phone", "theirs"));
    send(2, of("main:customer:7", "a@x.com", "Ann", "Phone", "2", "MailingCity", "LA"));
    assertThat(text("Phone") + text("MailingCity")).isEqualTo("theirsLA");
  }

  @Test
  @DisplayName("5: of a contact older than Crossdock only blanks are filled, by later orders too")
  void anOlderContactKeepsWhatPeopleWrote() {
    sandbox.create("Contact", Map.of("LastName", "Theirs", "Email", "a@x.com", "Phone", "0"));
    send(1, of("main:customer:7", "a@x.com", "Ann", "Phone", "1"));
    send(2, of("main:customer:7", "a@x.com", "Bea", "Phone", "2", "MailingCity", "LA"));
    assertThat(text("LastName") + text("Phone") + text("MailingCity")).isEqualTo("Theirs0LA");
  }

  @Test
  @DisplayName("5: who was nameless at first gets a name, and the account too")
  void aNamelessContactIsNamedOnce() {
    send(1, guest("a@x.com", Plan.Customer.NAMELESS));
    send(2, guest("a@x.com", "Ann"));
    send(3, guest("a@x.com", "Bob"));
    assertThat(text("LastName")).isEqualTo("Ann");
    assertThat(account()).isEqualTo("Ann");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Contact", "Account"})
  @DisplayName(
      "11: an optional field that the org refuses costs that field, named, until it is taken")
  void aRefusedFieldIsLeftOutAndTriedAgain(String strategy) throws Exception {
    boolean person = strategy.equals("Account");
    sandbox.switches("{\"personAccounts\":true}");
    String bad = "a\u00fc..b@x.com";
    Plan.Customer customer =
        account(
            person ? "person" : "per-customer",
            "",
            of("main:customer:7", bad, "Ann", "Email", bad, "Phone", "1".repeat(41)));
    Applied applied = send(1, customer);
    assertThat(applied.warnings())
        .anyMatch(
            w -> w.contains(strategy + "." + (person ? "Person" : "") + "Email") && w.contains(bad))
        .anyMatch(w -> w.contains(strategy + ".Phone"));
    assertThat(text("LastName") + text("Email") + text("Phone")).isEqualTo("Ann");
    send(
        2,
        account(
            person ? "person" : "per-customer",
            "",
            of("main:customer:7", bad, "Ann", "Email", "a@x.com")));
    assertThat(text("Email")).isEqualTo("a@x.com");
  }

  @Test
  @DisplayName("11: so does a field of the Order; one that is required blocks as before")
  void aRefusedFieldOfTheOrderIsLeftOutAndARequiredOneIsNot() {
    Plan plan = Buyers.order(1, of("main:customer:7", "a@x.com", "Ann"));
    var header = new TreeMap<>(plan.header());
    header.put("BillingPostalCode", "9".repeat(21));
    Applied applied = sandbox.send(plan.withHeader(header), Applied.NOTHING, false);
    assertThat(applied.warnings()).anyMatch(w -> w.contains("Order.BillingPostalCode"));
    assertThat(applied.sent().get("Order")).doesNotContainKey("BillingPostalCode");

    var undated = new TreeMap<>(plan.header());
    undated.put("EffectiveDate", "soon");
    Plan other = Buyers.order(2, of("main:customer:7", "a@x.com", "Ann")).withHeader(undated);
    assertThat(sandbox.write(other, Applied.NOTHING, false)).isInstanceOf(Written.Failed.class);
  }

  private Applied send(long order, Plan.Customer customer) {
    return sandbox.send(Buyers.order(order, customer), Applied.NOTHING, true);
  }

  private Plan.Customer guest(String email, String last, String... fields) {
    return Buyers.guest(details, email, last, fields);
  }

  private Plan.Customer of(String key, String email, String last, String... fields) {
    return Buyers.of(details, key, email, last, fields);
  }

  private static Plan.Customer account(String strategy, String fixed, Plan.Customer customer) {
    var fields = new TreeMap<String, Object>();
    customer.contact().forEach((f, v) -> fields.put(f.equals("Email") ? "PersonEmail" : f, v));
    return switch (strategy) {
      case "company" ->
          customer.with(
              new Plan.Account.Company(new TreeMap<>(Map.of("Name", "Acme"))), customer.contact());
      case "fixed" -> customer.with(new Plan.Account.Fixed(fixed), customer.contact());
      case "person" -> customer.with(new Plan.Account.Person(fields), new TreeMap<>());
      default -> customer;
    };
  }

  private static String[] blankHome() {
    String[] blank = HOME.clone();
    for (int i = 1; i < blank.length; i += 2) {
      blank[i] = "";
    }
    return blank;
  }

  private static String[] with(String[] fields, String... more) {
    var all = new java.util.ArrayList<>(java.util.List.of(fields));
    all.addAll(java.util.List.of(more));
    return all.toArray(String[]::new);
  }

  private JsonNode contact() {
    return sandbox
        .query(
            "SELECT FirstName, LastName, Phone, Email, MailingStreet, MailingCity,"
                + " MailingPostalCode, MailingState, MailingCountry FROM Contact")
        .getFirst();
  }

  private String text(String field) {
    return Json.string(contact(), field);
  }

  private String account() {
    return Json.string(sandbox.query("SELECT Name FROM Account").getFirst(), "Name");
  }
}
