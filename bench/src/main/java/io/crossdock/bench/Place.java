package io.crossdock.bench;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A sandbox shop and org in a process of their own, with the products of the mix known. */
final class Place implements AutoCloseable {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final int CHUNK = 200;
  private static final String SHOP_TOKEN = "sandbox-shop-token";

  private final Setup setup;
  private final Program program;
  private final String shopUrl;
  private final String orgUrl;
  private final Http shop;
  private final Http org;

  Place(Setup setup, Path root, Path work, String name) throws IOException {
    this.setup = setup;
    int shopPort = freePort();
    int orgPort = freePort();
    this.shopUrl = "http://127.0.0.1:" + shopPort;
    this.orgUrl = "http://127.0.0.1:" + orgPort;
    this.program =
        new Program(
            root.resolve("sandbox"),
            "io.crossdock.sandbox.Sandbox",
            List.of("-Xmx6g"),
            Map.of(
                "CROSSDOCK_SHOP_PORT", String.valueOf(shopPort),
                "CROSSDOCK_ORG_PORT", String.valueOf(orgPort),
                "CROSSDOCK_SANDBOX_ORDERS", "0"),
            work.resolve("sandbox-" + name + ".log"),
            "Sandbox org:");
    this.shop = new Http(shopUrl);
    this.org = new Http(orgUrl);
  }

  static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  String shopUrl() {
    return shopUrl;
  }

  String orgUrl() {
    return orgUrl;
  }

  /** From now on every call takes its time, and every row of a bulk job. */
  void slow() {
    int recordMillis = setup.latency("org.record-millis");
    fault(shop, "latency", "/rest/.*/orders", 0, setup.latency("shop.order-millis"));
    fault(org, "latency", "/services/data/", setup.latency("org.millis"), recordMillis);
    fault(org, "org-slow-jobs", "/jobs/ingest/", 0, recordMillis);
  }

  private static void fault(Http at, String kind, String path, int millis, int perRecordMillis) {
    at.json(
        "POST",
        "/_sandbox/faults",
        Map.of(
            "kind",
            kind,
            "path",
            path,
            "times",
            -1,
            "ms",
            millis,
            "perRecordMillis",
            perRecordMillis));
  }

  /** Calls to Salesforce so far, by kind; token calls are none. */
  Map<String, Integer> calls() {
    var calls = new LinkedHashMap<String, Integer>();
    for (Map.Entry<String, JsonNode> kind :
        org.get("/_sandbox/requests").path("byKind").properties()) {
      calls.put(kind.getKey(), kind.getValue().asInt());
    }
    return calls;
  }

  void forgetCalls() {
    org.json("POST", "/_sandbox/requests/reset", Map.of());
  }

  /** What the shop was asked of these orders; see {@link Reads}. */
  JsonNode reads(long first, long last) {
    return shop.get("/_sandbox/reads?from=" + first + "&to=" + last).path("orders");
  }

  /** Buys one order; gives its entity id. */
  long buy(Mix.Sale sale) {
    var asked = new LinkedHashMap<String, Object>();
    asked.put("email", sale.email());
    asked.put("customerId", sale.customerId());
    asked.put(
        "items",
        sale.products().stream()
            .map(p -> Map.of("sku", p.sku(), "name", p.name(), "price", p.price(), "qty", 1))
            .toList());
    long id = shop.json("POST", "/_sandbox/orders", asked).path("ids").get(0).asLong();
    if (sale.shipped()) {
      act("/order/" + id + "/invoice", Map.of("capture", true));
      act("/order/" + id + "/ship", Map.of());
    }
    if (sale.comment()) {
      act(
          "/orders/" + id + "/comments",
          Map.of(
              "statusHistory",
              Map.of(
                  "comment",
                  "Please ring twice",
                  "is_visible_on_front",
                  1,
                  "is_customer_notified",
                  0,
                  "status",
                  sale.shipped() ? "complete" : "pending")));
    }
    return id;
  }

  private OrgRows rows() {
    String token =
        org.text(
            "POST",
            "/services/oauth2/token?grant_type=client_credentials&client_id=sandbox-client"
                + "&client_secret=sandbox-secret",
            "",
            Map.of());
    return new OrgRows(org, JSON.readTree(token).path("access_token").asString());
  }

  private void act(String path, Object body) {
    shop.text(
        "POST",
        "/rest/V1" + path,
        JSON.writeValueAsString(body),
        Map.of("Authorization", "Bearer " + SHOP_TOKEN));
  }

  /** What the org knows before anybody starts: the mix's products and its old customers. */
  void stock(Mix mix) {
    OrgRows rows = rows();
    var books = rows.query("SELECT Id, IsStandard FROM Pricebook2");
    var products =
        rows.insert("Product2", mix.products().stream().map(Mix.Product::row).toList(), CHUNK);
    books.sort((a, b) ->
        Boolean.compare(b.path("IsStandard").asBoolean(), a.path("IsStandard").asBoolean()));
    for (JsonNode book : books) {
      var entries = new ArrayList<Map<String, Object>>();
      for (int i = 0; i < products.size(); i++) {
        entries.add(
            Map.of(
                "Pricebook2Id",
                book.path("Id").asString(),
                "Product2Id",
                products.get(i),
                "UnitPrice",
                mix.products().get(i).price(),
                "IsActive",
                true,
                "CurrencyIsoCode",
                "USD"));
      }
      rows.insert("PricebookEntry", entries, CHUNK);
    }
    var accounts =
        rows.insert(
            "Account", mix.oldCustomers().stream().map(Mix.Customer::account).toList(), CHUNK);
    var contacts = new ArrayList<Map<String, Object>>();
    for (int i = 0; i < accounts.size(); i++) {
      contacts.add(mix.oldCustomers().get(i).contact(accounts.get(i)));
    }
    rows.insert("Contact", contacts, CHUNK);
    forgetCalls();
  }

  /** How many records of this kind the org holds. */
  int count(String type) {
    return rows().total("SELECT COUNT() FROM " + type);
  }

  @Override
  public void close() {
    program.close();
  }
}
