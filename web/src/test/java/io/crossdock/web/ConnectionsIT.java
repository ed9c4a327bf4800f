package io.crossdock.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.access.Role;
import io.crossdock.core.port.org.Previews.Action;
import io.crossdock.core.port.org.Previews.Change;
import io.crossdock.core.port.org.Previews.Preview;
import io.crossdock.core.port.settings.Connections.Phase;
import io.crossdock.core.port.work.Gates.Remote;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConnectionsIT {

  private static final Map<String, String> TYPED =
      Map.of("CROSSDOCK_SHOP_URL", "https://shop.example", "CROSSDOCK_SHOP_TOKEN", "very-secret");

  private final TestConsole console = new TestConsole();

  @AfterEach
  void stop() {
    console.close();
  }

  @Test
  void aSavedSecretIsNeverShownAgain() {
    Browser admin = console.signedIn();
    assertThat(admin.post("/connections", TYPED).body()).contains("begins anew");
    assertThat(console.connections.saved).containsAllEntriesOf(TYPED);
    assertThat(admin.get("/connections").body())
        .contains("https://shop.example", "A value is saved; it is never shown again.")
        .doesNotContain("very-secret");
    assertThat(console.browser().api("GET", "/api/v1/connections", TestConsole.TOKEN, "").body())
        .contains("\"CROSSDOCK_SHOP_TOKEN\":\"***\"")
        .doesNotContain("very-secret");
  }

  @Test
  void aRefusalNamesTheFieldKeepsWhatWasTypedAndSavesNothing() {
    console.connections.faults = Map.of("CROSSDOCK_SHOP_URL", "is no web address");
    var answer = console.signedIn().post("/connections", TYPED);
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body())
        .contains("Nothing was saved.", "Shop, Shop URL", "is no web address")
        .contains("value=\"https://shop.example\"")
        .doesNotContain("very-secret");
    assertThat(console.connections.saved).isEmpty();
  }

  @Test
  void thePageGoesStepByStepAndShowsTheWayToSignInThatIsUsed() {
    console.connections.phase = Phase.NOT_CONNECTED;
    Browser admin = console.signedIn();
    assertThat(admin.get("/connections").body())
        .containsPattern("class=\"now\"><a href=\"#side-SHOP\"")
        .contains("Which shop?", "Which way to sign in?", "Where do I get these?")
        .contains("data-copy=\"Crossdock\"")
        .containsPattern("value=\"With the access token\" data-way\\s+checked");
    console.connections.saved.put("CROSSDOCK_SHOP_CONSUMER_KEY", "key");
    console.connections.phase = Phase.SETUP;
    assertThat(admin.get("/connections").body())
        .containsPattern("class=\"now\"><a href=\"#going-live\"")
        .containsPattern("value=\"With signed requests \\(OAuth 1.0a\\)\" data-way\\s+checked");
    console.connections.phase = Phase.STARTED;
    assertThat(admin.get("/connections").body()).doesNotContain("class=\"stepper\"");
  }

  @Test
  void theTestSaysRowByRowWhatIsWrongAndEscapesIt() {
    assertThat(console.signedIn().post("/connections/check/shop", TYPED).body())
        .contains("Not ready", "The shop refuses the token.", "Make a new &lt;token&gt;")
        .doesNotContain("<token>");
  }

  @Test
  void onlyAnAdminSavesTestsAndStarts() {
    Browser operator = console.signedIn(Role.OPERATOR);
    assertThat(operator.get("/connections").body())
        .contains("Only an admin can change the connection")
        .doesNotContain("Test connection", "Save Connections", ">Start<");
    assertThat(operator.post("/connections", TYPED).statusCode()).isEqualTo(403);
    assertThat(operator.post("/connections/start", Map.of()).statusCode()).isEqualTo(403);
  }

  @Test
  void anAdminConfirmsTheOtherOrgThatThePageNamesAndNoThird() {
    console.known.met(Remote.ORG, "00DA");
    assertThat(console.signedIn().get("/connections").body()).doesNotContain("meant?");
    console.known.met(Remote.ORG, "00DB");
    Browser admin = console.signedIn();
    assertThat(admin.get("/connections").body())
        .contains("Is this org meant?", "<b>00DA</b>", "<b>00DB</b>", "Yes, it is meant");
    assertThat(console.signedIn(Role.OPERATOR).get("/connections").body())
        .doesNotContain("Yes, it is meant");

    var third = admin.post("/connections/confirm/org", Map.of("meant", "00DC"));
    assertThat(third.statusCode()).isEqualTo(409);
    assertThat(console.known.known(Remote.ORG)).contains("00DA");
    assertThat(admin.post("/connections/confirm/org", Map.of("meant", "00DB")).statusCode())
        .isEqualTo(303);
    assertThat(console.known.known(Remote.ORG)).contains("00DB");
    assertThat(admin.get("/connections").body()).doesNotContain("Yes, it is meant");
    assertThat(console.log.deeds.getLast().what()).isEqualTo("Another system confirmed");
    assertThat(console.log.deeds.getLast().subject()).isEqualTo("org, 00DA -> 00DB");
  }

  @Test
  void whatAnAdminDoesThereIsInTheAuditLogButForWhatWasRefused() {
    Browser admin = console.signedIn();
    admin.post("/connections/check/shop", TYPED);
    admin.post("/connections", TYPED);
    admin.post("/connections/start", Map.of());
    admin.post("/connections/send", Map.of("order", "main:7"));
    console.connections.faults = Map.of("CROSSDOCK_SHOP_URL", "is no web address");
    admin.post("/connections", TYPED);
    admin.post("/connections/start", Map.of());
    assertThat(console.log.deeds.stream().skip(1).map(d -> d.what() + " " + d.subject()))
        .containsExactly(
            "Connection tested shop, https://shop.example",
            "Connection changed shop https://shop.example",
            "Connection started ",
            "Order sent by hand main:7");
  }

  @Test
  void whoSendsOneOfTheNewestOrdersSeesHowItGoesAndItsRecord() {
    console.connections.newest = List.of(FakeShop.order(7, "x"));
    console.choices.preview =
        new Preview(
            List.of(new Change(Action.CREATE, "Order", "main:7", List.of())), Optional.empty());
    Browser admin = console.signedIn();
    assertThat(admin.get("/connections/preview").body())
        .contains("Send this one")
        .doesNotContain("href=\"/orders/main:7\"");
    String there =
        admin
            .post("/connections/send", Map.of("order", "main:7"))
            .headers()
            .firstValue("Location")
            .orElseThrow();
    console.orders.rows.add(FakeOrders.row(7, "x"));
    assertThat(admin.get(there).body())
        .contains("/operations/op-1/progress", "href=\"/orders/main:7\"");
  }

  @Test
  void whatComesFromTheEnvironmentIsOnlyTested() {
    console.connections.fixed = true;
    console.connections.phase = Phase.STARTED;
    assertThat(console.signedIn().get("/connections").body())
        .contains("environment or crossdock.yaml", "Test connection")
        .doesNotContain("Save Connections", ">Start<");
  }
}
