package io.crossdock.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.core.port.work.Backfills.Progress;
import io.crossdock.core.port.work.Backfills.State;
import io.crossdock.core.port.work.Gates.Closed;
import io.crossdock.core.port.work.Gates.Remote;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BackfillsIT {

  private static final String PAGE = "/salesforce/orders/history";
  private static final String API = "/api/v1/backfills";
  private static final Map<String, String> PERIOD =
      Map.of("from", "2026-01-01", "before", "2026-07-01", "status", "complete");

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
  void theButtonStandsOnTheOptionsPage() {
    assertThat(browser.get("/salesforce/orders").body())
        .contains("href=\"" + PAGE + "\">Send past orders</a>");
  }

  @Test
  void anEstimateTellsOrdersAndCallsAndStartsNothing() {
    assertThat(browser.post(PAGE, PERIOD).body())
        .contains("At least 1,234 orders", "about 124 Salesforce calls", "value=\"2026-01-01\"");
    assertThat(console.backfills.all).isEmpty();
  }

  @Test
  void oneIsStartedPausedResumedAndCancelledOnThePage() {
    var form = new java.util.HashMap<>(PERIOD);
    form.put("start", "1");
    assertThat(browser.post(PAGE, form).statusCode()).isEqualTo(303);
    var started = started();
    assertThat(started.startedBy()).isEqualTo("admin");
    assertThat(started.request().from()).isEqualTo(Instant.parse("2026-01-01T00:00:00Z"));
    assertThat(started.request().statuses()).containsExactly("complete");
    assertThat(browser.get(PAGE).body())
        .contains("Running.", "value=\"25\"", "30 of 120 orders through: 20 sent, 7 skipped")
        .contains("in\nComplete,", "3 failed</a>. 60 on their way", "Waiting behind live orders")
        .contains("12 orders a minute.", "About 8 minutes left.");
    browser.post(PAGE + "/backfill-1/pause", Map.of());
    assertThat(browser.get(PAGE + "/progress").body()).contains("Paused.", ">Resume</button>");
    browser.post(PAGE + "/backfill-1/resume", Map.of());
    browser.post(PAGE + "/backfill-1/cancel", Map.of());
    assertThat(state()).isEqualTo(State.CANCELLED);
    var late = browser.post(PAGE + "/backfill-1/resume", Map.of());
    assertThat(late.statusCode()).isEqualTo(409);
    assertThat(late.body()).contains("That one had ended already", "Cancelled.", "Estimate");
    assertThat(state()).isEqualTo(State.CANCELLED);
  }

  @Test
  void everyFaultIsNamedAndNothingIsStarted() {
    var answer =
        browser.post(
            PAGE, Map.of("from", "soon", "before", "\"><script>", "status", "<b>", "start", "1"));
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body())
        .contains("id=\"fault.from\"", "id=\"fault.before\"", "id=\"fault.statuses\"")
        .doesNotContain("\"><script>", "<b>\"");
    var turned = browser.post(PAGE, Map.of("from", "2026-07-01", "before", "2026-01-01"));
    assertThat(turned.body()).contains("The period ends before it begins");
    assertThat(console.backfills.all).isEmpty();
  }

  @Test
  void scriptsEstimateStartFollowAndCancel() {
    String body = "{\"from\":\"2026-01-01\",\"before\":\"2026-07-01\",\"statuses\":[]}";
    assertThat(api("POST", API + "/estimate", body).body())
        .contains("\"orders\":1234", "\"calls\":124");
    var started = api("POST", API, body);
    assertThat(started.statusCode()).isEqualTo(202);
    assertThat(started.body()).contains("\"backfill\":\"backfill-1\"");
    assertThat(api("GET", API + "/backfill-1", "").body())
        .contains("\"state\":\"running\"", "\"open\":60", "\"startedBy\":\"api\"");
    assertThat(api("POST", API + "/backfill-1/pause", "").body()).contains("\"state\":\"paused\"");
    assertThat(api("POST", API + "/backfill-1/cancel", "").statusCode()).isEqualTo(200);
    assertThat(api("GET", API, "").body()).contains("\"state\":\"cancelled\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{\"from\":\"x\",\"before\":\"2026-07-01\",\"statuses\":[]}",
        "{\"from\":\"2026-07-01\",\"before\":\"2026-07-01\",\"statuses\":[]}",
        "{\"from\":\"2026-01-01\",\"before\":\"2026-07-01\",\"statuses\":\"all\"}",
        "{\"from\":\"2026-01-01\",\"before\":\"2026-07-01\",\"statuses\":[\"<\"]}"
      })
  void aWrongRequestIsAProblemAndStartsNothing(String body) {
    var answer = api("POST", API, body);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("\"faults\":[");
    assertThat(console.backfills.all).isEmpty();
  }

  @Test
  void unknownOnesAndActionsAreNotFound() {
    assertThat(api("GET", API + "/nope", "").statusCode()).isEqualTo(404);
    assertThat(api("POST", API + "/nope/pause", "").statusCode()).isEqualTo(404);
    assertThat(console.browser().get(PAGE).statusCode()).isEqualTo(302);
    assertThat(console.browser().get(API).statusCode()).isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/orders", "/salesforce/orders", PAGE})
  void aLostSystemIsSaidOnEveryPageWithItsReasonAndHint(String page) {
    assertThat(browser.get(page).body()).doesNotContain("Salesforce gets nothing now.");
    console.gates.closed.add(
        new Closed(
            Remote.ORG,
            "INVALID_LOGIN",
            "Salesforce <refuses> the sign-in.",
            "An admin renews the secret.",
            Instant.EPOCH,
            Instant.EPOCH));
    assertThat(browser.get(page).body())
        .contains("Salesforce gets nothing now.", "Salesforce &lt;refuses&gt; the sign-in.")
        .contains("An admin renews the secret.");
  }

  private State state() {
    return started().state();
  }

  private Progress started() {
    return console.backfills.find("backfill-1").orElseThrow();
  }

  private HttpResponse<String> api(String method, String path, String body) {
    return console.browser().api(method, path, TestConsole.TOKEN, body);
  }
}
