package io.crossdock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.crossdock.app.Crossdock;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A connection made in the console: set up, looked at, one order sent, started. */
class GoingLiveIT {

  private static final String PASSWORD = "four words will do here";

  private static final String KEY = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";
  private static final String NEW_KEY = "ZmVkY2JhOTg3NjU0MzIxMGZlZGNiYTk4NzY1NDMyMTA=";
  @TempDir Path folder;

  @Test
  void nothingIsSentByItselfBeforeStartAndEveryInstanceTakesTheConnectionOver() throws Exception {
    try (Place place = new Place(0);
        var database = new SharedDatabase(folder.resolve("database"));
        Crossdock one = unconnected(database, "one");
        Service two = Service.start(unconnected(database, "two", KEY))) {
      assertThat(phase(one.url())).isEqualTo("not_connected");
      refused(one.url(), Map.of("CROSSDOCK_SHOP_URL", "http://shop.example.com"), "plain http");
      assertThat(phase(one.url())).isEqualTo("not_connected");

      var unsafe = new HashMap<>(connection(place));
      unsafe.put("CROSSDOCK_ORG_URL", "https://salesforce.example.com");
      refused(one.url(), unsafe, "is not an https address of Salesforce");

      save(one.url(), connection(place));
      await()
          .atMost(Patience.SOON)
          .until(() -> phase(one.url()).equals("setup") && phase(two.url()).equals("setup"));
      assertThat(check(two.url(), "shop").path("ready").asBoolean()).isTrue();
      assertThat(database.texts("SELECT value FROM connection_value").toString())
          .contains(place.shopUrl())
          .doesNotContain("sandbox-shop-token", "sandbox-secret");

      long first = place.buy("LAB-MUG", 1, "first@example.com");
      Visitor admin = Visitor.signedIn(one.url(), "admin", PASSWORD);
      String number = place.order(first).path("increment_id").asString();
      assertThat(admin.page("/connections/preview").body()).contains(number, "Send this one");
      long waiting = place.buy("LAB-MUG", 1, "waiting@example.com");
      admin.press("/connections/preview", "/connections/send", Map.of("order", "main:" + first));
      await().atMost(Patience.SOON).until(() -> !place.inOrg(first).isMissingNode());
      assertThat(place.count("Order")).isEqualTo(1);

      assertThat(Http.send("POST", api(two.url(), "/start"), "demo-token", "").status())
          .isEqualTo(202);
      await().atMost(Patience.SOON).until(() -> phase(one.url()).equals("started"));
      await().atMost(Patience.SOON).until(() -> !place.inOrg(waiting).isMissingNode());
      assertThat(admin.page("/connections").body()).contains("Test connection");
    }
  }

  @Test
  void recordsOfAnotherConnectorAreTakenOverBeforeStartAndThenUpdatedInPlaceNotDoubled()
      throws Exception {
    try (Place place = new Place(0);
        var database = new SharedDatabase(folder.resolve("database"));
        Crossdock crossdock = unconnected(database, "one")) {
      var older = new OlderConnector(place);
      long plain = place.buy("LAB-MUG", 1, "plain@example.com");
      long active = place.buy("LAB-MUG", 2, "active@example.com");
      long twice = place.buy("LAB-MUG", 3, "twice@example.com");
      String first = older.order(plain, "mag-" + number(place, plain));
      String second = older.order(active, " MAG-" + number(place, active));
      older.activate(second);
      older.order(twice, "MAG-" + number(place, twice));
      older.order(twice, "MAG-" + number(place, twice));
      older.order(plain, "MAG-999999999");
      save(crossdock.url(), connection(place));
      await().atMost(Patience.SOON).until(() -> phase(crossdock.url()).equals("setup"));

      Http.Answer refused = adopt(crossdock, "Old_Log__c", true);
      assertThat(refused.status()).isEqualTo(400);
      assertThat(refused.body()).contains("orders.field: Order.Old_Log__c is a long text");
      JsonNode counted = adopted(crossdock, true);
      assertThat(counts(counted)).isEqualTo("5 found, 2 match, 0 ours, 2 doubles, 1 unknown");
      assertThat(place.count("Order WHERE Magento_Id__c != null")).isZero();
      assertThat(counts(adopted(crossdock, false)))
          .isEqualTo("5 found, 2 match, 0 ours, 2 doubles, 1 unknown");
      assertThat(place.inOrg(plain).path("Id").asString()).isEqualTo(first);
      assertThat(place.inOrg(active).path("Id").asString()).isEqualTo(second);
      int lines = place.count("OrderItem");
      assertThat(counts(adopted(crossdock, false)))
          .isEqualTo("5 found, 0 match, 2 ours, 2 doubles, 1 unknown");

      assertThat(Http.send("POST", api(crossdock.url(), "/start"), "demo-token", "").status())
          .isEqualTo(202);
      await().atMost(Patience.SOON).until(() -> phase(crossdock.url()).equals("started"));
      place.hold(plain);
      Http.Answer history =
          Http.send(
              "POST",
              crossdock.url() + "/api/v1/backfills",
              "demo-token",
              """
              {"from":"2020-01-01","before":"2100-01-01","statuses":[]}\
              """);
      assertThat(history.status()).as(history.body()).isEqualTo(202);
      await()
          .atMost(Patience.SOON)
          .until(() ->
              place.statusInOrg(plain).equals("holded")
                  && new Api(crossdock.url()).syncStatus(active).equals("in_sync"));
      await()
          .atMost(Patience.SOON)
          .untilAsserted(() ->
              assertThat(new Api(crossdock.url()).order(twice).path("reason").asString())
                  .contains("was not taken over", "has the same number", "Sync anyway"));
      assertThat(place.count("Order")).isEqualTo(5);
      assertThat(place.count("OrderItem")).isEqualTo(lines);
      assertThat(place.inOrg(active).path("Status").asString()).isEqualTo("Activated");
    }
  }

  private static String number(Place place, long id) {
    return place.order(id).path("increment_id").asString();
  }

  private static Http.Answer adopt(Crossdock crossdock, String field, boolean dryRun) {
    return Http.send(
        "POST",
        crossdock.url() + "/api/v1/adoptions",
        "demo-token",
        """
        {"dryRun":%s,"orders":{"field":"%s","holds":"increment_id","prefix":"MAG-"}}\
        """
            .formatted(dryRun, field));
  }

  /** One that is through. */
  private static JsonNode adopted(Crossdock crossdock, boolean dryRun) {
    Http.Answer started = adopt(crossdock, "Old_Key__c", dryRun);
    assertThat(started.status()).as(started.body()).isEqualTo(202);
    String at = crossdock.url() + "/api/v1/adoptions/" + started.json().path("adoption").asString();
    await()
        .atMost(Patience.SOON)
        .until(() ->
            Http.send("GET", at, "demo-token", null)
                .json()
                .path("state")
                .asString()
                .equals("done"));
    return Http.send("GET", at, "demo-token", null).json();
  }

  private static String counts(JsonNode adoption) {
    JsonNode orders = adoption.path("orders");
    return "%d found, %d match, %d ours, %d doubles, %d unknown"
        .formatted(
            orders.path("inSalesforce").asInt(),
            orders.path("matched").asInt(),
            orders.path("alreadyOurs").asInt(),
            orders.path("doubles").asInt(),
            orders.path("notInShop").asInt());
  }

  @Test
  void startIsRefusedWhileTheCheckIsRedAndSaysWhatToMend() throws Exception {
    try (Place place = new Place(0);
        var database = new SharedDatabase(folder.resolve("database"));
        Crossdock crossdock = unconnected(database, "one")) {
      var wrong = new HashMap<>(connection(place));
      wrong.put("CROSSDOCK_SHOP_TOKEN", "not-the-token");
      save(crossdock.url(), wrong);
      await().atMost(Patience.SOON).until(() -> phase(crossdock.url()).equals("setup"));
      Http.Answer answer = Http.send("POST", api(crossdock.url(), "/start"), "demo-token", "");
      assertThat(answer.status()).isEqualTo(422);
      assertThat(answer.body()).contains("Not started");
      assertThat(phase(crossdock.url())).isEqualTo("setup");
    }
  }

  @Test
  void aNewKeyTakesTheFormerOnesPlaceAndAWrongOneIsNamed() throws Exception {
    try (Place place = new Place(0);
        var database = new SharedDatabase(folder.resolve("database"))) {
      try (Crossdock crossdock = unconnected(database, "one")) {
        save(crossdock.url(), connection(place));
        await().atMost(Patience.SOON).until(() -> phase(crossdock.url()).equals("setup"));
      }
      var keys = Map.of("CROSSDOCK_KEY", NEW_KEY);
      org.assertj.core.api.Assertions.assertThatThrownBy(() -> start(database, "two", keys))
          .hasMessageContaining("CROSSDOCK_FORMER_KEY");
      try (Crossdock rotating =
          start(database, "three", Map.of("CROSSDOCK_KEY", NEW_KEY, "CROSSDOCK_FORMER_KEY", KEY))) {
        assertThat(phase(rotating.url())).isEqualTo("setup");
      }
      try (Crossdock rotated = start(database, "four", keys)) {
        assertThat(check(rotated.url(), "org").path("ready").asBoolean()).isTrue();
      }
    }
  }

  private Crossdock unconnected(SharedDatabase database, String data) throws Exception {
    return Crossdock.start(unconnected(database, data, KEY));
  }

  private Map<String, String> unconnected(SharedDatabase database, String data, String key) {
    return settings(database, data, Map.of("CROSSDOCK_KEY", key));
  }

  private Crossdock start(SharedDatabase database, String data, Map<String, String> more)
      throws Exception {
    return Crossdock.start(settings(database, data, more));
  }

  private Map<String, String> settings(
      SharedDatabase database, String data, Map<String, String> more) {
    var settings = new HashMap<String, String>();
    settings.put("CROSSDOCK_PORT", "0");
    settings.put("CROSSDOCK_DATA", folder.resolve(data).toString());
    settings.put("CROSSDOCK_DATABASE_URL", database.url());
    settings.put("CROSSDOCK_ADMIN_PASSWORD", PASSWORD);
    settings.put("CROSSDOCK_API_TOKEN", "demo-token");
    settings.putAll(more);
    return settings;
  }

  private Map<String, String> connection(Place place) {
    return place.settings(folder, Map.of()).entrySet().stream()
        .filter(e -> e.getKey().startsWith("CROSSDOCK_SHOP_") || e.getKey().contains("_ORG_"))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static String api(String url, String path) {
    return url + "/api/v1/connections" + path;
  }

  /** Empty while it begins anew. */
  private static String phase(String url) {
    try {
      return Http.send("GET", api(url, ""), "demo-token", null).json().path("phase").asString();
    } catch (java.io.UncheckedIOException e) {
      return "";
    }
  }

  private static JsonNode check(String url, String side) {
    return Http.send("POST", api(url, "/check/" + side), "demo-token", "").json();
  }

  private static void save(String url, Map<String, String> values) {
    Http.Answer answer = put(url, values);
    assertThat(answer.status()).as(answer.body()).isEqualTo(202);
  }

  private static void refused(String url, Map<String, String> values, String because) {
    Http.Answer answer = put(url, values);
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.body()).contains(because, "CROSSDOCK_ORG_URL");
  }

  private static Http.Answer put(String url, Map<String, String> values) {
    String body = JsonMapper.shared().writeValueAsString(Map.of("values", values));
    return Http.send("PUT", api(url, ""), "demo-token", body);
  }
}
