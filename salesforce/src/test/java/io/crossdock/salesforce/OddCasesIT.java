package io.crossdock.salesforce;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crossdock.core.failure.Failure.Category;
import io.crossdock.core.plan.Applied;
import io.crossdock.core.plan.Plan;
import io.crossdock.core.policy.SyncSettings.NoteKind;
import io.crossdock.core.port.org.Org.Prepared;
import io.crossdock.core.port.org.Org.Work;
import io.crossdock.core.port.org.Org.Written;
import io.crossdock.salesforce.rest.Json;
import io.crossdock.salesforce.rest.Soql;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What people and other systems do to orders in Salesforce, and what must not come of it. */
class OddCasesIT extends OnOrg {

  @Test
  void anOrderDeletedInSalesforceIsNotMadeAgainByAnyChange() throws Exception {
    Plan plan = Orders.plan(42, Orders.activated());
    Applied applied = sandbox.send(plan, Applied.NOTHING, false);
    delete(applied);

    for (Plan changed : List.of(named(plan, "New"), longer(plan), withStatus(plan))) {
      var failed = (Written.Failed) sandbox.write(changed, applied, false);
      assertThat(failed.failure().category())
          .as(changed.header() + "")
          .isEqualTo(Category.TRANSIENT);
      var read = sandbox.org.prepare(List.of(new Work(changed, applied, true))).getFirst();
      var failure = ((Prepared.NotReady) read).failure();
      assertThat(failure.code()).isEqualTo("deleted-in-salesforce");
      assertThat(failure.hint()).contains("recycle bin");
    }
    assertThat(orders()).isEmpty();
  }

  @Test
  void withoutItsDatabaseCrossdockFindsTheOrderByItsKeyAndWritesNoLineTwice() {
    Plan plan = Orders.plan(42, Orders.activated());
    sandbox.send(plan, Applied.NOTHING, false);
    sandbox.restart(true);

    Applied again = sandbox.send(longer(plan), Applied.NOTHING, true);

    assertThat(orders()).hasSize(1);
    assertThat(again.status()).isEqualTo("Activated");
    assertThat(sandbox.query("SELECT Id FROM OrderItem")).hasSize(3);
    assertThat(sandbox.query("SELECT Id FROM ContentNote")).hasSize(1);
  }

  @Test
  void anOrderWithAReductionOrderKeepsItsLinesAndSaysWhy() throws Exception {
    sandbox.switches("{\"reductionOrders\":true,\"negativeQuantities\":true}");
    Plan plan = Orders.plan(42, Orders.activated());
    Applied applied = sandbox.send(plan, Applied.NOTHING, false);
    reduce(applied);

    var failed = (Written.Failed) sandbox.write(longer(plan), applied, false);
    assertThat(failed.failure().category()).isEqualTo(Category.REJECTED);
    assertThat(failed.failure().message() + failed.failure().hint()).contains("reduction");
    assertThat(status()).isEqualTo("Activated");
    assertThat(sandbox.send(named(plan, "Header only"), applied, false).status())
        .isEqualTo("Activated");
  }

  @Test
  void whatOnlyTheHeaderChangesLeavesAnActivatedOrderActivated() {
    Plan plan = Orders.plan(42, Orders.activated());
    Applied applied = sandbox.send(plan, Applied.NOTHING, false);
    String before = activated();
    sandbox.send(named(plan, "Another"), applied, false);
    assertThat(activated()).isEqualTo(before);
    assertThat(status()).isEqualTo("Activated");
  }

  @Test
  void whatPeopleChangedStaysWhileTheFieldIsTheSameInMagento() {
    Plan plan = Orders.plan(42, Orders.draft());
    Applied applied = sandbox.send(plan, Applied.NOTHING, false);
    sandbox.change("Order", applied.orderId().orElseThrow(), Map.of("Name", "Theirs"));
    var header = new TreeMap<>(plan.header());
    header.put("Description", "Ours");
    sandbox.send(plan.withHeader(header), applied, false);
    var order = sandbox.query("SELECT Name, Description FROM Order").getFirst();
    assertThat(Json.string(order, "Name")).isEqualTo("Theirs");
    assertThat(Json.string(order, "Description")).isEqualTo("Ours");
  }

  @Test
  void aLongNoteWithHtmlAndEmojiArrivesInBothKindsAndOnceAlsoAfterALostAnswer() throws Exception {
    String body = "<b>Gift</b> & \uD83C\uDF81 x" + "\uD83D\uDE00".repeat(35_000);
    for (NoteKind kind : NoteKind.values()) {
      long id = kind == NoteKind.CONTENT_NOTE ? 1 : 2;
      Plan plan = noted(Orders.plan(id, Orders.draft()), body, kind);
      sandbox.send(plan.withNotes(List.of()), Applied.NOTHING, false);
      sandbox.fault(
          "{\"path\":\"/services/data/v68.0/composite/graph\",\"kind\":\"drop-after\",\"times\":1}");
      var ready = sandbox.ready(plan, Applied.NOTHING, true);
      assertThatThrownBy(() -> sandbox.org.write(List.of(ready), () -> true));
      assertThat(sandbox.send(plan, Applied.NOTHING, true).notes()).containsExactly("7");
    }
    var note = sandbox.query("SELECT Content FROM ContentNote");
    assertThat(note).hasSize(1);
    String html =
        new String(Base64.getDecoder().decode(Json.string(note.getFirst(), "Content")), UTF_8);
    assertThat(html.startsWith("&lt;b&gt;Gift&lt;/b&gt; &amp; \uD83C\uDF81 ")).isTrue();
    assertThat(html.endsWith("\uD83D\uDE00")).isTrue();
    var classic = sandbox.query("SELECT Body FROM Note");
    assertThat(classic).hasSize(1);
    assertThat(Json.string(classic.getFirst(), "Body").endsWith("\uD83D\uDE00")).isTrue();
  }

  @Test
  void notesTurnedOnLaterBringTheOlderCommentsAndOnlyVisibleOnesAreShownToCustomers() {
    Plan plan = Orders.plan(42, Orders.draft());
    Applied without = sandbox.send(plan.withNotes(List.of()), Applied.NOTHING, false);
    assertThat(sandbox.query("SELECT Id FROM ContentNote")).isEmpty();
    var shown = new Plan.Note(8, "Magento #42 / note 8", "seen", NoteKind.CONTENT_NOTE, true);
    var notes = new ArrayList<>(plan.notes());
    notes.add(shown);
    sandbox.send(plan.withNotes(notes), without, false);
    assertThat(
            sandbox
                .query(
                    "SELECT Visibility FROM ContentDocumentLink WHERE LinkedEntityId = "
                        + Soql.quote(without.orderId().orElseThrow()))
                .stream()
                .map(link -> Json.string(link, "Visibility")))
        .containsExactlyInAnyOrder("InternalUsers", "AllUsers");
  }

  @Test
  void inAnOrgWithOneCurrencyNoCurrencyIsSent() throws Exception {
    sandbox.switches("{\"multiCurrency\":false,\"currencies\":[\"USD\"]}");
    Plan plan = Orders.plan(42, Orders.activated());
    var header = new TreeMap<>(plan.header());
    header.remove("CurrencyIsoCode");
    assertThat(sandbox.send(plan.withHeader(header), Applied.NOTHING, false).status())
        .isEqualTo("Activated");
  }

  @Test
  void figuresOnlyLeavesLinesAndCustomerToThePeopleThere() {
    Plan plan = Orders.plan(42, Orders.activated());
    Applied applied = sandbox.send(plan, Applied.NOTHING, false);
    Plan later = longer(plan);
    var figures =
        new Plan(
            later.key(),
            later.customer(),
            map("Magento_Status__c", "complete"),
            later.lines(),
            later.catalogue(),
            later.notes(),
            later.status(),
            Plan.Scope.STATUS_AND_FIGURES,
            later.expectedTotal(),
            later.currency(),
            later.warnings(),
            later.only(),
            later.documents());
    sandbox.send(figures, applied, true);
    assertThat(sandbox.query("SELECT Id FROM OrderItem")).hasSize(2);
    assertThat(
            Json.string(
                sandbox.query("SELECT Magento_Status__c FROM Order").getFirst(),
                "Magento_Status__c"))
        .isEqualTo("complete");
  }

  @Test
  void anEditedOrderAndItsSuccessorNameEachOther() {
    for (long id : List.of(12L, 13L)) {
      Plan plan = Orders.plan(id, Orders.draft());
      var header = new TreeMap<>(plan.header());
      header.put("Magento_Related_Order__c", id == 12 ? "000012-1" : "000012");
      sandbox.send(plan.withHeader(header), Applied.NOTHING, false);
    }
    assertThat(
            sandbox
                .query("SELECT Magento_Related_Order__c FROM Order ORDER BY Magento_Id__c")
                .stream()
                .map(order -> Json.string(order, "Magento_Related_Order__c")))
        .containsExactly("000012-1", "000012");
  }

  @Test
  void codesOfStatesAndCountriesArriveAndAWrongOneIsToldWithItsField() throws Exception {
    sandbox.switches("{\"statePicklists\":true}");
    Plan plan = Orders.plan(42, Orders.draft());
    var header = new TreeMap<>(plan.header());
    header.put("BillingCountryCode", "US");
    header.put("BillingStateCode", "CA");
    sandbox.send(plan.withHeader(header), Applied.NOTHING, false);
    var order = sandbox.query("SELECT BillingState, BillingCountry FROM Order").getFirst();
    assertThat(Json.string(order, "BillingState")).isEqualTo("California");
    assertThat(sandbox.org.shape().field("Order", "BillingStateCode")).isPresent();

    header.put("BillingStateCode", "XX");
    var wrong = Orders.plan(43, Orders.draft()).withHeader(header);
    Applied without = sandbox.send(wrong, Applied.NOTHING, false);
    assertThat(without.warnings())
        .singleElement()
        .asString()
        .contains("Order.BillingStateCode was left out", "Record: Order main:43", "list");
  }

  @Test
  void decimalQuantitiesArriveAsTheyAreAndNeverAsWholeNumbers() {
    Plan plan = Orders.plan(42, Orders.draft());
    var lines = List.of(Orders.line(42, 1, "1.5", "4"), Orders.line(42, 2, "0.25", "8"));
    sandbox.send(Orders.with(plan, lines, "8"), Applied.NOTHING, false);
    assertThat(
            sandbox.query("SELECT Quantity FROM OrderItem ORDER BY Magento_Id__c").stream()
                .map(line -> Json.decimal(line, "Quantity").toPlainString()))
        .containsExactly("1.50", "0.25");
  }

  private void delete(Applied applied) throws Exception {
    sandbox.change("Order", applied.orderId().orElseThrow(), Map.of("Status", "Draft"));
    sandbox.delete("Order", applied.orderId().orElseThrow());
  }

  private void reduce(Applied applied) {
    String order = applied.orderId().orElseThrow();
    var original =
        sandbox
            .query("SELECT AccountId, Pricebook2Id, EffectiveDate, CurrencyIsoCode FROM Order")
            .getFirst();
    String reduction =
        sandbox.create(
            "Order",
            Map.of(
                "AccountId", Json.string(original, "AccountId"),
                "Pricebook2Id", Json.string(original, "Pricebook2Id"),
                "EffectiveDate", Json.string(original, "EffectiveDate"),
                "CurrencyIsoCode", Json.string(original, "CurrencyIsoCode"),
                "Status", "Draft",
                "IsReductionOrder", true,
                "OriginalOrderId", order));
    var item = sandbox.query("SELECT Id, PricebookEntryId FROM OrderItem").getFirst();
    sandbox.create(
        "OrderItem",
        Map.of(
            "OrderId",
            reduction,
            "PricebookEntryId",
            Json.string(item, "PricebookEntryId"),
            "OriginalOrderItemId",
            Json.string(item, "Id"),
            "Quantity",
            -1,
            "UnitPrice",
            10));
  }

  private List<tools.jackson.databind.JsonNode> orders() {
    return sandbox.query("SELECT Id FROM Order");
  }

  private String status() {
    return Json.string(
        sandbox.query("SELECT Status FROM Order WHERE Magento_Id__c = 'main:42'").getFirst(),
        "Status");
  }

  private String activated() {
    return Json.string(
        sandbox.query("SELECT ActivatedDate FROM Order").getFirst(), "ActivatedDate");
  }

  private static Plan named(Plan plan, String name) {
    var header = new TreeMap<>(plan.header());
    header.put("Name", name);
    return plan.withHeader(header);
  }

  private static Plan longer(Plan plan) {
    var lines = new ArrayList<>(plan.lines());
    lines.add(Orders.line(plan.key().entityId(), 3, "1", "5"));
    return Orders.with(plan, lines, "35");
  }

  private static Plan withStatus(Plan plan) {
    return plan.withStatus(new Plan.Status("Draft", "Order Processing", false, false));
  }

  private static Plan noted(Plan plan, String body, NoteKind kind) {
    return plan.withNotes(
        List.of(new Plan.Note(7, plan.notes().getFirst().title(), body, kind, false)));
  }

  private static java.util.SortedMap<String, Object> map(String field, Object value) {
    var map = new TreeMap<String, Object>();
    map.put(field, value);
    return map;
  }
}
