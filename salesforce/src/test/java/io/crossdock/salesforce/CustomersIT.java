package io.crossdock.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.core.failure.Failure;
import io.crossdock.core.plan.Applied;
import io.crossdock.core.plan.Plan;
import io.crossdock.core.policy.SyncSettings.SeveralMatches;
import io.crossdock.core.port.org.Org.Prepared;
import io.crossdock.core.port.org.Org.Work;
import io.crossdock.core.port.org.Org.Written;
import io.crossdock.salesforce.people.Identities;
import io.crossdock.salesforce.rest.Json;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class CustomersIT extends OnOrg {

  private static final String MAIL = "ann@example.com";
  private static final Instant MONDAY = Instant.parse("2026-11-16T10:00:00Z");
  private static final Instant TUESDAY = Instant.parse("2026-11-17T10:00:00Z");

  @Test
  void guestThenRegisteredThenGuestAgainIsOneContactThatGuestsDoNotOverwrite() {
    Applied guest = sandbox.send(order(1, guest("Guest One"), MONDAY), Applied.NOTHING, false);
    Applied customer = sandbox.send(order(2, customer(7, "Ann"), MONDAY), Applied.NOTHING, false);
    sandbox.restart(false);
    Applied again = sandbox.send(order(3, guest("Guest Two"), TUESDAY), Applied.NOTHING, false);

    assertThat(customer.contactId()).isEqualTo(guest.contactId());
    assertThat(again.contactId()).isEqualTo(guest.contactId());
    assertThat(lastName()).isEqualTo("Ann");
  }

  @Test
  void withoutItsDatabaseCrossdockFindsTheContactByItsKey() {
    Applied first = sandbox.send(order(1, customer(7, "Ann"), MONDAY), Applied.NOTHING, false);
    sandbox.restart(true);
    Applied second = sandbox.send(order(2, customer(7, "Ann"), TUESDAY), Applied.NOTHING, false);
    assertThat(second.contactId()).isEqualTo(first.contactId());
  }

  @Test
  void theSameAddressOnTwoWebsitesIsOnePersonWhoseStampStays() {
    Applied first = sandbox.send(order(1, customer(7, "Ann"), MONDAY), Applied.NOTHING, false);
    Applied second = sandbox.send(order(2, customer(9, "Ann"), TUESDAY), Applied.NOTHING, false);
    assertThat(second.contactId()).isEqualTo(first.contactId());
    assertThat(Json.string(contact(), "Magento_Id__c")).isEqualTo("main:customer:7");
  }

  @Test
  void anOlderOrderNeverPutsOldDataOnTheContact() {
    sandbox.send(order(2, customer(7, "New"), TUESDAY), Applied.NOTHING, false);
    sandbox.send(order(1, customer(7, "Old"), MONDAY), Applied.NOTHING, false);
    assertThat(lastName()).isEqualTo("New");
  }

  @Test
  void aContactOlderThanCrossdockIsAdoptedStampedAndOnlyItsBlanksAreFilled() {
    String account = sandbox.create("Account", Map.of("Name", "Acme"));
    String contact =
        sandbox.create(
            "Contact",
            Map.of("AccountId", account, "LastName", "Theirs", "Email", "ANN@example.com"));
    var customer = with(customer(7, "Ours"), "Phone", "555");

    Applied applied = sandbox.send(order(1, customer, MONDAY), Applied.NOTHING, false);

    assertThat(applied.contactId()).contains(contact);
    assertThat(applied.accountId()).contains(account);
    assertThat(lastName()).isEqualTo("Theirs");
    assertThat(Json.string(contact(), "Phone")).isEqualTo("555");
    assertThat(Json.string(contact(), "Magento_Id__c")).isEqualTo("main:customer:7");
  }

  @Test
  void severalContactsWithTheAddressAreAskedAboutOrTheNewestIsTaken() {
    sandbox.create("Contact", Map.of("LastName", "A", "Email", MAIL));
    sandbox.create("Contact", Map.of("LastName", "B", "Email", MAIL));
    var ask = matching(customer(7, "Ann"), true, SeveralMatches.ASK);
    var prepared =
        sandbox
            .org
            .prepare(List.of(new Work(order(1, ask, MONDAY), Applied.NOTHING, false)))
            .getFirst();
    assertThat(((Prepared.NotReady) prepared).failure().code()).isEqualTo("several-contacts");
    sandbox.send(order(1, customer(7, "Ann"), MONDAY), Applied.NOTHING, false);
    assertThat(sandbox.query("SELECT Id FROM Contact")).hasSize(2);
  }

  @Test
  void aSharedAddressIsNeverMatched() {
    sandbox.create("Contact", Map.of("LastName", "Till", "Email", MAIL));
    var shared = matching(customer(7, "Ann"), false, SeveralMatches.NEWEST);
    sandbox.send(order(1, shared, MONDAY), Applied.NOTHING, false);
    assertThat(sandbox.query("SELECT Id FROM Contact")).hasSize(2);
  }

  @Test
  void aMergedContactIsFollowedToTheWinner() throws Exception {
    Applied first = sandbox.send(order(1, customer(7, "Ann"), MONDAY), Applied.NOTHING, false);
    String winner = sandbox.create("Contact", Map.of("LastName", "Winner"));
    sandbox.control(
        "POST",
        "/_sandbox/merge",
        "{\"object\":\"Contact\",\"winner\":\"%s\",\"losers\":[\"%s\"]}"
            .formatted(winner, first.contactId().orElseThrow()));
    Applied second = sandbox.send(order(2, customer(7, "Ann"), TUESDAY), Applied.NOTHING, true);
    assertThat(second.contactId()).contains(winner);
  }

  @Test
  void companiesAreFoundByNameWithoutCaseAndMadeOnce() {
    String acme = sandbox.create("Account", Map.of("Name", "ACME"));
    var first =
        sandbox.send(order(1, company(7, "Acme", "a@x.com"), MONDAY), Applied.NOTHING, false);
    assertThat(first.accountId()).contains(acme);
    var other =
        sandbox.send(order(2, company(8, "Beta", "b@x.com"), MONDAY), Applied.NOTHING, false);
    var third =
        sandbox.send(order(3, company(9, "beta", "c@x.com"), MONDAY), Applied.NOTHING, false);
    assertThat(third.accountId()).isEqualTo(other.accountId());
    assertThat(sandbox.query("SELECT Id FROM Account")).hasSize(2);
  }

  @Test
  void severalCompaniesOfTheNameAreAskedAbout() {
    sandbox.create("Account", Map.of("Name", "Acme"));
    sandbox.create("Account", Map.of("Name", "Acme"));
    var work = new Work(order(1, company(7, "Acme", MAIL), MONDAY), Applied.NOTHING, false);
    var prepared = sandbox.org.prepare(List.of(work)).getFirst();
    assertThat(((Prepared.NotReady) prepared).failure().code()).isEqualTo("several-accounts");
  }

  @Test
  void oneFixedAccountTakesAllContacts() {
    String bucket = sandbox.create("Account", Map.of("Name", "Web shop"));
    var base = customer(7, "Ann");
    var customer =
        new Plan.Customer(
            base.externalId(),
            base.email(),
            false,
            new Plan.Account.Fixed(bucket),
            base.contact(),
            base.matching(),
            MONDAY);
    assertThat(sandbox.send(order(1, customer, MONDAY), Applied.NOTHING, false).accountId())
        .contains(bucket);
    assertThat(sandbox.query("SELECT Id FROM Account")).hasSize(1);
  }

  @Test
  void aNewAddressOrEmailOfAKnownCustomerIsSent() {
    sandbox.send(order(1, customer(7, "Ann"), MONDAY), Applied.NOTHING, false);
    var moved = with(customer(7, "Ann"), "MailingCity", "Bonn");
    var renamed = with(moved, "Email", "new@example.com");
    sandbox.send(order(2, renamed, TUESDAY), Applied.NOTHING, false);
    var now = sandbox.query("SELECT Email, MailingCity FROM Contact");
    assertThat(now).hasSize(1);
    assertThat(Json.string(now.getFirst(), "Email")).isEqualTo("new@example.com");
    assertThat(Json.string(now.getFirst(), "MailingCity")).isEqualTo("Bonn");
  }

  @Test
  void alertingDuplicateRulesDoNotStopANewCustomer() throws Exception {
    sandbox.create("Account", Map.of("Name", "Ann"));
    sandbox.switches("{\"duplicateRules\":true}");
    sandbox.send(order(1, customer(7, "Ann"), MONDAY), Applied.NOTHING, false);
    assertThat(sandbox.query("SELECT Id FROM Account")).hasSize(2);
  }

  @Test
  void whatABlockingDuplicateRuleFindsIsAdoptedAccountAndContact() throws Exception {
    String account = sandbox.create("Account", Map.of("Name", "Ann"));
    String contact =
        sandbox.create("Contact", Map.of("LastName", "Ann", "Phone", "555", "AccountId", account));
    sandbox.switches("{\"duplicateRulesBlock\":true}");
    Plan plan = order(1, with(customer(7, "Ann"), "Phone", "555"), MONDAY);

    assertThat(refused(plan).code()).isEqualTo("duplicate-adopted");
    assertThat(refused(plan).message()).contains("Contact " + contact);
    Applied applied = sandbox.send(plan, Applied.NOTHING, false);

    assertThat(applied.contactId()).contains(contact);
    assertThat(applied.accountId()).contains(account);
    assertThat(sandbox.query("SELECT Id FROM Account")).hasSize(1);
    assertThat(Json.string(contact(), "Magento_Id__c")).isEqualTo("main:customer:7");
    assertThat(sandbox.query("SELECT Id FROM Order")).hasSize(1);
  }

  @Test
  void severalThatABlockingRuleFindsAreAskedAboutAndASharedAddressAdoptsNobody() throws Exception {
    sandbox.create("Account", Map.of("Name", "Ann"));
    sandbox.create("Account", Map.of("Name", "Ann"));
    sandbox.switches("{\"duplicateRulesBlock\":true}");
    var ask = matching(customer(7, "Ann"), true, SeveralMatches.ASK);
    assertThat(refused(order(1, ask, MONDAY)).code()).isEqualTo("several-accounts");
    var shared = matching(customer(7, "Ann"), false, SeveralMatches.NEWEST);
    assertThat(refused(order(1, shared, MONDAY)).code()).isEqualTo("DUPLICATES_DETECTED");
    assertThat(refused(order(1, customer(7, "Ann"), MONDAY)).code()).isEqualTo("duplicate-adopted");
    assertThat(sandbox.query("SELECT Id FROM Contact")).isEmpty();
  }

  private Failure refused(Plan plan) {
    return ((Written.Failed) sandbox.write(plan, Applied.NOTHING, false)).failure();
  }

  @Test
  void whileAnotherInstanceBringsThePersonInTheOrderWaitsAndThenFindsThem() {
    var held = new HashMap<String, String>();
    var first = instance("a", held);
    var second = instance("b", held);
    var guest = new Work(order(1, guest("Guest"), MONDAY), Applied.NOTHING, false);
    var customer = new Work(order(2, customer(7, "Ann"), MONDAY), Applied.NOTHING, false);

    var ready = (Prepared.Ready) first.prepare(List.of(guest)).getFirst();
    var waits = second.prepare(List.of(customer)).getFirst();
    first.write(List.of(ready), () -> true);
    held.clear();
    var found = (Prepared.Ready) second.prepare(List.of(customer)).getFirst();

    assertThat(waits).isInstanceOf(Prepared.HeldBack.class);
    assertThat(found.contactId()).isPresent();
    second.write(List.of(found), () -> true);
    assertThat(sandbox.query("SELECT Id FROM Contact")).hasSize(1);
  }

  @Test
  void whoIsOvertakenBeforeTheRequestLeavesIsNotSentAndItsNeighboursAre() {
    var held = new HashMap<String, String>();
    var org = instance("a", held);
    sandbox.send(order(1, company(8, "Acme", "bob@example.com"), MONDAY), Applied.NOTHING, false);
    var known =
        new Work(order(2, company(8, "Acme", "bob@example.com"), MONDAY), Applied.NOTHING, false);
    var newcomer = new Work(order(3, customer(7, "Ann"), MONDAY), Applied.NOTHING, false);
    var ready =
        org.prepare(List.of(newcomer, known)).stream().map(Prepared.Ready.class::cast).toList();
    held.clear();

    var written = org.write(ready, () -> true);

    assertThat(written.getFirst()).isInstanceOf(Written.HeldBack.class);
    assertThat(written.getLast()).isInstanceOf(Written.Done.class);
    assertThat(sandbox.query("SELECT Id FROM Contact")).hasSize(1);
    assertThat(sandbox.query("SELECT Id FROM Order")).hasSize(2);
  }

  @Test
  void onlyOrdersThatWouldMakeAPersonClaimThemAndAPreviewDoesNot() {
    var held = new HashMap<String, String>();
    sandbox.claims = new HeldPeople("a", held);
    sandbox.restart(false);
    sandbox.org.preview(new Work(order(1, guest("Guest"), MONDAY), Applied.NOTHING, false));
    assertThat(held).isEmpty();
    Applied first = sandbox.send(order(1, guest("Guest"), MONDAY), Applied.NOTHING, false);
    assertThat(held).hasSize(1);
    held.clear();
    sandbox.send(order(1, guest("Guest"), MONDAY), first, true);
    sandbox.send(order(2, guest("Guest"), MONDAY), Applied.NOTHING, false);
    assertThat(held).isEmpty();
  }

  private SalesforceOrg instance(String name, Map<String, String> held) {
    sandbox.claims = new HeldPeople(name, held);
    sandbox.restart(false);
    return sandbox.org;
  }

  @Test
  void aReturningCustomerCostsOneCall() {
    sandbox.send(order(1, customer(7, "Ann"), MONDAY), Applied.NOTHING, false);
    long before = sandbox.org.usage().orElseThrow().used();
    sandbox.send(order(2, customer(7, "Ann"), TUESDAY), Applied.NOTHING, false);
    assertThat(sandbox.org.usage().orElseThrow().used() - before).isEqualTo(1);
  }

  private JsonNode contact() {
    return sandbox.query("SELECT LastName, Phone, Magento_Id__c FROM Contact").getFirst();
  }

  private String lastName() {
    return Json.string(contact(), "LastName");
  }

  private static Plan order(long id, Plan.Customer customer, Instant asOf) {
    Plan plan = Orders.plan(id, Orders.draft());
    return Orders.of(
        plan,
        new Plan.Customer(
            customer.externalId(),
            customer.email(),
            customer.guest(),
            customer.account(),
            customer.contact(),
            customer.matching(),
            asOf));
  }

  private static Plan.Customer guest(String name) {
    var like = customer(0, name);
    String key = Identities.of(like).stream().skip(1).findFirst().orElseThrow();
    return new Plan.Customer(
        key, MAIL, true, like.account(), like.contact(), like.matching(), MONDAY);
  }

  private static Plan.Customer customer(int id, String name) {
    return new Plan.Customer(
        "main:customer:" + id,
        MAIL,
        false,
        new Plan.Account.PerCustomer(map("Name", name)),
        map("LastName", name, "Email", MAIL),
        new Plan.Matching(true, SeveralMatches.NEWEST, true),
        MONDAY);
  }

  private static Plan.Customer company(int id, String name, String mail) {
    return new Plan.Customer(
        "main:customer:" + id,
        mail,
        false,
        new Plan.Account.Company(map("Name", name)),
        map("LastName", "Ann", "Email", mail),
        new Plan.Matching(true, SeveralMatches.NEWEST, true),
        MONDAY);
  }

  private static Plan.Customer with(Plan.Customer like, String field, String value) {
    var contact = new TreeMap<>(like.contact());
    contact.put(field, value);
    return new Plan.Customer(
        like.externalId(),
        like.email(),
        like.guest(),
        like.account(),
        contact,
        like.matching(),
        like.asOf());
  }

  private static Plan.Customer matching(
      Plan.Customer like, boolean byEmail, SeveralMatches several) {
    return new Plan.Customer(
        like.externalId(),
        like.email(),
        like.guest(),
        like.account(),
        like.contact(),
        new Plan.Matching(byEmail, several, true),
        like.asOf());
  }

  private static SortedMap<String, Object> map(String... pairs) {
    var map = new TreeMap<String, Object>();
    for (int i = 0; i < pairs.length; i += 2) {
      map.put(pairs[i], pairs[i + 1]);
    }
    return map;
  }
}
