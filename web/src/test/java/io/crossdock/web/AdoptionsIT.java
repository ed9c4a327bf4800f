package io.crossdock.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.access.Role;
import io.crossdock.core.adopt.Holds;
import io.crossdock.core.adopt.Kind;
import io.crossdock.core.failure.Failure;
import io.crossdock.core.failure.Failure.Category;
import io.crossdock.core.policy.Fault;
import io.crossdock.core.port.settings.Connections.Phase;
import io.crossdock.core.port.work.Adoptions.Left;
import io.crossdock.core.port.work.Adoptions.Outcome;
import io.crossdock.core.port.work.Adoptions.State;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdoptionsIT {

  private static final String PAGE = "/connections/take-over";
  private static final String API = "/api/v1/adoptions";
  private static final String ORDERS =
      "\"orders\":{\"field\":\"Old_Key__c\",\"holds\":\"increment_id\",\"prefix\":\"MAG-\"}";
  private static final Map<String, String> FORM =
      Map.of("orders.field", " Old_Key__c ", "orders.holds", "increment_id", "store", "1");

  private final TestConsole console = new TestConsole();
  private Browser browser = console.browser();

  @BeforeEach
  void signIn() {
    browser = console.signedIn();
  }

  @AfterEach
  void stop() {
    console.close();
  }

  @Test
  void thePageIsReachedFromConnectionsInSetupAndAfterwards() {
    for (Phase phase : List.of(Phase.SETUP, Phase.STARTED)) {
      console.connections.phase = phase;
      assertThat(browser.get("/connections").body()).contains("href=\"" + PAGE + "\"");
    }
  }

  @Test
  void theFormCountsFirstAndOnlyAFinishedDryRunIsCarriedOutByTheSameFields() {
    assertThat(browser.post(PAGE, FORM).statusCode()).isEqualTo(303);
    var dry = console.adoptions.find("adoption-1").orElseThrow();
    assertThat(dry.wanted().dryRun()).isTrue();
    assertThat(dry.wanted().source(Kind.ORDER).orElseThrow().field()).isEqualTo("Old_Key__c");
    assertThat(dry.wanted().stores().only()).contains(1);
    assertThat(browser.post(PAGE + "/adoption-1/take", Map.of()).statusCode()).isEqualTo(409);

    console.adoptions.end("adoption-1", State.DONE);
    assertThat(browser.get(PAGE).body())
        .contains("Dry run.", "Done.", "1,200", "Take over what matches", "value=\"Old_Key__c\"");
    assertThat(browser.post(PAGE + "/adoption-1/take", Map.of()).statusCode()).isEqualTo(303);
    var real = console.adoptions.find("adoption-2").orElseThrow();
    assertThat(real.wanted().dryRun()).isFalse();
    assertThat(real.wanted().sources()).isEqualTo(dry.wanted().sources());
    assertThat(real.startedBy()).isEqualTo("admin");
    assertThat(browser.post(PAGE, FORM).statusCode()).as("one at a time").isEqualTo(409);
    assertThat(console.log.deeds)
        .filteredOn(deed -> deed.what().equals("Records of another connector taken over"))
        .extracting(deed -> deed.subject())
        .anyMatch(subject -> subject.contains("dry run"))
        .anyMatch(subject -> subject.contains("adoption-1") && subject.contains("for good"));
  }

  @Test
  void everyFaultOfTheFieldsIsNamedAndNothingIsStarted() {
    console.adoptions.faults =
        List.of(
            new Fault("orders.field", "Order has no field \"Nope__c\"."),
            new Fault("contacts.field", "Contact.Birthdate is a field of type date."));
    var answer =
        browser.post(PAGE, Map.of("orders.field", "Nope__c", "orders.holds", "increment_id"));
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body())
        .contains("Nothing was started.", "Order has no field", "is a field of type date")
        .contains("id=\"fault.orders.field\"", "value=\"Nope__c\"");
    var script = api("POST", API, "{\"dryRun\":false," + ORDERS + "}");
    assertThat(script.statusCode()).isEqualTo(400);
    assertThat(script.body()).contains("orders.field: Order has no field", "contacts.field: ");
    assertThat(console.adoptions.all).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"dryRun\":true} | orders.field: Name at least one field",
        "{\"dryRun\":1,\"orders\":{\"field\":\"A__c\",\"holds\":\"increment_id\"}} | dryRun: must"
            + " be true or false",
        "{\"dryRun\":true,\"orders\":7} | orders: must be an object",
        "{\"dryRun\":true,\"orders\":{\"holds\":\"increment_id\"}} | orders.field: is missing",
        "{\"dryRun\":true,\"orders\":{\"field\":\"A__c\",\"holds\":\"sku\"}} | orders.holds:"
            + " \"sku\" must be increment_id or entity_id",
        "{\"dryRun\":true,\"orders\":{\"field\":\"Id FROM User\",\"holds\":\"entity_id\"}} | is no"
            + " API name of a field",
        "{\"dryRun\":true,\"orders\":{\"field\":\"A__c\",\"hold\":\"x\"}} | orders.hold: is no"
            + " field here",
        "{\"dryRun\":true,\"products\":{\"field\":\"A__c\",\"holds\":\"sku\"},\"store\":\"x\"} |"
            + " store: \"x\" is no id",
        "{\"dryRun\":true,\"products\":{\"field\":\"A__c\",\"holds\":\"sku\"},\"store\":1,\"storeField\":\"B__c\"}"
            + " | not both",
        "{\"dryRun\":true,\"products\":{\"field\":\"A__c\",\"holds\":\"sku\"},\"several\":\"all\"}"
            + " | several: \"all\" must be",
        "{\"dryRun\":true,\"order\":{}} | order: is no field here",
      })
  void aWrongRequestIsAProblemAndStartsNothing(String body, String fault) {
    var answer = api("POST", API, body);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body().replace("\\\"", "\"")).contains(fault);
    assertThat(console.adoptions.all).isEmpty();
  }

  @Test
  void scriptsStartFollowListExportAndCancel() {
    var started = api("POST", API, "{\"dryRun\":true,\"several\":\"newest\"," + ORDERS + "}");
    assertThat(started.statusCode()).isEqualTo(202);
    assertThat(started.body()).contains("\"adoption\":\"adoption-1\"");
    var wanted = console.adoptions.find("adoption-1").orElseThrow().wanted();
    assertThat(wanted.newest()).isTrue();
    assertThat(wanted.source(Kind.ORDER).orElseThrow().holds()).isEqualTo(Holds.INCREMENT_ID);
    console.adoptions.left.add(
        new Left(
            Kind.ORDER,
            "801A",
            "=12",
            Outcome.CONFLICT,
            "total-differs",
            "main:12",
            "Its total is 5.00, Magento's <6.00>."));
    assertThat(api("GET", API + "/adoption-1", "").body())
        .contains("\"state\":\"running\"", "\"matched\":1200", "\"conflicts\":34");
    assertThat(api("GET", API + "/adoption-1/left", "").body())
        .contains("\"record\":\"801A\"", "\"outcome\":\"conflicts\"", "total-differs");
    assertThat(browser.get(PAGE + "/adoption-1").body())
        .contains("https://org.example/801A", "Magento's &lt;6.00&gt;", "/orders/main:12");
    assertThat(browser.get(PAGE + "/adoption-1/left.csv").body())
        .contains("Order,801A,'=12,conflict,total-differs,main:12,");
    assertThat(api("POST", API, "{\"dryRun\":true," + ORDERS + "}").statusCode()).isEqualTo(409);
    assertThat(api("POST", API + "/adoption-1/cancel", "").body())
        .contains("\"state\":\"cancelled\"");
    assertThat(api("POST", API + "/adoption-1/cancel", "").statusCode()).isEqualTo(409);
    assertThat(api("GET", API + "/nope/left.csv", "").statusCode()).isEqualTo(404);
  }

  @Test
  void anOrgThatIsAwayOrNotThereYetIsSaidInItsWords() {
    console.adoptions.away =
        Optional.of(
            Failure.of(Category.TRANSIENT, "away", "Salesforce does not answer.", "Try again."));
    var answer = api("POST", API, "{\"dryRun\":true," + ORDERS + "}");
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body()).contains("Salesforce does not answer.", "Try again.");
    console.connections.phase = Phase.NOT_CONNECTED;
    assertThat(api("POST", API, "{\"dryRun\":true," + ORDERS + "}").body())
        .contains("Connect the shop and the org");
    assertThat(console.adoptions.all).isEmpty();
  }

  @Test
  void onlyAnAdminSeesOrDoesIt() {
    Browser operator = console.signedIn(Role.OPERATOR);
    assertThat(operator.get(PAGE).statusCode()).isEqualTo(403);
    assertThat(operator.post(PAGE, FORM).statusCode()).isEqualTo(403);
    assertThat(console.browser().get(API).statusCode()).isEqualTo(401);
  }

  private HttpResponse<String> api(String method, String path, String body) {
    return console.browser().api(method, path, TestConsole.TOKEN, body);
  }
}
