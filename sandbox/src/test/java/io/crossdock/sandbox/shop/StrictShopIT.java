package io.crossdock.sandbox.shop;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.sandbox.http.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** As strict and as lenient as a real 2.4.7 was, where a client may rely on either. */
class StrictShopIT extends RunningShop {

  @ParameterizedTest
  @CsvSource({
    "GET, /rest, 400",
    "GET, /rest/, 400",
    "GET, /rest/v1/orders/1, 400",
    "GET, /rest/nosuch/V1/orders/1, 400",
    "GET, /rest/V1/nosuch, 404",
    "DELETE, /rest/V1/orders/1, 404",
    "OPTIONS, /rest/V1/orders/1, 405",
    "HEAD, /rest/V1/orders/1, 405",
    "GET, /nosuch, 404",
    "GET, /rest/V1/orders/1, 200",
    "GET, /rest/V1/orders/1/, 200",
    "GET, /index.php/rest/V1/orders/1, 200",
    "GET, /index.php/rest/default/V1/orders/1/, 200"
  })
  void eachPathIsAnsweredAsByTheRealOne(String method, String path, int status) throws Exception {
    var answer = send(method, path, null, "Bearer sandbox-shop-token");
    assertThat(answer.statusCode()).isEqualTo(status);
    String type = answer.headers().firstValue("Content-Type").orElse("");
    assertThat(type).contains(path.startsWith("/nosuch") ? "html" : "json");
    if (status == 400) {
      assertThat(answer.body()).contains("Specified request cannot be processed.");
    }
  }

  @Test
  void anEmptyProjectionIsNone() throws Exception {
    var whole = get("/rest/V1/orders?searchCriteria[pageSize]=1&fields=");
    assertThat(whole.body()).contains("grand_total", "total_count");
  }

  @Test
  void settingsOfAnUnknownStoreAreNone() throws Exception {
    assertThat(get("/rest/V1/store/storeConfigs?storeCodes[]=nosuch").body()).isEqualTo("[]");
    assertThat(get("/rest/V1/store/storeConfigs?storeCodes[]=fr").body()).contains("\"fr\"");
  }

  @Test
  void anItemIntoAnUnknownGuestsCartIsABadRequest() throws Exception {
    var answer =
        send(
            "POST",
            "/rest/V1/guest-carts/nosuch/items",
            "{\"cartItem\":{\"sku\":\"LAB-MUG\",\"qty\":1}}",
            "");
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(get("/rest/V1/guest-carts/nosuch").statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "invoices",
        "shipments",
        "creditmemos",
        "orders/items",
        "transactions",
        "customers/search"
      })
  void eachListIsThere(String path) throws Exception {
    var answer = get("/rest/V1/" + path + "?searchCriteria[pageSize]=2");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("\"items\"", "total_count");
  }

  @Test
  void modulesCurrenciesAndCountriesAreTold() throws Exception {
    assertThat(get("/rest/V1/modules").body()).contains("Magento_Sales");
    assertThat(get("/rest/V1/directory/currency").body()).contains("EUR");
    assertThat(get("/rest/V1/directory/countries/US").body()).contains("California");
    int item = Doc.whole(Doc.objects(order(1), "items").getFirst(), "item_id");
    assertThat(get("/rest/V1/orders/items/" + item).body()).contains("\"item_id\":" + item);
  }

  @Test
  void maintenanceADatabaseThatIsAwayAndFatalErrorsEachHaveTheirForm() throws Exception {
    set("maintenance", true);
    assertThat(get("/rest/V1/orders/1").statusCode()).isEqualTo(503);
    set("maintenance", false);
    set("databaseDown", true);
    var away = get("/rest/V1/orders/1");
    assertThat(away.statusCode()).isEqualTo(500);
    assertThat(away.headers().firstValue("Content-Type").orElse("")).contains("text/plain");
    assertThat(away.body()).contains("An error has happened during application run.");
    set("databaseDown", false);
    set("fatalErrors", true);
    assertThat(get("/rest/V1/orders/1").body()).startsWith("{\"messages\":{\"error\":[{");
    set("fatalErrors", false);
    set("phpWarnings", true);
    assertThat(get("/rest/V1/orders/1").body()).startsWith("<br />\n<b>Warning</b>").endsWith("}");
  }

  @Test
  void aCommentWhoseMailFailsIsRefusedButKept() throws Exception {
    set("mailFails", true);
    var answer =
        send(
            "POST",
            "/rest/V1/orders/1/comments",
            "{\"statusHistory\":{\"comment\":\"kept\",\"is_customer_notified\":1}}",
            "Bearer sandbox-shop-token");
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(get("/rest/V1/orders/1").body()).contains("\"kept\"");
  }

  @Test
  void listsMayRepeatTheFirstOrdersAddress() throws Exception {
    set("listsRepeatFirstAddress", true);
    var rows =
        Doc.objects(
            list(
                "searchCriteria[pageSize]=60&searchCriteria[sortOrders][0][field]=entity_id"
                    + "&searchCriteria[sortOrders][0][direction]=ASC"),
            "items");
    var parents =
        rows.stream()
            .map(ActionsApi::shippingAddress)
            .filter(address -> !address.isEmpty())
            .map(address -> Doc.whole(address, "parent_id"))
            .distinct()
            .toList();
    assertThat(parents).hasSize(1);
    int other = Doc.whole(rows.getLast(), "entity_id");
    var own = ActionsApi.shippingAddress(order(other));
    assertThat(own.isEmpty() ? other : Doc.whole(own, "parent_id")).isEqualTo(other);
  }

  @Test
  void anOrderIsPlacedWithAnyValueAsGiven() throws Exception {
    var answer =
        send(
            "POST",
            "/_sandbox/orders",
            "{\"set\":{\"/state\":null,\"/items/0/sku\":\"\",\"/a/b\":[1]}}",
            "");
    int id =
        Doc.whole(
            Map.of(
                "id",
                Json.asList(Json.object(answer.body().getBytes(StandardCharsets.UTF_8)).get("ids"))
                    .getFirst()),
            "id");
    assertThat(get("/rest/V1/orders/" + id).body()).contains("\"state\":null", "\"b\":[1]");
    assertThat(
            list(filter("field", "state") + filter("condition_type", "null") + filter("value", "1"))
                .get("total_count"))
        .isEqualTo(1);
    var wrong = send("POST", "/_sandbox/orders", "{\"set\":{\"/items/9/sku\":1}}", "");
    assertThat(wrong.statusCode()).isEqualTo(400);
  }

  @Test
  void anOddShopHasAnOrderOfEachKindAndListsThem() throws Exception {
    try (Shop odd =
        Shop.start(new ShopOptions(0, 1, true, 5, null, java.time.InstantSource.system()))) {
      var before = shop;
      shop = odd;
      var listed =
          Json.asList(Json.read(get("/_sandbox/odd").body().getBytes(StandardCharsets.UTF_8)));
      assertThat(listed).hasSizeGreaterThan(25);
      for (Object one : listed) {
        int id = Doc.whole(Doc.object(one), "id");
        assertThat(get("/rest/V1/orders/" + id).statusCode()).isEqualTo(200);
        assertThat(get("/order/" + id).statusCode()).isEqualTo(200);
        assertThat(Doc.text(Doc.object(one), "expect"))
            .isIn(List.of("arrives", "warned", "held", "either"));
      }
      assertThat(list("searchCriteria[pageSize]=0").get("total_count"))
          .isEqualTo(listed.size() + 1);
      shop = before;
    }
  }

  private void set(String name, boolean value) throws Exception {
    var answer = send("PUT", "/_sandbox/settings", "{\"" + name + "\":" + value + "}", "");
    assertThat(answer.statusCode()).isEqualTo(200);
  }
}
