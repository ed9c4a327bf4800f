package io.crossdock.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.core.failure.Cause.Kind;
import io.crossdock.core.order.OrderKey;
import io.crossdock.core.port.settings.Connections.Phase;
import io.crossdock.core.watch.Alarms.Alarm;
import io.crossdock.core.watch.Audits;
import io.crossdock.core.watch.Audits.Finding;
import io.crossdock.core.watch.Audits.Period;
import io.crossdock.core.watch.Audits.Report;
import io.crossdock.core.watch.Backlog;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DashboardIT {

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
  void signingInLeadsToTheDashboard() {
    var answer = console.browser().signIn("admin", "admin");
    assertThat(answer.headers().firstValue("Location").orElse("")).endsWith("/dashboard");
    assertThat(browser.get("/").headers().firstValue("Location").orElse("")).endsWith("/dashboard");
  }

  @Test
  void theTilesTellHowThingsStand() {
    console.orders.rows.add(FakeOrders.row(1, "x"));
    assertThat(browser.get("/dashboard").body())
        .contains("/orders?mark=in_sync", "Out of sync<b>1</b>", "Not sent by a setting<b>0</b>")
        .contains("Oldest unsynced<b>2 h 5 min</b>", "7 orders not yet as they should be")
        .contains("<b>1.8 s</b>", "Median of 310 orders in 24 hours; 95 % within 1 min 15 s")
        .contains("API calls in 24 hours<b>4,321</b>")
        .contains(
            "The shop worked 3 min 32 s for Crossdock in the last hour", "6 % of one PHP worker")
        .contains("Nothing keeps an order back.");
    assertThat(browser.get("/dashboard/now").body()).contains("id=\"now\"").doesNotContain("<html");
  }

  @Test
  void theChartsHaveTheirDataAndATableForThoseWhoSeeNone() {
    String page = browser.get("/dashboard").body();
    assertThat(page)
        .contains("data-chart=\"orders\"", "data-chart=\"calls\"", "/assets/charts.js")
        .contains(
            "The last 24 hours as a table",
            "<td class=\"n\">1,023</td>",
            "<td class=\"n\">923</td>")
        .doesNotContain(" style=");
    assertThat(browser.get("/dashboard/hours").body())
        .contains("\"from\":\"2026-11-24T08:00:00Z\"", "\"calls\":1023", "\"failed\":2")
        .contains("\"dayBefore\":{\"sent\":46,\"calls\":923}");
    assertThat(browser.get("/webjars/uplot/1.6.30/dist/uPlot.iife.min.js").statusCode())
        .isEqualTo(200);
  }

  @Test
  void oneSentenceSaysHowThingsStandAndTheStepsComeFirstWhileSomethingIsMissing() {
    console.connections.phase = Phase.STARTED;
    console.figures.backlog = new Backlog.Figures(Optional.empty(), 0, 0, 0);
    console.orders.rows.add(FakeOrders.row(1, "x"));
    assertThat(browser.get("/dashboard/now").body())
        .contains("1 order is not in Salesforce as it should be.")
        .doesNotContain("Press Start", "steps-to-go");
    console.connections.phase = Phase.SETUP;
    assertThat(browser.get("/dashboard").body())
        .doesNotContain("as it should be")
        .containsSubsequence("Nothing is sent yet.", "Connect the shop", "press Start")
        .containsSubsequence("class=\"done\"", "class=\"next\"", "Buy something");
  }

  @Test
  void alarmsAndCausesLeadToWhatToDo() {
    console.figures.raise(new Alarm("errors", "12 of the 20 <attempts> failed.", "Look there."));
    console.queue.add(Kind.BLOCKED, "No price for SKU-1.", 37);
    assertThat(browser.get("/dashboard").body())
        .contains("12 of the 20 &lt;attempts&gt; failed.", "Look there.")
        .contains("/orders?cause=" + FakeQueueView.ID + "0", "No price for SKU-1.", "Press it.")
        .contains("href=\"/queue\"");
  }

  @Test
  void anAuditIsAskedForToldAndRepairedWithOneClick() {
    browser.post("/audits", Map.of());
    Period period = console.audits.find("audit-1").orElseThrow().period();
    assertThat(Duration.between(period.from(), period.before())).isEqualTo(Duration.ofDays(30));
    assertThat(browser.get("/dashboard/proofs").body())
        .contains("Waits for its turn or runs.", "hx-get=\"/dashboard/proofs\"");
    var missing =
        new Finding(new OrderKey("main", 7), "000000007", Audits.Kind.MISSING, "It is <gone>.");
    console.audits.finish("audit-1", new Report(412, 409, 1, 1, List.of(missing)));
    String told = "411 of 412 orders compared, 1 missing, 0 different, 0 only in Salesforce";
    assertThat(browser.get("/dashboard").body())
        .contains(told + "; 1 not sent by a setting.", "/audits/audit-1/repair");
    assertThat(browser.get("/audits/audit-1").body())
        .contains(told, "Missing in Salesforce", "It is &lt;gone&gt;.", "/orders/main:7");
    var answer = browser.post("/audits/audit-1/repair", Map.of());
    assertThat(console.orders.sent.getLast()).containsExactly(new OrderKey("main", 7));
    assertThat(answer.headers().firstValue("Location").orElse("")).contains("operation=op-1");
  }

  @Test
  void whatIsInOrderHasNothingToRepair() {
    String id = console.audits.ask(new Period(Instant.EPOCH, FakeClock.CLOCK.instant()), "night");
    console.audits.finish(id, new Report(5, 5, 0, 0, List.of()));
    assertThat(browser.get("/dashboard").body())
        .contains("5 of 5 orders compared, 0 missing")
        .doesNotContain("/repair");
    assertThat(browser.post("/audits/" + id + "/repair", Map.of()).statusCode()).isEqualTo(409);
    assertThat(browser.get("/audits/nope").statusCode()).isEqualTo(404);
  }

  @Test
  void scriptsReadTheDashboard() {
    assertThat(console.browser().api("GET", "/api/v1/dashboard", TestConsole.TOKEN, "").body())
        .contains("\"outOfSync\":0", "\"oldestUnsynced\":7500", "\"medianToSalesforce\":1.8")
        .contains(
            "\"p95ToSalesforce\":75.0",
            "\"own\":4321",
            "\"shopWorkedInHour\":212.4",
            "\"hours\":[");
    assertThat(console.browser().get("/dashboard").statusCode()).isEqualTo(302);
    assertThat(console.browser().get("/dashboard/hours").statusCode()).isEqualTo(302);
  }
}
