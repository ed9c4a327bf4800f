package io.crossdock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.crossdock.app.Crossdock;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BadInputIT extends InOnePlace {

  private static final String TOKEN = "demo-token";

  BadInputIT() {
    super(1);
  }

  /**
   * One wrong request.
   *
   * @param named what the answer must name
   */
  record Bad(String what, Supplier<Http.Answer> request, int status, List<String> named) {
    @Override
    public String toString() {
      return what;
    }
  }

  List<Bad> badInput() {
    String one = "{\"connection\":\"main\",\"orders\":[1]}";
    return List.of(
        bad("a wrong token", () -> get("/status", "wrong"), 401, "Authorization"),
        bad("no token", () -> get("/status", null), 401, "Authorization"),
        bad("an unknown entity id", () -> get("/orders/main:999999", TOKEN), 404, "999999"),
        bad("an unknown number", () -> get("/orders/123456789", TOKEN), 404, "123456789"),
        bad("an unknown operation", () -> get("/operations/nope", TOKEN), 404, "nope"),
        bad("an unknown mark", () -> get("/orders?syncStatus=odd", TOKEN), 400, "in_sync"),
        bad("a NUL in a search", () -> get("/orders?q=a%00b", TOKEN), 400, "q:", "U+0000"),
        bad("a NUL in a filter", () -> get("/orders?status=%00", TOKEN), 400, "status:", "U+0000"),
        bad(
            "a NUL in a list",
            () -> sync("{\"orders\":[\"1\",\"a\\u0000b\"]}"),
            400,
            "orders:",
            "U+0000"),
        bad("half an emoji", () -> sync("{\"orders\":[\"\\ud83d\"]}"), 404, "orders"),
        bad("an unknown address", () -> get("/nowhere", TOKEN), 404, "page"),
        bad("malformed JSON", () -> sync("{\"orders\":"), 400, "JSON"),
        bad("no body", () -> sync(""), 400, "JSON"),
        bad("a wrong field", () -> sync("{\"order\":[1]}"), 400, "order:", "orders: is missing"),
        bad("no orders", () -> sync("{\"orders\":[]}"), 400, "orders:"),
        bad(
            "a period that is none",
            () -> post("/audits", "{\"from\":\"yesterday\",\"before\":\"never\"}"),
            400,
            "from: must be a date",
            "before: must be a date"),
        bad("unknown orders", () -> sync("{\"orders\":[\"x\",\"y\"]}"), 404, "x", "y"),
        bad("an unsigned notice", this::unsigned, 401, "X-Crossdock-Signature"),
        bad("a wrongly signed notice", () -> notice(one, 0, "odd"), 401, "Signature"),
        bad("an expired notice", () -> notice(one, -301), 401, "Timestamp", "300 s"),
        bad("a notice of tomorrow", () -> notice(one, 86_400), 401, "Timestamp"),
        bad("an oversized notice", () -> notice(" ".repeat(65_537), 0), 413, "64 KiB"),
        bad("a notice of too many", () -> notice(ids(1001), 0), 400, "orders:", "1000"),
        bad("a notice of none", () -> notice(ids(0), 0), 400, "orders:"),
        bad(
            "a notice of another connection and an odd id",
            () -> notice("{\"connection\":\"other\",\"orders\":[\"1\"]}", 0),
            400,
            "connection:",
            "main",
            "orders:"),
        bad("a malformed notice", () -> notice("{\"connection\":", 0), 400, "JSON"));
  }

  private static Bad bad(String what, Supplier<Http.Answer> request, int status, String... named) {
    return new Bad(what, request, status, List.of(named));
  }

  @ParameterizedTest
  @MethodSource("badInput")
  void badInputIsAnsweredByAProblemThatNamesWhatIsWrong(Bad bad) {
    Http.Answer answer = bad.request().get();
    assertThat(answer.status()).as(answer.body()).isEqualTo(bad.status());
    assertThat(answer.type()).startsWith("application/problem+json");
    assertThat(answer.json().path("status").asInt()).isEqualTo(bad.status());
    assertThat(answer.json().path("title").asString()).isNotBlank();
    assertThat(answer.body()).contains(bad.named());
  }

  @Test
  void oneUnknownOrderAmongKnownOnesSendsNothing() {
    var api = new Api(crossdock.url());
    long known = place.orders().get(0).path("entity_id").asLong();
    await().atMost(Patience.SOON).until(() -> api.syncStatus(known).equals("in_sync"));
    int attempts = api.outcomes(known).size();
    assertThat(sync("{\"orders\":[\"main:" + known + "\",\"nope\"]}").status()).isEqualTo(404);
    assertThat(sync("{\"orders\":[\"main:" + known + "\"]}").status()).isEqualTo(202);
    await().atMost(Patience.SOON).until(() -> api.outcomes(known).size() > attempts);
    assertThat(api.outcomes(known)).hasSize(attempts + 1);
  }

  private Http.Answer get(String path, @Nullable String token) {
    return Http.send("GET", crossdock.url() + "/api/v1" + path, token, null);
  }

  private Http.Answer sync(String body) {
    return post("/orders/sync", body);
  }

  private Http.Answer post(String path, String body) {
    return Http.send("POST", crossdock.url() + "/api/v1" + path, TOKEN, body);
  }

  private Http.Answer unsigned() {
    return Http.send("POST", crossdock.url() + "/hooks/magento", null, ids(1));
  }

  private Http.Answer notice(String body, int shifted) {
    return notice(body, shifted, Notice.SECRET);
  }

  private Http.Answer notice(String body, int shifted, String secret) {
    long now = Instant.now().getEpochSecond();
    return Notice.post(crossdock.url(), body, now + shifted, secret);
  }

  private static String ids(int count) {
    String ids =
        IntStream.rangeClosed(1, count).mapToObj(String::valueOf).collect(Collectors.joining(","));
    return "{\"connection\":\"main\",\"orders\":[" + ids + "]}";
  }

  @Test
  void aPageThatIsAskedForWithANulSaysSo() {
    assertThat(get("/orders/a%00b", TOKEN).status()).isEqualTo(400);
    Visitor admin = Visitor.signedIn(crossdock.url(), "admin", "admin");
    for (String page : List.of("/orders?q=a%00b", "/log?q=%00", "/queue?cause=%00")) {
      assertThat(admin.page(page).status()).as(page).isEqualTo(400);
      assertThat(admin.page(page).body()).contains("holds U+0000, which no text has");
    }
  }

  @Test
  void noPageIsShownWithoutASession() throws Exception {
    try (var client = HttpClient.newHttpClient()) {
      var answer =
          client.send(
              HttpRequest.newBuilder(URI.create(crossdock.url() + "/orders")).build(),
              BodyHandlers.ofString());
      assertThat(answer.statusCode()).isEqualTo(302);
      assertThat(answer.headers().firstValue("Location").orElse("")).endsWith("/sign-in");
      assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
          .contains("default-src 'none'");
    }
  }

  @Test
  void aConnectionThatIsGivenInPartIsRefusedBeforeAnythingIsStarted() {
    assertThatThrownBy(() -> Crossdock.start(Map.of("CROSSDOCK_SHOP_TOKEN", "a-token")))
        .isInstanceOf(Crossdock.WrongSettings.class)
        .hasMessageContaining("CROSSDOCK_SHOP_URL")
        .hasMessageContaining("CROSSDOCK_ORG_URL");
  }
}
