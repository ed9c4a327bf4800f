package io.crossdock.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.core.failure.Cause.Kind;
import io.crossdock.core.port.work.Gates;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class QueueIT {

  private static final String FIRST = FakeQueueView.ID + "0";

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
  void aGroupTellsItsCauseWhoCanFixItItsOrdersAndHasOneButton() {
    console.queue.add(Kind.BLOCKED, "No price for <b>SKU-1</b>.", 37);
    assertThat(browser.get("/queue").body())
        .contains("<a href=\"/orders?cause=" + FIRST + "\">37 orders</a>")
        .contains("No price for &lt;b&gt;SKU-1&lt;/b&gt;.", "Press it.", "no-price")
        .contains("<a href=\"/orders/main:7?tab=salesforce\">000000007</a>", ">Try these again<")
        .contains("somebody must change something")
        .doesNotContain("<b>SKU-1");
  }

  @Test
  void theButtonTriesTheWholeGroupAsThePersonAndShowsHowFarItIs() {
    console.queue.add(Kind.BLOCKED, "No price.", 37);
    var answer = browser.post("/queue/again", Map.of("cause", FIRST));
    assertThat(console.orders.again).containsExactly(FIRST + " by admin");
    assertThat(answer.headers().firstValue("Location").orElse(""))
        .endsWith("/queue?again=0&operation=op-again");
    assertThat(browser.get("/queue?again=214331").body())
        .contains("Crossdock tries 214,331 orders again");
  }

  @Test
  void anEmptyQueueSaysSo() {
    assertThat(browser.get("/queue").body()).contains("Nothing keeps an order back.", "1,234");
    assertThat(browser.get("/queue/now").body()).contains("id=\"now\"").doesNotContain("<html");
  }

  @Test
  void theGridListsTheOrdersOfAGroupAndSaysWhich() {
    console.queue.add(Kind.WAITING, "The row was locked.", 2);
    assertThat(browser.get("/orders?cause=" + FIRST).body())
        .contains("Orders with one cause: The row was locked. Press it.");
    assertThat(console.orders.asked.getLast().filter().cause()).isEqualTo(FIRST);
    assertThat(browser.get("/orders?cause=gone").body())
        .contains("No order has this cause any more");
  }

  @Test
  void scriptsReadTheQueueAndTryAGroupAgain() {
    console.queue.add(Kind.LEFT_OUT, "Automatic Synchronization is off.", 5);
    assertThat(api("GET", "/api/v1/queue"))
        .contains("\"live\":{\"running\":3,\"due\":1234,\"later\":5")
        .contains("\"hindered\":5", "\"kind\":\"left_out\"", "\"orders\":5", "main:7");
    assertThat(api("POST", "/api/v1/queue/" + FIRST + "/again")).contains("\"operation\"");
    assertThat(console.orders.again).containsExactly(FIRST + " by api");
    assertThat(api("POST", "/api/v1/queue/nope/again")).contains("keeps no order back");
  }

  @Test
  void aClosedGateHasAButtonThatTriesItAtOnceAndIsAudited() {
    console.gates.closed.add(
        new Gates.Closed(
            Gates.Remote.ORG, "x", "Salesforce is away.", "", Instant.EPOCH, Instant.EPOCH, true));
    assertThat(browser.get("/queue").body())
        .contains("Try now", "action=\"/queue/try/org\"", "it is being tried right now.")
        .doesNotContain("next try");
    assertThat(browser.post("/queue/try/org", Map.of()).statusCode()).isEqualTo(303);
    assertThat(api("POST", "/api/v1/gates/shop/try")).contains("\"wasClosed\":false");
    assertThat(api("POST", "/api/v1/gates/moon/try")).contains("neither shop nor org");
    assertThat(console.gates.tried).containsExactly(Gates.Remote.ORG, Gates.Remote.SHOP);
    assertThat(console.log.read(Optional.empty(), Optional.empty(), 10))
        .extracting(entry -> entry.deed().what())
        .contains("Closed system tried at once");
  }

  @Test
  void nobodySeesItWithoutASession() {
    assertThat(console.browser().get("/queue").statusCode()).isEqualTo(302);
    assertThat(console.browser().get("/api/v1/queue").statusCode()).isEqualTo(401);
  }

  private String api(String method, String path) {
    return console.browser().api(method, path, TestConsole.TOKEN, "").body();
  }
}
