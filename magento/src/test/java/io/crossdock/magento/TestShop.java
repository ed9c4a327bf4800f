package io.crossdock.magento;

import io.crossdock.magento.rest.MagentoConfig;
import io.crossdock.magento.rest.MagentoConfig.Credentials;
import io.crossdock.magento.rest.RestApi;
import io.crossdock.sandbox.shop.Shop;
import io.crossdock.sandbox.shop.ShopOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A sandbox shop, and what its customers and staff do there over HTTP. */
public final class TestShop implements AutoCloseable {

  public static final Credentials BEARER = new Credentials.Bearer("sandbox-shop-token");
  static final Credentials OAUTH =
      new Credentials.OAuth(
          "sandbox-consumer-key",
          "sandbox-consumer-secret",
          "sandbox-access-token",
          "sandbox-access-token-secret");

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final Shop shop;
  private final InstantSource clock;

  TestShop(int orders, InstantSource clock) {
    this.clock = clock;
    try {
      shop = Shop.start(new ShopOptions(0, orders, 11, null, clock));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  MagentoConfig config(Credentials credentials) {
    return new MagentoConfig("main", URI.create(shop.url()), credentials, Duration.ofSeconds(20));
  }

  MagentoShop client(Credentials credentials) {
    return MagentoShop.connect(config(credentials), clock);
  }

  MagentoShop impatientClient() {
    return impatientClient(Duration.ofMillis(400), clock);
  }

  /**
   * @param limit of every question
   */
  MagentoShop impatientClient(Duration limit, InstantSource at) {
    return MagentoShop.connect(
        new MagentoConfig("main", URI.create(shop.url()), BEARER, limit), at);
  }

  InstantSource clock() {
    return clock;
  }

  /** Places orders now; gives their ids. */
  List<Long> buy(int count) {
    return send("POST", "/_sandbox/orders", Map.of("count", count))
        .path("ids")
        .valueStream()
        .map(JsonNode::asLong)
        .toList();
  }

  JsonNode order(long id) {
    return send("GET", "/rest/V1/orders/" + id, Map.of());
  }

  void staff(String method, String path, Map<String, ?> body) {
    send(method, "/rest/V1" + path, body);
  }

  /** A fault on every request whose path and query contain {@code path}, a regular expression. */
  void fault(String kind, String path, int times, Map<String, ?> args) {
    var spec = new java.util.HashMap<String, Object>(args);
    spec.put("kind", kind);
    spec.put("path", path);
    spec.put("times", times);
    send("POST", "/_sandbox/faults", spec);
  }

  /** Takes these rights from the integration, and gives back all others. */
  void deny(String... resources) {
    settings(Map.of("deniedResources", List.of(resources)));
  }

  void settings(Map<String, ?> settings) {
    send("PUT", "/_sandbox/settings", settings);
  }

  /** Places one order with something odd about it; gives its id. */
  long odd(Map<String, ?> what) {
    var asked = new java.util.HashMap<String, Object>(what);
    asked.put("count", 1);
    return send("POST", "/_sandbox/orders", asked).path("ids").path(0).asLong();
  }

  /** Orders that spoil every list they are in; see the sandbox. */
  void spoilt(List<Map<String, Object>> orders) {
    send("PUT", "/_sandbox/spoilt", orders);
  }

  /** How often those have spoilt an answer, together. */
  int spoils() {
    return send("GET", "/_sandbox/spoilt", Map.of())
        .valueStream()
        .mapToInt(order -> order.path("struck").asInt())
        .sum();
  }

  static Map<String, Object> spoilt(long id, String how, boolean single) {
    return Map.of("id", id, "how", how, "single", single);
  }

  /** Columns of an order, as given. */
  void set(long id, Map<String, Object> columns) {
    send("POST", "/_sandbox/orders/" + id + "/set", columns);
  }

  void refuse(String path, int status, String body) {
    fault("status", path, -1, Map.of("status", status, "body", body));
  }

  void noFaults() {
    send("DELETE", "/_sandbox/faults", Map.of());
  }

  /** How often a kind of fault struck. */
  int struck(String kind) {
    return send("GET", "/_sandbox/faults", Map.of()).path("struck").path(kind).asInt(0);
  }

  private JsonNode send(String method, String path, Object body) {
    String json = body.equals(Map.of()) ? "" : RestApi.JSON.writeValueAsString(body);
    var request =
        HttpRequest.newBuilder(URI.create(shop.url() + path))
            .header("Authorization", "Bearer sandbox-shop-token")
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(json))
            .build();
    try {
      HttpResponse<String> response = HTTP.send(request, BodyHandlers.ofString());
      if (response.statusCode() != 200) {
        throw new AssertionError(method + " " + path + ": " + response.body());
      }
      return RestApi.JSON.readTree(response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    try {
      shop.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
