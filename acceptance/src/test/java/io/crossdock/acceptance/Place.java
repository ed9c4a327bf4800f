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
import tools.jackson.databind.JsonNode;

/**
 * A sandbox shop and org, and what a customer, a clerk and a Salesforce admin do there over HTTP.
 */
final class Place implements AutoCloseable {

  private static final String SHOP_TOKEN = "sandbox-shop-token";
  private final Shop shop;
  private final Org org;
  private final String orgToken;

  Place(int seededOrders) throws IOException {
    shop = Shop.start(new ShopOptions(0, seededOrders, 7, null, InstantSource.system()));
    org = Org.start(new OrgOptions(0, 7, null, InstantSource.system()));
    orgToken =
        Http.send(
                "POST",
                org.url()
                    + "/services/oauth2/token?grant_type=client_credentials"
                    + "&client_id=sandbox-client&client_secret=sandbox-secret",
                null,
                null)
            .json()
            .path("access_token")
            .asString();
  }

  /** Starts the product against this place, as {@code serve} would. */
  Crossdock crossdock(Path data, Map<String, String> more) throws IOException {
    var settings = new HashMap<String, String>();
    settings.put("CROSSDOCK_PORT", "0");
    settings.put("CROSSDOCK_DATA", data.toString());
    settings.put("CROSSDOCK_SHOP_URL", shop.url());
    settings.put("CROSSDOCK_SHOP_TOKEN", SHOP_TOKEN);
    settings.put("CROSSDOCK_ORG_URL", org.url());
    settings.put("CROSSDOCK_ORG_CLIENT_ID", "sandbox-client");
    settings.put("CROSSDOCK_ORG_CLIENT_SECRET", "sandbox-secret");
    settings.put("CROSSDOCK_START_DATE", "2000-01-01");
    settings.put("CROSSDOCK_ADMIN_PASSWORD", "admin");
    settings.put("CROSSDOCK_API_TOKEN", "demo-token");
    settings.put("CROSSDOCK_WEBHOOK_SECRET", "hook-secret");
    settings.putAll(more);
    return Crossdock.start(settings);
  }

  /** Buys as a guest; gives the entity id. */
  long buy(String sku, int quantity, String email) {
    String cart = shopJson("POST", "/guest-carts", "").asString();
    shopJson(
        "POST",
        "/guest-carts/" + cart + "/items",
        """
        {"cartItem":{"quote_id":"%s","sku":"%s","qty":%d}}\
        """
            .formatted(cart, sku, quantity));
    String address =
        """
        {"firstname":"Grace","lastname":"Hopper","street":["1 Main Street"],"city":"Los Angeles",
         "region_id":12,"region_code":"CA","region":"California","postcode":"90001",
         "country_id":"US","telephone":"555 0100","email":"%s"}\
        """
            .formatted(email);
    shopJson(
        "POST",
        "/guest-carts/" + cart + "/shipping-information",
        """
        {"addressInformation":{"shipping_address":%s,"billing_address":%s,
         "shipping_carrier_code":"flatrate","shipping_method_code":"flatrate"}}\
        """
            .formatted(address, address));
    return shopJson(
            "PUT",
            "/guest-carts/" + cart + "/order",
            "{\"paymentMethod\":{\"method\":\"checkmo\"}}")
        .asLong();
  }

  JsonNode order(long entityId) {
    return shopJson("GET", "/orders/" + entityId, "");
  }

  JsonNode orders() {
    return shopJson("GET", "/orders?searchCriteria[pageSize]=5000", "").path("items");
  }

  void shopDo(String path, String body) {
    shopJson("POST", path, body);
  }

  JsonNode soql(String query) {
    return Http.send(
            "GET", org.url() + "/services/data/v66.0/query?q=" + Http.encode(query), orgToken, null)
        .json();
  }

  /** Every record of a query, all its pages. */
  List<JsonNode> allOf(String query) {
    var records = new ArrayList<JsonNode>();
    JsonNode page = soql(query);
    page.path("records").forEach(records::add);
    while (!page.path("done").asBoolean(true)) {
      page =
          Http.send("GET", org.url() + page.path("nextRecordsUrl").asString(), orgToken, null)
              .json();
      page.path("records").forEach(records::add);
    }
    return records;
  }

  String orgUrl() {
    return org.url();
  }

  String shopUrl() {
    return shop.url();
  }

  private JsonNode shopJson(String method, String path, String body) {
    String url = shop.url() + "/rest/V1" + path.replace("[", "%5B").replace("]", "%5D");
    var answer = Http.send(method, url, SHOP_TOKEN, body.isEmpty() ? null : body);
    if (answer.status() != 200) {
      throw new AssertionError(method + " " + path + ": " + answer);
    }
    return answer.json();
  }

  @Override
  public void close() throws IOException {
    shop.close();
    org.close();
  }
}
