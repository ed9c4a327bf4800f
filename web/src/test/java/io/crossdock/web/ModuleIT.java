package io.crossdock.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.access.Role;
import io.crossdock.access.ShopModule.Known;
import io.crossdock.core.order.OrderKey;
import io.crossdock.core.policy.NoticeTrail;
import io.crossdock.web.access.Tokens;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the Magento Admin module asks and tells. */
class ModuleIT {

  @SuppressWarnings("NullAway.Init")
  private static TestConsole console;

  @BeforeAll
  static void start() {
    console = new TestConsole();
  }

  @AfterAll
  static void stop() {
    console.close();
  }

  @BeforeEach
  void empty() {
    console.orders.rows.clear();
    console.orders.rows.add(FakeOrders.row(7, "a text"));
    console.orders.sent.clear();
    console.tokens.byHash.clear();
    console.log.deeds.clear();
    console.module.secret = Optional.empty();
    console.module.known = new Known(Optional.empty(), "", Optional.empty(), NoticeTrail.NONE);
  }

  @Test
  void pairedThePageShowsOneTextOnceWithATokenAndASecretThatWork() {
    JsonNode pairing = paired("operator");
    assertThat(pairing.propertyNames()).containsExactly("url", "token", "secret", "connection");
    assertThat(pairing.path("url").asString()).isEqualTo(console.url());
    assertThat(pairing.path("connection").asString()).isEqualTo("main");
    HttpResponse<String> met =
        as("GET", "/api/v1/module", pairing.path("token").asString(), Map.of());
    assertThat(json(met).path("role").asString()).isEqualTo("operator");
    String secret = pairing.path("secret").asString();
    assertThat(notice(secret, "{\"connection\":\"main\",\"orders\":[7]}").statusCode())
        .isEqualTo(202);
    assertThat(notice("secret", "{\"connection\":\"main\",\"orders\":[7]}").statusCode())
        .as("the environment's stays good")
        .isEqualTo(202);
    assertThat(console.signedIn().get("/connections").body())
        .contains("Pair anew", "as operator")
        .doesNotContain(secret, pairing.path("token").asString());
    assertThat(console.log.deeds)
        .anySatisfy(deed ->
            assertThat(deed.what() + " " + deed.subject())
                .isEqualTo("Magento Admin module paired role operator"));
  }

  @Test
  void pairedAnewTheFormerOneIsRefused() {
    JsonNode former = paired("admin");
    paired("admin");
    assertThat(as("GET", "/api/v1/module", former.path("token").asString(), Map.of()).statusCode())
        .isEqualTo(401);
    assertThat(
            notice(former.path("secret").asString(), "{\"connection\":\"main\",\"orders\":[7]}")
                .statusCode())
        .isEqualTo(401);
  }

  @Test
  void whatSomebodyPressedInTheShopStandsUnderTheirName() {
    String token = paired("operator").path("token").asString();
    HttpResponse<String> answer =
        as(
            "POST",
            "/api/v1/orders/sync",
            token,
            Map.of("Crossdock-Acting-User", "j%C3%A4ne%20d"),
            "{\"entityIds\":[7,99]}");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    assertThat(console.orders.sent)
        .containsExactly(List.of(new OrderKey("main", 7), new OrderKey("main", 99)));
    assertThat(console.log.deeds.getLast().who()).isEqualTo("jäne d (Magento Admin)");
  }

  @Test
  void aNameGivesNoRightThatTheTokenHasNot() {
    String token = paired("viewer").path("token").asString();
    assertThat(
            as(
                    "POST",
                    "/api/v1/orders/sync",
                    token,
                    Map.of("Crossdock-Acting-User", "jane"),
                    "{\"entityIds\":[7]}")
                .statusCode())
        .isEqualTo(403);
    assertThat(console.orders.sent).isEmpty();
  }

  @Test
  void noOtherTokenMaySpeakForSomebody() {
    String script = Tokens.make();
    console.tokens.add("script", Role.ADMIN, Tokens.hash(script), "ann", FakeClock.CLOCK.instant());
    for (String token : List.of(script, TestConsole.TOKEN)) {
      HttpResponse<String> answer =
          as("GET", "/api/v1/module", token, Map.of("Crossdock-Acting-User", "jane"));
      assertThat(answer.statusCode()).isEqualTo(403);
      assertThat(answer.body())
          .contains(
              "Crossdock-Acting-User: may be sent with the token of the Magento Admin module only");
    }
    assertThat(
            as("GET", "/api/v1/module", "wrong", Map.of("Crossdock-Acting-User", "jane"))
                .statusCode())
        .isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "%0Ajane", "%20", "%zz", "%FF", "%00"})
  void aNameThatIsNoneIsRefused(String name) {
    String token = paired("admin").path("token").asString();
    HttpResponse<String> answer =
        as("GET", "/api/v1/module", token, Map.of("Crossdock-Acting-User", name));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    assertThat(answer.body()).contains("Crossdock-Acting-User: must be one name");
    String tooLong = "n".repeat(65);
    assertThat(
            as("GET", "/api/v1/module", token, Map.of("Crossdock-Acting-User", tooLong))
                .statusCode())
        .isEqualTo(400);
  }

  @ParameterizedTest
  @CsvSource({
    "'', true, ''",
    "1.0.0, true, ''",
    "1.14.2, true, ''",
    "0.9.0, false, upgrade the module",
    "2.0.0, false, upgrade Crossdock",
    "x, false, must be a version"
  })
  void versionsThatDoNotFitSayWhichSideToUpgrade(String version, boolean fits, String sentence) {
    HttpResponse<String> answer =
        as(
            "GET",
            "/api/v1/module",
            TestConsole.TOKEN,
            version.isEmpty() ? Map.of() : Map.of("Crossdock-Module", version));
    assertThat(json(answer).path("fits").asBoolean()).isEqualTo(fits);
    assertThat(json(answer).path("sentence").asString()).contains(sentence);
    assertThat(console.signedIn().get("/connections").body().contains("does not fit"))
        .isEqualTo(sentence.startsWith("upgrade"));
  }

  @Test
  void numberedNoticesAreCountedAndAHeartbeatMarksNothing() {
    assertThat(
            notice(
                    "secret",
                    "{\"connection\":\"main\",\"orders\":[7],\"number\":1,\"unsent\":0,\"module\":\"1.0.0\"}")
                .statusCode())
        .isEqualTo(202);
    assertThat(
            notice("secret", "{\"connection\":\"main\",\"orders\":[],\"number\":3,\"unsent\":0}")
                .statusCode())
        .isEqualTo(202);
    assertThat(console.orders.sent).containsExactly(List.of(new OrderKey("main", 7)));
    JsonNode met = json(as("GET", "/api/v1/module", TestConsole.TOKEN, Map.of()));
    assertThat(met.path("lastNoticeNumber").asLong()).isEqualTo(3);
    assertThat(met.path("lastNotice").asString()).isEqualTo(FakeClock.CLOCK.instant().toString());
    assertThat(met.path("missing").asInt()).isEqualTo(1);
    assertThat(console.signedIn().get("/connections").body()).contains("1 before it did not come");
  }

  @Test
  void aNoticeOfAnOlderScriptIsTakenAndCountsForNothing() {
    assertThat(notice("secret", "{\"connection\":\"main\",\"orders\":[7]}").statusCode())
        .isEqualTo(202);
    assertThat(console.module.known.notices()).isEqualTo(NoticeTrail.NONE);
  }

  @Test
  void allThatIsWrongWithANoticeIsToldAndNothingIsDone() {
    HttpResponse<String> answer =
        notice(
            "secret",
            "{\"connection\":\"x\",\"orders\":[-1],\"number\":0,\"unsent\":\"a\",\"module\":\"?\"}");
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(
            json(answer)
                .path("faults")
                .valueStream()
                .map(f -> f.asString().replaceFirst(":.*", "")))
        .containsExactly("connection", "orders", "number", "unsent", "module");
    assertThat(notice("secret", "{\"connection\":\"main\",\"orders\":[]}").statusCode())
        .isEqualTo(400);
    assertThat(
            notice("secret", "{\"connection\":\"main\",\"orders\":[],\"number\":1}").statusCode())
        .isEqualTo(400);
    assertThat(console.orders.sent).isEmpty();
  }

  @Test
  void manyOrdersAreAskedForAtOnceAndThoseThatAreNotKnownAreNamed() {
    JsonNode answer = json(states("[7,99,7]"));
    assertThat(answer.path("states")).hasSize(1);
    JsonNode state = answer.at("/states/0");
    assertThat(state.path("order").asLong()).isEqualTo(7);
    assertThat(state.path("status").asString()).isEqualTo("out_of_sync");
    assertThat(state.path("label").asString()).isEqualTo("Out of sync");
    assertThat(state.path("reason").asString()).isEqualTo("a text");
    assertThat(state.path("salesforceOrderId").isNull()).isTrue();
    assertThat(answer.path("unknown").toString()).isEqualTo("[99]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "[0]", "[\"7\"]", "[7.5]", "[99999999999999999999]", "7", "null"})
  void whatIsNoListOfEntityIdsIsRefused(String orders) {
    assertThat(states(orders).statusCode()).isEqualTo(400);
    assertThat(states(orders).body()).contains("orders: ");
  }

  @Test
  void moreThanFiveHundredAtOnceAreRefused() {
    String ids = java.util.stream.IntStream.rangeClosed(1, 501).boxed().toList().toString();
    assertThat(states(ids).body()).contains("1 to 500 entity ids");
    assertThat(states(ids.replace(", 501", "")).statusCode()).isEqualTo(200);
  }

  @Test
  void aCursorThatIsNoneIsGoneAndSaysWhatToDo() {
    HttpResponse<String> gone =
        as("GET", "/api/v1/orders/changes?after=x", TestConsole.TOKEN, Map.of());
    assertThat(gone.statusCode()).isEqualTo(410);
    assertThat(gone.headers().firstValue("Content-Type").orElse("")).contains("problem+json");
    assertThat(gone.body()).contains("Begin anew without it.");
    for (String limit : List.of("0", "1001", "x", "-1")) {
      assertThat(
              as("GET", "/api/v1/orders/changes?limit=" + limit, TestConsole.TOKEN, Map.of())
                  .statusCode())
          .as(limit)
          .isEqualTo(400);
    }
  }

  private static HttpResponse<String> states(String orders) {
    return as(
        "POST",
        "/api/v1/orders/states",
        TestConsole.TOKEN,
        Map.of(),
        "{\"orders\":" + orders + "}");
  }

  @Test
  void anOrdersTabCanBeMadeOfOneAnswer() {
    console.choices.pinned.put(
        new OrderKey("main", 7),
        new io.crossdock.core.port.org.Pins.Pin(
            Optional.empty(), Optional.empty(), Optional.of("005A")));
    JsonNode order = json(as("GET", "/api/v1/orders/main:7", TestConsole.TOKEN, Map.of()));
    assertThat(order.path("label").asString()).isEqualTo("Out of sync");
    assertThat(order.at("/links/owner/url").asString()).isEqualTo("https://org.example/005A");
    assertThat(order.at("/links/order").isNull()).isTrue();
    assertThat(order.at("/pins/owner").asString()).isEqualTo("005A");
    assertThat(order.at("/can/edit").asBoolean()).isTrue();
    console.choices.pinned.clear();
  }

  private static JsonNode paired(String role) {
    HttpResponse<String> page =
        console.signedIn().post("/connections/module", Map.of("role", role));
    assertThat(page.statusCode()).as(page.body()).isEqualTo(201);
    Matcher text =
        Pattern.compile("<code class=\"token\">([A-Za-z0-9_-]+)</code>").matcher(page.body());
    assertThat(text.find()).isTrue();
    return JsonMapper.shared()
        .readTree(new String(Base64.getUrlDecoder().decode(text.group(1)), StandardCharsets.UTF_8));
  }

  private static HttpResponse<String> notice(String secret, String body) {
    return console.browser().signed("/hooks/magento", secret, body);
  }

  private static JsonNode json(HttpResponse<String> answer) {
    return JsonMapper.shared().readTree(answer.body());
  }

  private static HttpResponse<String> as(
      String method, String path, String token, Map<String, String> headers) {
    return as(method, path, token, headers, "");
  }

  private static HttpResponse<String> as(
      String method, String path, String token, Map<String, String> headers, String body) {
    return console.browser().api(method, path, token, headers, body);
  }
}
