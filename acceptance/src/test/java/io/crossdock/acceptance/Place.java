package io.crossdock.acceptance;

import io.crossdock.app.Crossdock;
import io.crossdock.sandbox.org.Org;
import io.crossdock.sandbox.org.OrgOptions;
import io.crossdock.sandbox.shop.Shop;
import io.crossdock.sandbox.shop.ShopOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A sandbox shop and org, and what a customer, a clerk and a Salesforce admin do there over HTTP.
 */
final class Place implements AutoCloseable {

  private static final String SHOP_TOKEN = "sandbox-shop-token";
  private final String shopUrl;
  private final String orgUrl;
  private final List<Part> started;
  private final OrgRest org;
  private final ShopRest rest;
  private final Customers customers;

  /** What this place has started and must stop. */
  @FunctionalInterface
  private interface Part {
    void close() throws IOException;
  }

  Place(int seededOrders) throws IOException {
    this(
        Shop.start(new ShopOptions(0, seededOrders, 7, null, InstantSource.system())),
        Org.start(new OrgOptions(0, 7, null, InstantSource.system())));
  }

  /** A shop that begins with an order of each odd kind. */
  static Place odd() throws IOException {
    return new Place(
        Shop.start(new ShopOptions(0, 3, true, 7, null, InstantSource.system())),
        Org.start(new OrgOptions(0, 7, null, InstantSource.system())));
  }

  /** What the sandbox's page of odd orders says: id, case, what, expect. */
  JsonNode oddOrders() {
    return control("GET", shopUrl + "/_sandbox/odd", null);
  }

  private Place(Shop shop, Org org) {
    this(shop.url(), org.url(), List.of(shop::close, org::close));
  }

  /** A shop and an org that run already, and go on when this is closed. */
  static Place at(String shopUrl, String orgUrl) {
    return new Place(shopUrl, orgUrl, List.of());
  }

  private Place(String shopUrl, String orgUrl, List<Part> started) {
    this.shopUrl = shopUrl;
    this.orgUrl = orgUrl;
    this.started = started;
    this.rest = new ShopRest(shopUrl, SHOP_TOKEN);
    this.customers = new Customers(rest);
    this.org = OrgRest.signIn(orgUrl);
  }

  /** Starts the product against this place in this JVM, as {@code serve} would. */
  Crossdock crossdock(Path data, Map<String, String> more) throws IOException {
    return Crossdock.start(settings(data, more));
  }

  /** Starts the product against this place in a process of its own. */
  Service service(Path data, Map<String, String> more) {
    return Service.start(settings(data, more));
  }

  Map<String, String> settings(Path data, Map<String, String> more) {
    var settings = new HashMap<String, String>();
    settings.put("CROSSDOCK_PORT", "0");
    settings.put("CROSSDOCK_DATA", data.toString());
    settings.put("CROSSDOCK_SHOP_URL", shopUrl);
    settings.put("CROSSDOCK_SHOP_TOKEN", SHOP_TOKEN);
    settings.put("CROSSDOCK_ORG_URL", orgUrl);
    settings.put("CROSSDOCK_ORG_CLIENT_ID", "sandbox-client");
    settings.put("CROSSDOCK_ORG_CLIENT_SECRET", "sandbox-secret");
    settings.put("CROSSDOCK_START_DATE", "2000-01-01");
    settings.put("CROSSDOCK_ADMIN_PASSWORD", "admin");
    settings.put("CROSSDOCK_API_TOKEN", "demo-token");
    settings.put("CROSSDOCK_WEBHOOK_SECRET", Notice.SECRET);
    settings.putAll(more);
    return settings;
  }

  /** Buys as a guest; gives the entity id. */
  long buy(String sku, int quantity, String email) {
    return customers.buy(sku, quantity, email);
  }

  /** Buys as a registered customer, who is registered now unless known; gives the entity id. */
  long buyAsCustomer(String sku, int quantity, String email) {
    return customers.buyAsCustomer(sku, quantity, email);
  }

  /** Orders nobody had to click for; see the sandbox's Demand. Gives the entity ids. */
  List<Long> demand(String json) {
    var ids = new ArrayList<Long>();
    control("POST", shopUrl + "/_sandbox/orders", json)
        .path("ids")
        .forEach(id -> ids.add(id.asLong()));
    return ids;
  }

  /** How often the shop has answered these orders but to a sweep; their ids follow each other. */
  int readsBesideSweeps(List<Long> ids) {
    String range = "?from=" + ids.getFirst() + "&to=" + ids.getLast();
    var orders = control("GET", shopUrl + "/_sandbox/reads" + range, null).path("orders");
    return Stream.of("changed", "changedUntil", "ids", "single", "other")
        .mapToInt(kind -> orders.path(kind).asInt())
        .sum();
  }

  /** How often it was asked what changed within a period, as the late poll asks. */
  int periodsAsked() {
    return control("GET", shopUrl + "/_sandbox/reads", null)
        .path("requests")
        .path("changedUntil")
        .asInt();
  }

  void comment(long id, String text) {
    String status = order(id).path("status").asString();
    shopDo(
        "/orders/" + id + "/comments",
        """
        {"statusHistory":{"comment":"%s","is_visible_on_front":1,"is_customer_notified":0,
         "status":"%s"}}\
        """
            .formatted(text, status));
  }

  void hold(long id) {
    shopDo("/orders/" + id + "/hold", "");
  }

  void unhold(long id) {
    shopDo("/orders/" + id + "/unhold", "");
  }

  /** One record of the order's header in the org; missing when it is not there or twice. */
  JsonNode inOrg(long id) {
    JsonNode found =
        soql(
            "SELECT Id, Status, TotalAmount, Magento_Status__c, ShippingStreet, BillingStreet FROM"
                + " Order WHERE Magento_Id__c = 'main:"
                + id
                + "'");
    return found.path("totalSize").asInt() == 1
        ? found.path("records").get(0)
        : tools.jackson.databind.node.MissingNode.getInstance();
  }

  /** The order's status in Magento, as the org shows it; empty when it is not there. */
  String statusInOrg(long id) {
    return inOrg(id).path("Magento_Status__c").asString("");
  }

  /** A field of the order's header in the org; empty when it is blank. */
  String inOrg(long id, String field) {
    return soql("SELECT " + field + " FROM Order WHERE Magento_Id__c = 'main:" + id + "'")
        .path("records")
        .path(0)
        .path(field)
        .asString("");
  }

  /** Takes Crossdock's keys off an Order and its lines, as if people had made them. */
  void unkey(String order) {
    String noKey = "{\"Magento_Id__c\":null}";
    allOf("SELECT Id FROM OrderItem WHERE OrderId = '" + order + "'")
        .forEach(line -> orgWrite("PATCH", "OrderItem/" + line.path("Id").asString(), noKey));
    orgWrite("PATCH", "Order/" + order, noKey);
  }

  int count(String from) {
    return soql("SELECT COUNT() FROM " + from).path("totalSize").asInt();
  }

  int lines(long id) {
    return count("OrderItem WHERE OrderId = '" + inOrg(id).path("Id").asString("") + "'");
  }

  /** The titles of the notes on an order. */
  List<String> notes(long id) {
    var titles = new ArrayList<String>();
    soql("SELECT ContentDocument.Title FROM ContentDocumentLink WHERE LinkedEntityId = '"
            + inOrg(id).path("Id").asString("")
            + "'")
        .path("records")
        .forEach(link -> titles.add(link.path("ContentDocument").path("Title").asString()));
    return titles;
  }

  /** Adds a fault (or a list) of the sandbox org. */
  void orgFault(String json) {
    control("POST", orgUrl + "/_sandbox/faults", json);
  }

  /** What the org has had and allows. */
  void orgUsage(String json) {
    control("PUT", orgUrl + "/_sandbox/requests", json);
  }

  int orgCalls() {
    return control("GET", orgUrl + "/_sandbox/requests", null).path("total").asInt();
  }

  void shopFault(String json) {
    control("POST", shopUrl + "/_sandbox/faults", json);
  }

  /** How often this kind of fault has struck, on both sides together. */
  int struck(String kind) {
    return struckInShop().getOrDefault(kind, 0) + struckInOrg().getOrDefault(kind, 0);
  }

  Map<String, Integer> struckInShop() {
    return struckAt(shopUrl);
  }

  Map<String, Integer> struckInOrg() {
    return struckAt(orgUrl);
  }

  private static Map<String, Integer> struckAt(String url) {
    var struck = new HashMap<String, Integer>();
    faultsAt(url)
        .path("struck")
        .properties()
        .forEach(kind -> struck.put(kind.getKey(), kind.getValue().asInt()));
    return struck;
  }

  /**
   * Every kind of fault that the sandbox says it can do and the product can meet: it has no jobs.
   */
  List<String> faultKinds() {
    return faultsAt(orgUrl)
        .path("kinds")
        .valueStream()
        .map(kind -> kind.path("kind").asString())
        .filter(kind -> !kind.startsWith("seen-") && !kind.equals("org-slow-jobs"))
        .filter(kind -> !kind.matches("(endless|huge)-body")) // each holds a call for a minute
        .toList();
  }

  private static JsonNode faultsAt(String url) {
    return control("GET", url + "/_sandbox/faults", null);
  }

  /** No faults, no validation rules. */
  void calm() {
    control("DELETE", orgUrl + "/_sandbox/faults", null);
    control("DELETE", shopUrl + "/_sandbox/faults", null);
    validateNothing();
  }

  void validateNothing() {
    control("DELETE", orgUrl + "/_sandbox/validations", null);
  }

  /** Sets the shop's module, and tells how far it is. */
  JsonNode module(String json) {
    return control("PUT", shopUrl + "/_sandbox/module", json);
  }

  void orgSwitch(String json) {
    control("PUT", orgUrl + "/_sandbox/switches", json);
  }

  void renameStatus(String from, String to) {
    String names = "{\"from\":\"%s\",\"to\":\"%s\"}".formatted(from, to);
    control("POST", orgUrl + "/_sandbox/statuses/rename", names);
  }

  void orgValidation(String json) {
    control("POST", orgUrl + "/_sandbox/validations", json);
  }

  /** Does something the shop may refuse, as it refuses a second hold; whether it was done. */
  boolean shopTry(String method, String path, String body) {
    return rest.send(method, path, body).status() == 200;
  }

  boolean controlTry(long id, String what, String json) {
    String url = shopUrl + "/_sandbox/orders/" + id + "/" + what;
    return Http.send("POST", url, null, json).status() == 200;
  }

  /** Whether the shop shows it already. */
  boolean isVisible(long id) {
    return shopTry("GET", "/orders/" + id, "");
  }

  /** What only an accident or an admin does to an order: {@code address}, {@code edit}, ... */
  JsonNode control(long id, String what, String json) {
    return control("POST", shopUrl + "/_sandbox/orders/" + id + "/" + what, json);
  }

  private static JsonNode control(String method, String url, @Nullable String body) {
    var answer = Http.send(method, url, null, body);
    if (answer.status() != 200) {
      throw new AssertionError(method + " " + url + ": " + answer);
    }
    return answer.json();
  }

  /** Orders that spoil every list they are in; see the sandbox. */
  void spoilt(String json) {
    control("PUT", shopUrl + "/_sandbox/spoilt", json);
  }

  /** As some extensions do. */
  void deleteOrder(long id) {
    control("DELETE", shopUrl + "/_sandbox/orders/" + id, null);
  }

  JsonNode order(long entityId) {
    return rest.json("GET", "/orders/" + entityId, "");
  }

  JsonNode orders() {
    return rest.json("GET", "/orders?searchCriteria[pageSize]=5000", "").path("items");
  }

  /** All of a kind: {@code shipments}, {@code invoices} or {@code creditmemos}. */
  List<JsonNode> documents(String kind) {
    return rest.json("GET", "/" + kind + "?searchCriteria[pageSize]=5000", "")
        .path("items")
        .valueStream()
        .toList();
  }

  /**
   * A clerk writes a tracking number.
   *
   * @param id of the one that gets another; empty for one more
   */
  void track(JsonNode shipment, String id, String number) {
    shopDo(
        "/shipment/track",
        """
        {"entity":{%s"order_id":%s,"parent_id":%s,"track_number":"%s","title":"DHL",
         "carrier_code":"dhl"}}\
        """
            .formatted(
                id.isEmpty() ? "" : "\"entity_id\":" + id + ",",
                shipment.path("order_id").asString(),
                shipment.path("entity_id").asString(),
                number));
  }

  void shopDo(String path, String body) {
    rest.json("POST", path, body);
  }

  JsonNode soql(String query) {
    return org.soql(query);
  }

  /** A write of somebody else's. */
  JsonNode orgWrite(String method, String record, @Nullable String body) {
    return org.write(method, record, body);
  }

  List<JsonNode> allOf(String query) {
    return org.allOf(query);
  }

  String orgUrl() {
    return orgUrl;
  }

  String shopUrl() {
    return shopUrl;
  }

  @Override
  public void close() throws IOException {
    for (Part part : started) {
      part.close();
    }
  }
}
