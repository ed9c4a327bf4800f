package io.crossdock.web.pin;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.access.Role;
import io.crossdock.core.failure.Failure;
import io.crossdock.core.order.OrderKey;
import io.crossdock.core.plan.told.Changes.Field;
import io.crossdock.core.port.org.Bindings;
import io.crossdock.core.port.org.Bindings.Bound;
import io.crossdock.core.port.org.Pins.Pin;
import io.crossdock.core.port.org.Previews.Action;
import io.crossdock.core.port.org.Previews.Change;
import io.crossdock.core.port.org.Previews.FieldChange;
import io.crossdock.core.port.org.Previews.Preview;
import io.crossdock.core.port.org.Previews.Reason;
import io.crossdock.core.port.org.Previews.Same;
import io.crossdock.core.port.work.Trigger;
import io.crossdock.core.view.AttemptOutcome;
import io.crossdock.core.view.OrderViews.Attempt;
import io.crossdock.web.Browser;
import io.crossdock.web.FakeOrders;
import io.crossdock.web.TestConsole;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderSalesforceIT {

  private static final OrderKey KEY = new OrderKey("main", 1);
  private static final String TAB = "/orders/main:1?tab=salesforce";
  private static final String ORDER = "801000000000001AAA";
  private static final String ACCOUNT = "001000000000001AAA";
  private static final String CONTACT = "003000000000001AAA";

  private final TestConsole console = new TestConsole();
  private Browser browser = console.browser();

  @BeforeEach
  void signIn() {
    console.orders.rows.add(FakeOrders.row(1, "pending"));
    browser = console.signedIn();
  }

  @AfterEach
  void stop() {
    console.close();
  }

  @Test
  void saveAndSyncOrderPinsWhatIsChosenAndSendsTheOrder() {
    assertThat(browser.get(TAB).body())
        .contains("Save and Sync Order", "Account", "Contact", "Owner");
    var answer =
        browser.post("/orders/main:1/salesforce", Map.of("account", ACCOUNT, "contact", CONTACT));
    assertThat(answer.headers().firstValue("Location").orElse("")).contains("operation=op-1");
    assertThat(console.choices.pinned.get(KEY))
        .isEqualTo(new Pin(Optional.of(ACCOUNT), Optional.of(CONTACT), Optional.empty()));
    assertThat(console.orders.sent).containsExactly(List.of(KEY));
    assertThat(browser.get(TAB).body())
        .contains("https://org.example/" + ACCOUNT, ">Unpin</button>");
  }

  @Test
  void allWrongIdsAreNamedAtTheirFieldsAndNothingIsSavedOrSent() {
    var answer =
        browser.post(
            "/orders/main:1/salesforce",
            Map.of("account", CONTACT, "contact", "\"><script>", "owner", "me"));
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body())
        .contains("id=\"fault.account\"", "id=\"fault.contact\"", "id=\"fault.owner\"")
        .contains("Account must be a Salesforce id")
        .doesNotContain("\"><script>");
    assertThat(console.choices.pinned).isEmpty();
    assertThat(console.orders.sent).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "account, 001000000000001AAA, Account",
    "contact, 003000000000001AAA, Contact",
    "owner, 005000000000001AAA, active user or queue"
  })
  void whatTheOrgDoesNotHaveIsRefusedByPageAndApiAndNothingIsSent(
      String field, String id, String what) {
    console.bindings.gone.add(id);
    assertThat(browser.post("/orders/main:1/salesforce", Map.of(field, id)).body())
        .contains("id=\"fault." + field, "Salesforce has no " + what + " " + id);
    var answer = put("{\"%s\":\"%s\"}".formatted(field, id));
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains(field + ": Salesforce has no " + what + " " + id);
    assertThat(console.choices.pinned).isEmpty();
    assertThat(console.orders.sent).isEmpty();
  }

  @Test
  void anotherOrderIsBoundOnlyAfterThePersonSawWhatThatDoesAndDecidedOnEveryLine() {
    var line = new Bindings.Line("802000000000001AAA", "<b>sku", BigDecimal.ONE, BigDecimal.TEN);
    console.bindings.answer =
        new Bound.Open(List.of(), List.of(line), Optional.of("801000000000009AAA"));
    var asked =
        browser.post("/orders/main:1/salesforce", Map.of("order", ORDER, "account", ACCOUNT));
    assertThat(asked.body())
        .contains("Bind this order to that Order?", "&lt;b&gt;sku", "801000000000009AAA", "Keep")
        .doesNotContain("<b>sku");
    assertThat(console.bindings.bound).isEmpty();
    assertThat(console.choices.pinned).isEmpty();

    var again =
        browser.post(
            "/orders/main:1/salesforce",
            Map.of("order", ORDER, "confirmed", "1", "line.802000000000007AAA", "delete"));
    assertThat(again.body()).as("that line came meanwhile").contains("Bind this order");
    assertThat(console.bindings.bound).isEmpty();

    browser.post(
        "/orders/main:1/salesforce",
        Map.of(
            "order",
            ORDER,
            "account",
            ACCOUNT,
            "confirmed",
            "1",
            "line.802000000000001AAA",
            "delete"));
    assertThat(console.bindings.bound)
        .containsExactly("main:1 " + ORDER + " [802000000000001AAA]", "main:1 is " + ORDER);
    assertThat(console.choices.pinned)
        .containsEntry(KEY, new Pin(Optional.of(ACCOUNT), Optional.empty(), Optional.empty()));
    assertThat(console.orders.sent).containsExactly(List.of(KEY));
  }

  @Test
  void aRefusedBindingIsSaidAtItsFieldAndByTheApi() {
    console.bindings.answer =
        new Bound.Refused(
            Failure.of(Failure.Category.REJECTED, "other-key", "It is main:7.", "Pick another."));
    var answer = browser.post("/orders/main:1/salesforce", Map.of("order", ORDER));
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).containsSubsequence("fault.order", "It is main:7. Pick another.");
    var api = put("{\"order\":\"" + ORDER + "\"}");
    assertThat(api.statusCode()).isEqualTo(422);
    assertThat(api.body()).contains("order: It is main:7.");
    assertThat(console.orders.sent).isEmpty();
  }

  @Test
  void theApiWantsADecisionOnEveryLineAndKeepsPinsThatAreNotNamed() {
    console.choices.pinned.put(
        KEY, new Pin(Optional.of(ACCOUNT), Optional.of(CONTACT), Optional.empty()));
    var line = new Bindings.Line("802000000000001AAA", "sku-1", BigDecimal.ONE, BigDecimal.TEN);
    console.bindings.answer = new Bound.Open(List.of(), List.of(line), Optional.empty());
    var asked = put("{\"order\":\"" + ORDER + "\"}");
    assertThat(asked.statusCode()).isEqualTo(409);
    assertThat(asked.body()).contains("802000000000001AAA (sku-1, quantity 1)");
    var done =
        put(
            "{\"order\":\"%s\",\"keep\":[\"802000000000001AAA\"],\"contact\":\"\"}"
                .formatted(ORDER));
    assertThat(done.statusCode()).isEqualTo(202);
    assertThat(console.bindings.bound)
        .containsExactly("main:1 " + ORDER + " []", "main:1 is " + ORDER);
    assertThat(console.choices.pinned.get(KEY))
        .isEqualTo(new Pin(Optional.of(ACCOUNT), Optional.empty(), Optional.empty()));
    assertThat(put("{\"order\":5,\"keep\":\"x\"}").body())
        .contains("order: must be a text", "keep: must be a list");
  }

  @Test
  void warningsAndRelatedOrdersStandOnTheOrder() {
    assertThat(browser.get("/orders/main:1").body())
        .contains("aria-label=\"Warnings\"", "Replaced by", "href=\"/orders/main:101\"");
    assertThat(browser.get("/orders").body()).contains("replaced by");
    assertThat(api("/api/v1/orders/main:1").body()).contains("\"key\":\"main:101\"");
  }

  @Test
  void unpinLeavesTheOtherPins() {
    console.choices.pinned.put(
        KEY, new Pin(Optional.of(ACCOUNT), Optional.of(CONTACT), Optional.empty()));
    browser.post("/orders/main:1/unpin", Map.of("field", "account"));
    assertThat(console.choices.pinned.get(KEY))
        .isEqualTo(new Pin(Optional.empty(), Optional.of(CONTACT), Optional.empty()));
  }

  @Test
  void syncAnywayRemembersThePersonSendsAndCanBeRemoved() {
    browser.post("/orders/main:1/anyway", Map.of());
    assertThat(console.choices.wishes.get(KEY)).extracting("user").isEqualTo("admin");
    assertThat(console.orders.sent).containsExactly(List.of(KEY));
    assertThat(browser.get(TAB).body()).contains("Sync anyway: admin sends this order");
    browser.post("/orders/main:1/anyway/remove", Map.of());
    assertThat(console.choices.wishes).isEmpty();
  }

  @Test
  void thePreviewShowsOldAndNewValuesEscaped() {
    var fields =
        List.of(
            new FieldChange("Status", "Draft", "<b>Activated</b>"),
            new FieldChange("UnitPrice", "", new BigDecimal("1.50")));
    console.choices.preview =
        new Preview(
            List.of(new Change(Action.UPDATE, "Order", "main:1", fields)), Optional.empty());
    assertThat(browser.get("/orders/main:1/preview").body())
        .containsSubsequence(
            "title=\"main:1\"", "Change", "Order main:1", "Draft", "&lt;b&gt;Activated")
        .containsSubsequence("title=\"UnitPrice\"", "Unit Price", "1.50")
        .doesNotContain("<b>Activated");
    assertThat(api("/api/v1/orders/main:1/preview").body())
        .contains("\"action\":\"update\"", "\"field\":\"UnitPrice\"", "\"before\":\"Draft\"");
  }

  @Test
  void thePreviewFoldsWhatStaysAndSaysWhatAnOptionLeavesAside() {
    console.choices.preview =
        new Preview(
            List.of(),
            Optional.empty(),
            List.of(new Same("OrderItem", "SKU-1"), new Same("Account", "Ada")),
            Optional.of(new Reason("update-order-info", "Update Order Info is No.", "Press.")));
    assertThat(browser.get("/orders/main:1/preview").body())
        .contains("Nothing would be sent.", "Update Order Info is No. Press.")
        .containsSubsequence("2 records stay as they are", "Order Product SKU-1", "Account Ada")
        .doesNotContain("as it should be");
    assertThat(api("/api/v1/orders/main:1/preview").body())
        .contains("\"aside\":{\"code\":\"update-order-info\"", "\"name\":\"SKU-1\"");
  }

  @Test
  void theTimelineSaysWhatWasDoneByWhomWithEachFieldOldAndNew() {
    console.orders.attempts.add(
        new Attempt(
            Instant.EPOCH,
            Instant.EPOCH,
            Trigger.MANUAL,
            AttemptOutcome.SYNCED,
            "",
            "Status Pending → On Hold, note added.",
            "",
            "",
            "a",
            Optional.of("ada"),
            List.of(new Field("Order", "Magento_Status__c", "pending", "<i>holded"))));
    assertThat(browser.get(TAB).body())
        .containsSubsequence("by ada", "Status Pending → On Hold, note added.")
        .containsSubsequence("The field, old and new", "Order: Magento Status", "pending")
        .contains("&lt;i&gt;holded")
        .doesNotContain("<i>holded");
    assertThat(api("/api/v1/orders/main:1").body())
        .contains("\"changes\":[{\"record\":\"Order\",\"name\":\"Magento_Status__c\"");
  }

  @Test
  void theNamesOfItsRecordsAreAskedForOnceWhenSomebodyLooksAndKept() {
    console.orders.rows.set(0, FakeOrders.sent(1, ORDER));
    assertThat(browser.get(TAB).body()).contains("/orders/main:1/now?names=1", "hx-trigger=\"load");
    assertThat(console.names.asked).isEmpty();
    assertThat(browser.get("/orders/main:1/now?names=1").body())
        .contains("Acme &lt;b&gt;", "Ada Lovelace", "Sam Sales")
        .doesNotContain("names=1");
    assertThat(browser.get(TAB).body()).contains("Ada Lovelace").doesNotContain("names=1");
    browser.get("/orders/main:1/now?names=1");
    assertThat(console.names.asked).containsExactly(ORDER);
  }

  @Test
  void aRecordIsFoundByItsNameByOperatorsOnly() {
    assertThat(browser.get(TAB).body())
        .contains("Search by name", "hx-get=\"/records?kind=contact\"");
    assertThat(browser.get("/records?kind=contact&name=Ada").body())
        .contains("data-pick=\"pin-contact\"", "data-id=\"003000000000001AAA\"", "Acme")
        .contains("Ada &lt;i&gt;Lovelace")
        .doesNotContain("<i>");
    assertThat(browser.get("/records?kind=account&name=nobody").body()).contains("none of that");
    assertThat(browser.get("/records?kind=account&name=a").body()).contains("two letters");
    assertThat(browser.get("/records?kind=order&name=ada").statusCode()).isEqualTo(404);
    assertThat(console.names.asked).containsExactly("CONTACT Ada", "ACCOUNT nobody");
    Browser viewer = console.signedIn(Role.VIEWER);
    assertThat(viewer.get("/records?kind=contact&name=Ada").statusCode()).isEqualTo(403);
    assertThat(viewer.get(TAB).body()).doesNotContain("Search by name");
  }

  @Test
  void anOrgThatIsAwayIsSaidInThePreview() {
    console.choices.away =
        Optional.of(
            Failure.of(Failure.Category.TRANSIENT, "gone", "Salesforce does not answer.", "Wait."));
    assertThat(browser.get("/orders/main:1/preview").body())
        .contains("Salesforce does not answer. Wait.");
    assertThat(api("/api/v1/orders/main:1/preview").statusCode()).isEqualTo(503);
  }

  @Test
  void aNumberOfSeveralStoresIsToldApartByTheStore() {
    console.orders.rows.clear();
    console.orders.rows.add(FakeOrders.row(1, "000000001", "English"));
    console.orders.rows.add(FakeOrders.row(2, "000000001", "Deutsch"));
    assertThat(api("/api/v1/orders/000000001").statusCode()).isEqualTo(409);
    assertThat(api("/api/v1/orders/000000001?store=Deutsch").body()).contains("main:2");
  }

  private java.net.http.HttpResponse<String> put(String body) {
    return console
        .browser()
        .api("PUT", "/api/v1/orders/main:1/salesforce", TestConsole.TOKEN, body);
  }

  private java.net.http.HttpResponse<String> api(String path) {
    return console.browser().api("GET", path, TestConsole.TOKEN, "");
  }
}
