package io.crossdock.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.sandbox.http.Json;
import io.crossdock.sandbox.org.Org;
import io.crossdock.sandbox.org.OrgOptions;
import io.crossdock.sandbox.shop.Shop;
import io.crossdock.sandbox.shop.ShopOptions;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The sandbox is never what a benchmark measures. {@code -Dload.orders=100000} tries the size of a
 * bench; the bounds hold for it as well.
 */
class LoadIT {

  private static final int ORDERS = Integer.getInteger("load.orders", 5_000);
  private static final String BASE = "/services/data/v66.0";

  private final HttpClient http = HttpClient.newHttpClient();

  @Test
  void theShopFindsByIdByTimeAndByNumberWithoutLookingAtEveryOrder() throws Exception {
    try (Shop shop = Shop.start(new ShopOptions(0, 0, 1, null, InstantSource.system()))) {
      String url = shop.url();
      timed(
          "shop: place " + ORDERS,
          Duration.ofMinutes(2),
          () -> send("POST", url + "/_sandbox/orders", "", "{\"count\":" + ORDERS + "}"));
      String token = "sandbox-shop-token";
      String list = url + "/rest/V1/orders?searchCriteria[pageSize]=100";
      var ids = new ArrayList<String>();
      for (int i = 1; i <= 100; i++) {
        ids.add(String.valueOf(i * (ORDERS / 100)));
      }
      timed(
          "shop: 100 by id",
          Duration.ofSeconds(2),
          () -> send("GET", list + filter("entity_id", "in", String.join(",", ids)), token, ""));
      String now = "2099-01-01T00:00:00";
      timed(
          "shop: nothing new",
          Duration.ofSeconds(1),
          () -> send("GET", list + filter("updated_at", "gteq", now) + SORT, token, ""));
      timed(
          "shop: a page of all",
          Duration.ofSeconds(2),
          () -> send("GET", list + filter("updated_at", "gteq", "2000-01-01") + SORT, token, ""));
      timed(
          "shop: by number",
          Duration.ofSeconds(1),
          () -> send("GET", list + filter("increment_id", "eq", "000000042"), token, ""));
    }
  }

  @Test
  void theOrgTakesTwoThousandOrdersWellWithinAMinute() throws Exception {
    try (Org org = Org.start(new OrgOptions(0, 1, null, InstantSource.system()))) {
      String signIn =
          "/services/oauth2/token?grant_type=client_credentials&client_id=sandbox-client"
              + "&client_secret=sandbox-secret";
      String token =
          String.valueOf(
              Json.object(send("POST", org.url() + signIn, "", "").getBytes(UTF))
                  .get("access_token"));
      int orders = Math.max(2_000, ORDERS / 10);
      timed(
          "org: write " + orders,
          Duration.ofSeconds(orders / 34),
          () -> {
            for (int from = 0; from < orders; from += 50) {
              send("POST", org.url() + BASE + "/composite/graph", token, graphs(from));
            }
            return "";
          });
      String soql = "SELECT+Id,AccountId+FROM+Order+WHERE+Magento_Id__c+IN+('main:7','main:8')";
      timed(
          "org: two by key",
          Duration.ofMillis(500),
          () -> send("GET", org.url() + BASE + "/query?q=" + soql.replace("'", "%27"), token, ""));
    }
  }

  private static final java.nio.charset.Charset UTF = java.nio.charset.StandardCharsets.UTF_8;
  private static final String SORT =
      "&searchCriteria[sortOrders][0][field]=updated_at&searchCriteria[sortOrders][0][direction]=ASC"
          + "&searchCriteria[sortOrders][1][field]=entity_id"
          + "&searchCriteria[sortOrders][1][direction]=ASC";

  private static String graphs(int from) {
    var graphs = new ArrayList<Object>();
    for (int i = from; i < from + 50; i++) {
      var nodes = new ArrayList<Object>();
      nodes.add(node("account", "Account", "c" + i, Map.of("Name", "Customer " + i)));
      nodes.add(
          node(
              "order",
              "Order",
              "main:" + i,
              Map.of(
                  "AccountId", "@{account.id}", "EffectiveDate", "2026-11-24", "Status", "Draft")));
      for (int n = 0; n < 8; n++) {
        nodes.add(
            node(
                "c" + n,
                "Contact",
                i + ":" + n,
                Map.of("LastName", "L", "AccountId", "@{account.id}")));
      }
      graphs.add(Map.of("graphId", "g" + i, "compositeRequest", nodes));
    }
    return Json.text(Map.of("graphs", graphs));
  }

  private static Map<String, Object> node(
      String reference, String object, String key, Map<String, Object> body) {
    return Map.of(
        "method",
        "PATCH",
        "url",
        BASE + "/sobjects/" + object + "/Magento_Id__c/" + key,
        "referenceId",
        reference,
        "body",
        body);
  }

  private static String filter(String field, String condition, String value) {
    String prefix = "&searchCriteria[filter_groups][0][filters][0]";
    return prefix
        + "[field]="
        + field
        + prefix
        + "[condition_type]="
        + condition
        + prefix
        + "[value]="
        + value;
  }

  /** Does something over HTTP. */
  @FunctionalInterface
  interface Work {
    String run() throws Exception;
  }

  private static void timed(String what, Duration most, Work work) throws Exception {
    Instant start = InstantSource.system().instant();
    work.run();
    Duration took = Duration.between(start, InstantSource.system().instant());
    System.out.println(what + ": " + took.toMillis() + " ms");
    assertThat(took).as(what).isLessThan(most);
  }

  private String send(String method, String url, String token, String body) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create(url.replace("[", "%5B").replace("]", "%5D")))
            .header("Authorization", "Bearer " + token)
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build();
    var answer = http.send(request, BodyHandlers.ofString());
    assertThat(List.of(200, 201)).as(answer.body()).contains(answer.statusCode());
    return answer.body();
  }
}
