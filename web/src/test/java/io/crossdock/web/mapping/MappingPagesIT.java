package io.crossdock.web.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.access.Role;
import io.crossdock.core.mapping.FieldMapping;
import io.crossdock.core.mapping.FieldMapping.Blank;
import io.crossdock.core.mapping.FieldMapping.Target;
import io.crossdock.core.mapping.FieldMapping.When;
import io.crossdock.core.order.Document;
import io.crossdock.core.order.OrderKey;
import io.crossdock.core.plan.Applied;
import io.crossdock.core.policy.Fault;
import io.crossdock.core.policy.Options;
import io.crossdock.core.port.settings.MappingFiles.Content;
import io.crossdock.web.Browser;
import io.crossdock.web.FakeOrders;
import io.crossdock.web.FakeShop;
import io.crossdock.web.TestConsole;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MappingPagesIT {

  private static final String PAGE = "/field-mapping";
  private static final OrderKey KEY = new OrderKey("main", 1);

  private final TestConsole console = new TestConsole();
  private Browser browser = console.browser();

  @BeforeEach
  void signIn() {
    console.orders.rows.add(FakeOrders.row(1, "pending"));
    console.shop.orders.put(
        KEY,
        FakeShop.order(
            1,
            "x",
            Map.of(
                "gift", "Happy <b>day", "items", List.of(Map.of("item_id", 9, "sku", "LAB-MUG")))));
    browser = console.signedIn();
  }

  @AfterEach
  void stop() {
    console.close();
  }

  @Test
  void theOrgsFieldsCanBeChosenByLabelTypeAndLengthAndCrossdocksOwnAreOnlyShown() {
    String page = browser.post(PAGE, Map.of("version", "0", "do", "add")).body();
    assertThat(page)
        .contains("Gift message (Gift__c), string 40", "Upsert", "Insert only", "Update only")
        .contains("Not saved yet.", "autofocus", "Filled by Crossdock itself")
        .doesNotContain("<option value=\"Name\"");
    assertThat(page).containsSubsequence("<code>Name</code>", "Order Name", "and increment_id");
  }

  @Test
  void aSavedMappingHoldsAndIsInTheHistoryWithItsPersonAndOtherTabsKeepTheirs() {
    browser.post(PAGE, row("sku", "Engraving__c", Map.of("tab", "line")));
    var answer = browser.post(PAGE, row("gift", "Gift__c", Map.of("version", "1")));
    assertThat(answer.headers().firstValue("Location").orElse("")).endsWith("saved=3");
    assertThat(console.mappings.read().mappings())
        .containsExactly(
            mapping(Target.ORDER, "Gift__c", "gift"),
            mapping(Target.ORDER_ITEM, "Engraving__c", "sku"));
    assertThat(browser.get(PAGE).body())
        .contains("value=\"gift\"", "<option value=\"Gift__c\" selected")
        .containsSubsequence("History", "admin", "Order.Gift__c", "gift (Upsert)");
  }

  @Test
  void allFaultsStandAtTheirFieldsAndNothingIsSaved() {
    var two = row("gift(", "Gift__c", Map.of());
    two.putAll(
        Map.of("m.1.expression", "weight", "m.1.field", "Weight__c", "m.1.default", "heavy"));
    two.putAll(Map.of("m.2.expression", "x", "m.2.field", "Name"));
    var answer = browser.post(PAGE, two);
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body())
        .contains("id=\"fault.m.0.expression\"", "a bracket is open")
        .contains("id=\"fault.m.1.default\"", "&#34;heavy&#34; is no number".replace("&#34;", "\""))
        .contains("id=\"fault.m.2.field\"", "is filled by Crossdock itself")
        .contains("aria-invalid=\"true\"", "aria-describedby=\"fault.m.0.expression\"");
    assertThat(console.mappings.read().mappings()).isEmpty();
  }

  @Test
  void aRowCanBeTakenAwayBeforeItIsSaved() {
    var two = row("gift", "Gift__c", Map.of("do", "remove.0"));
    two.putAll(Map.of("m.1.expression", "weight", "m.1.field", "Weight__c"));
    String page = browser.post(PAGE, two).body();
    assertThat(page).contains("value=\"weight\"").doesNotContain("value=\"gift\"");
  }

  @Test
  void whoSavesOnAnOldPageIsToldAndOverwritesNothing() {
    browser.post(PAGE, row("gift", "Gift__c", Map.of()));
    var answer = browser.post(PAGE, row("other", "Gift__c", Map.of()));
    assertThat(answer.body()).contains("Someone else has saved.", "value=\"other\"");
    assertThat(console.mappings.read().mappings()).extracting("expression").containsExactly("gift");
  }

  @Test
  void theValuesOfAnOrderCanBePickedAndTriedOldBesideNewEscaped() {
    console.mappings.applied.put(KEY, sent(Map.of("Gift__c", "old <i>gift")));
    assertThat(browser.get(PAGE + "/paths?order=000000001").body())
        .contains("data-path=\"gift\"", "Happy &lt;b&gt;day");
    assertThat(browser.get(PAGE + "/paths?tab=line&order=main:1").body())
        .contains("data-path=\"sku\"", "data-path=\"$order.gift\"");
    String tried =
        browser
            .post(PAGE + "/preview", row("gift", "Gift__c", Map.of("order", "000000001")))
            .body();
    assertThat(tried)
        .containsSubsequence("Order.Gift__c", "old &lt;i&gt;gift", "Happy &lt;b&gt;day")
        .doesNotContain("<b>day");
    assertThat(
            browser
                .post(PAGE + "/preview", row("gift(", "Gift__c", Map.of("order", "main:1")))
                .body())
        .contains("a bracket is open");
    assertThat(browser.post(PAGE + "/preview", row("gift", "Gift__c", Map.of("order", "7"))).body())
        .contains("neither an increment id nor a key");
  }

  @Test
  void documentsOfWhichTheOrgHasTheObjectAreMappedFromTheirOwnValuesAndTheOrders() {
    assertThat(browser.get(PAGE).body())
        .contains("tab=shipment&amp;website=0", ">Shipment</a>")
        .doesNotContain(">Invoice</a>");
    String page = browser.post(PAGE, Map.of("version", "0", "do", "add", "tab", "shipment")).body();
    assertThat(page)
        .contains("the JSON of the shipment (the order's is $order)", "total_weight")
        .contains("Weight of it (Weight__c), double", "<code>Total_Quantity__c</code>")
        .doesNotContain("<option value=\"Total_Quantity__c\"");
    assertThat(browser.get(PAGE + "/paths?tab=shipment&order=main:1").body())
        .contains("Order # 000000001 has no shipment");
    Map<String, Object> source = Map.of("total_weight", 3, "tracks", List.of());
    var head = new Document.Head(7, "7", Instant.EPOCH, List.of(), List.of(), source);
    Document shipment = new Document.Shipment(head, BigDecimal.ONE, List.of());
    console.shop.orders.computeIfPresent(
        KEY, (key, order) -> order.with(List.of(shipment), List.of(), Optional.empty()));
    assertThat(browser.get(PAGE + "/paths?tab=shipment&order=main:1").body())
        .contains("data-path=\"total_weight\"", "data-path=\"$order.gift\"");
    var row = row("total_weight", "Weight__c", Map.of("order", "main:1", "tab", "shipment"));
    assertThat(browser.post(PAGE + "/preview", row).body())
        .containsSubsequence("Magento_Shipment__c.Weight__c", "<b>3</b>");
    browser.post(PAGE, row);
    assertThat(console.mappings.read().mappings())
        .containsExactly(mapping(Target.SHIPMENT, "Weight__c", "total_weight"));
  }

  @Test
  void whatIsMappedToAnObjectThatTheOrgLostIsToldAndHoldsUpNoOtherMapping() {
    console.mappings.all(List.of(mapping(Target.INVOICE, "Old__c", "state")));
    assertThat(browser.get(PAGE + "?tab=invoice").body())
        .contains("The org has no Magento_Invoice__c", "holds up no order", "value=\"Old__c\"")
        .doesNotContain("Add a field");
    assertThat(browser.get(PAGE + "/status").body()).contains(">Invoice</a>");
    browser.post(PAGE, row("gift", "Gift__c", Map.of()));
    assertThat(console.mappings.read().mappings()).hasSize(2);
    var other = row("number", "New__c", Map.of("version", "1", "tab", "credit-memo"));
    assertThat(browser.post(PAGE, other).body()).contains("The org has no Magento_Credit_Memo__c");
  }

  @Test
  void onlyWhoMayChangeMappingsTriesThemAndNotMoreThanTwoAtOnce() throws Exception {
    var row = row("gift", "Gift__c", Map.of("order", "main:1"));
    Browser operator = console.signedIn(Role.OPERATOR);
    assertThat(operator.post(PAGE + "/preview", row).statusCode()).isEqualTo(403);
    assertThat(operator.get(PAGE).body()).doesNotContain(PAGE + "/preview");

    var under = new CountDownLatch(2);
    var end = new CountDownLatch(1);
    console.mappings.evaluating =
        () -> {
          under.countDown();
          try {
            end.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        };
    var people = List.of(console.signedIn(), console.signedIn());
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      var tries =
          people.stream()
              .map(person -> executor.submit(() -> person.post(PAGE + "/preview", row).body()))
              .toList();
      under.await();
      assertThat(browser.post(PAGE + "/preview", row).body()).contains("Press Try in a moment.");
      end.countDown();
      assertThat(tries.get(0).get()).contains("Happy");
      assertThat(tries.get(1).get()).contains("Happy");
    }
    assertThat(browser.post(PAGE + "/preview", row).body()).contains("Happy");
  }

  @Test
  void aFileIsImportedOnlyAfterItWasShownWhatItChanges() {
    console.mappings.content = new Content.Read(List.of(mapping(Target.ORDER, "Gift__c", "gift")));
    var asked = browser.post(PAGE + "/import", Map.of("version", "0", "yaml", "some"));
    assertThat(asked.body()).contains("New: Order.Gift__c = gift (Upsert)", "Replace all");
    assertThat(console.mappings.read().mappings()).isEmpty();
    browser.post(PAGE + "/import", Map.of("version", "0", "yaml", "some", "save", "1"));
    assertThat(console.mappings.read().mappings()).hasSize(1);

    console.mappings.content =
        new Content.Wrong(List.of(new Fault("mappings[2].when", "Bad.")), List.of());
    var wrong = browser.post(PAGE + "/import", Map.of("version", "1", "yaml", "some"));
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(wrong.body()).contains("mappings[2].when: Bad.", ">some</textarea>");
    assertThat(browser.get(PAGE + "/export").headers().firstValue("Content-Disposition"))
        .contains("attachment; filename=\"crossdock-mappings.yaml\"");
  }

  @Test
  void theStatusMapListsBothSidesAndIsSavedAsTheOption() {
    assertThat(browser.get(PAGE + "?tab=status").headers().firstValue("Location").orElse(""))
        .endsWith("/field-mapping/status?website=0");
    assertThat(browser.get(PAGE + "/status").body())
        .contains("name=\"s.holded\"", "<option value=\"On Hold\">On Hold</option>")
        .containsSubsequence("name=\"s.complete\"", "<option value=\"Activated\" selected");
    browser.post(
        PAGE + "/status", Map.of("version", "0", "s.complete", "Activated", "s.holded", "On Hold"));
    assertThat(console.settings.read().connection().text(Options.STATUS_MAP))
        .isEqualTo("complete = Activated\nholded = On Hold");
    assertThat(browser.get(PAGE + "/status").body())
        .containsSubsequence("When Shipped", "As its Magento status has it", "when-shipped");
    var wrong = browser.post(PAGE + "/status", Map.of("version", "1", "s.complete", "Gone"));
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(wrong.body()).contains("The org has no Order status \"Gone\".");
    assertThat(browser.post(PAGE + "/status", Map.of("version", "1", "new", "in_stock")).body())
        .contains("name=\"s.in_stock\"");
    console.settings.released = 5;
    assertThat(browser.post(PAGE + "/status", Map.of("version", "1", "s.x", "On Hold")).body())
        .contains("Up to 5 orders", "Send them", "Only changes from now on");
  }

  @Test
  void theApiReadsAndReplacesAllOrRefusesWithEveryFault() {
    console.mappings.content = new Content.Read(List.of(mapping(Target.ORDER, "Gift__c", "gift")));
    assertThat(api("PUT", "/api/v1/mappings", "{\"version\":0,\"mappings\":[]}").body())
        .contains("\"version\":1");
    assertThat(api("GET", "/api/v1/mappings", "").body())
        .contains("\"version\":1", "\"object\":\"Order\"", "\"when\":\"upsert\"");
    assertThat(api("PUT", "/api/v1/mappings", "{\"version\":0,\"mappings\":[]}").statusCode())
        .isEqualTo(409);
    assertThat(api("PUT", "/api/v1/mappings.yaml?version=1", "x").body()).contains("\"version\":2");
    assertThat(api("PUT", "/api/v1/mappings.yaml", "x").body()).contains("version: must be");
    assertThat(api("GET", "/api/v1/mappings.yaml", "").body()).isEqualTo("mappings: 1\n");
    console.mappings.content =
        new Content.Read(List.of(mapping(Target.ORDER, "Nothing__c", "gift(")));
    var wrong = api("PUT", "/api/v1/mappings", "{\"version\":2,\"mappings\":[]}");
    assertThat(wrong.statusCode()).isEqualTo(400);
    assertThat(wrong.body())
        .contains("mappings[0].expression: ", "mappings[0].field: The org has no field");
  }

  @Test
  void aViewerSeesMappingsAndCannotChangeThem() {
    browser.post(PAGE, row("gift", "Gift__c", Map.of()));
    Browser viewer = console.signedIn(Role.VIEWER);
    assertThat(viewer.get(PAGE).body())
        .contains("value=\"gift\"", "Only an admin can change mappings.")
        .doesNotContain("Save Mappings</button></p>", "Add a field");
    assertThat(viewer.post(PAGE, row("other", "Gift__c", Map.of())).statusCode()).isEqualTo(403);
  }

  private HttpResponse<String> api(String method, String path, String body) {
    return console.browser().api(method, path, TestConsole.TOKEN, body);
  }

  private static Map<String, String> row(
      String expression, String field, Map<String, String> more) {
    var row =
        new HashMap<>(
            Map.of(
                "version",
                "0",
                "do",
                "save",
                "m.0.expression",
                expression,
                "m.0.field",
                field,
                "m.0.enabled",
                "1"));
    row.putAll(more);
    return row;
  }

  private static FieldMapping mapping(Target target, String field, String expression) {
    return new FieldMapping(0, target, field, expression, true, When.UPSERT, "", Blank.KEEP);
  }

  private static Applied sent(Map<String, Object> order) {
    return new Applied(
        Optional.of("801"),
        Optional.empty(),
        Optional.empty(),
        Map.of("Order", order),
        Map.of(),
        "",
        Set.of(),
        List.of());
  }
}
