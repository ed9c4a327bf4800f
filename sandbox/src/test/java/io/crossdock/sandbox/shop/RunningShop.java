package io.crossdock.sandbox.shop;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.sandbox.http.Json;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A shop of its own for each test, at a time that the test sets. */
@SuppressWarnings("NullAway.Init") // JUnit sets them before each test
abstract class RunningShop {

  final HttpClient http = HttpClient.newHttpClient();
  final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-24T02:00:00Z"));

  @TempDir Path folder;
  Shop shop;

  @BeforeEach
  void open() throws IOException {
    shop = start();
  }

  @AfterEach
  void close() throws IOException {
    shop.close();
  }

  Shop start() throws IOException {
    return Shop.start(new ShopOptions(0, 60, 42, folder.resolve("shop.jsonl"), now::get));
  }

  int buy() throws Exception {
    String cart = post("guest-carts", "").replace("\"", "");
    post("guest-carts/" + cart + "/items", "{\"cartItem\":{\"sku\":\"LAB-MUG\",\"qty\":2}}");
    String address =
        """
        {"region":"California","region_id":12,"region_code":"CA","country_id":"US",
         "street":["1 Main St"],"postcode":"90034","city":"Los Angeles","firstname":"Ada",
         "lastname":"Byron","telephone":"555-0100","email":"trace@example.com","company":"x"}
        """;
    post(
        "guest-carts/" + cart + "/shipping-information",
        "{\"addressInformation\":{\"shipping_address\":" + address + "}}");
    var placed =
        send(
            "PUT",
            "/rest/V1/guest-carts/" + cart + "/order",
            "{\"paymentMethod\":{\"method\":\"checkmo\"}}",
            "");
    return Integer.parseInt(placed.body());
  }

  Map<String, Object> order(int id) throws Exception {
    return Json.object(get("/rest/V1/orders/" + id).body().getBytes(StandardCharsets.UTF_8));
  }

  Map<String, Object> list(String query) throws Exception {
    return Json.object(get("/rest/V1/orders?" + query).body().getBytes(StandardCharsets.UTF_8));
  }

  String post(String path, String body) throws Exception {
    var answer = send("POST", "/rest/V1/" + path, body, "Bearer sandbox-shop-token");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return answer.body();
  }

  HttpResponse<String> get(String path) throws Exception {
    return send("GET", path, null, "Bearer sandbox-shop-token");
  }

  HttpResponse<String> send(String method, String path, @Nullable String body, String authorization)
      throws Exception {
    return http.send(
        request(method, path, body, authorization), HttpResponse.BodyHandlers.ofString());
  }

  HttpRequest request(String method, String path, @Nullable String body, String authorization) {
    var request =
        HttpRequest.newBuilder(
            URI.create(shop.url() + path.replace("[", "%5B").replace("]", "%5D")));
    if (!authorization.isEmpty()) {
      request.header("Authorization", authorization);
    }
    request.method(
        method,
        body == null
            ? HttpRequest.BodyPublishers.noBody()
            : HttpRequest.BodyPublishers.ofString(body));
    return request.build();
  }

  static String filter(String part, String value) {
    return "&searchCriteria[filter_groups][0][filters][0][" + part + "]=" + encode(value);
  }

  static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
