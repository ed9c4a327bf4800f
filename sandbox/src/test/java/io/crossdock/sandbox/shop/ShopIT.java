package io.crossdock.sandbox.shop;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.sandbox.http.Json;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShopIT extends RunningShop {

  @Test
  void withoutATokenNothingIsReadAndTheReasonIsMagentosOwn() throws Exception {
    var answer = send("GET", "/rest/V1/orders/1", null, "Bearer wrong");
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.body())
        .isEqualTo(
            "{\"message\":\"The consumer isn't authorized to access %resources.\","
                + "\"parameters\":{\"resources\":\"Magento_Sales::actions_view\"}}");
  }

  @Test
  void anOrderHasTheKeysOfARecordedOne() throws Exception {
    int id = buy();
    Map<String, Object> recorded = Seeds.object("order-guest-simple.json");
    Map<String, Object> order = order(id);
    assertThat(order.keySet()).isEqualTo(recorded.keySet());
    assertThat(Doc.objects(order, "items").getFirst().keySet())
        .isEqualTo(Doc.objects(recorded, "items").getFirst().keySet());
    assertThat(Doc.at(order, "extension_attributes").keySet())
        .isEqualTo(Doc.at(recorded, "extension_attributes").keySet());
  }

  @Test
  void everyKeyOfARecordedOrderIsInABoughtOneAtItsPlace() throws Exception {
    Map<String, Object> recorded = Seeds.object("order-guest-simple.json");
    assertThat(paths(order(buy()), "")).containsAll(paths(WholeOrder.of(recorded), ""));
  }

  private static java.util.Set<String> paths(@Nullable Object value, String path) {
    var paths = new java.util.TreeSet<String>();
    switch (value) {
      case Map<?, ?> map ->
          map.forEach((key, inner) -> {
            paths.add(path + "." + key);
            paths.addAll(paths(inner, path + "." + key));
          });
      case java.util.List<?> list -> list.forEach(i -> paths.addAll(paths(i, path + "[]")));
      case null, default -> {}
    }
    return paths;
  }

  @Test
  void aGuestBuysAsInTheRecordedCheckout() throws Exception {
    Map<String, Object> order = order(buy());
    assertThat(Doc.number(order, "grand_total")).isEqualByComparingTo("37.89");
    assertThat(Doc.text(order, "status")).isEqualTo("pending");
    assertThat(Doc.text(order, "created_at")).isEqualTo("2026-11-24 02:00:00");
  }

  @ParameterizedTest
  @CsvSource({
    "entity_id, eq, 3, 1",
    "entity_id, 'in', '1,2,3', 3",
    "entity_id, gt, 55, 5",
    "entity_id, lteq, 4, 4",
    "entity_id, zzz, 1, 1",
    "updated_at, gteq, notadate, 60",
    "updated_at, gteq, 2030-01-01 00:00:00, 0",
    "updated_at, lt, 2030-01-01T00:00:00Z, 60",
    "customer_email, like, %@example.com, 60",
    "increment_id, eq, 000000001, 1",
    "state, notnull, 1, 60",
    "state, null, 1, 0"
  })
  void criteriaCountAsTheDatabaseWould(String field, String condition, String value, int total)
      throws Exception {
    Map<String, Object> list =
        list(filter("field", field) + filter("condition_type", condition) + filter("value", value));
    assertThat(Doc.whole(list, "total_count")).isEqualTo(total);
    assertThat(Doc.objects(list, "items")).hasSize(total);
  }

  @Test
  void pagesEndWhereTheOrdersEnd() throws Exception {
    assertThat(
            Doc.objects(list("searchCriteria[pageSize]=50&searchCriteria[currentPage]=2"), "items"))
        .hasSize(10);
    Map<String, Object> beyond = list("searchCriteria[pageSize]=50&searchCriteria[currentPage]=3");
    assertThat(Doc.objects(beyond, "items")).isEmpty();
    assertThat(Doc.whole(beyond, "total_count")).isEqualTo(60);
    assertThat(Doc.objects(list("searchCriteria[pageSize]=-5"), "items")).hasSize(1);
  }

  @Test
  void fieldsAreProjectedAndUnknownOnesPassedOver() throws Exception {
    String query = "searchCriteria[pageSize]=1&fields=";
    assertThat(get("/rest/V1/orders?" + query + encode("items[entity_id],total_count")).body())
        .isEqualTo("{\"items\":[{\"entity_id\":1}],\"total_count\":60}");
    assertThat(get("/rest/V1/orders?" + query + encode("items[nosuch]")).body())
        .isEqualTo("{\"items\":[[]]}");
    assertThat(get("/rest/V1/orders?" + query + encode("items[entity_id")).body()).isEqualTo("[]");
  }

  @ParameterizedTest
  @CsvSource({
    "/rest/V1/orders, 400",
    "/rest/V1/orders/abc, 400",
    "/rest/V1/orders/99999, 404",
    "/rest/V1/nosuch/route, 404",
    "/rest/nosuch/V1/orders/1, 400",
    "/rest/V1/orders?searchCriteria[pageSize]=abc, 400",
    "/rest/V1/orders?searchCriteria[sortOrders][0][field]=nosuch, 500",
    "/rest/default/V1/orders/1, 200"
  })
  void errorsHaveMagentosStatus(String path, int status) throws Exception {
    assertThat(get(path).statusCode()).isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource({
    "POST, orders/%d/comments, '{\"statusHistory\":{\"comment\":\"hello\"}}', false",
    "PUT, orders/%d, '{\"entity\":{\"address_type\":\"billing\",\"city\":\"Rome\"}}', false",
    "POST, orders/%d/emails, '', false",
    "POST, orders/%d/hold, '', true",
    "POST, orders/%d/cancel, '', true",
    "POST, order/%d/invoice, '{}', true",
    "POST, order/%d/ship, '{}', true"
  })
  void updatedAtMovesOnlyWithTheOrdersOwnRow(String method, String path, String body, boolean moves)
      throws Exception {
    int id = buy();
    now.set(now.get().plusSeconds(60));
    var answer = send(method, "/rest/V1/" + path.formatted(id), body, "Bearer sandbox-shop-token");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(Doc.text(order(id), "updated_at"))
        .isEqualTo(moves ? "2026-11-24 02:01:00" : "2026-11-24 02:00:00");
  }

  @Test
  void aPartShipmentOfAnOrderInProcessingLeavesUpdatedAtAlone() throws Exception {
    int id = buy();
    post("order/" + id + "/invoice", "{}");
    now.set(now.get().plusSeconds(60));
    Object item = Doc.whole(Doc.objects(order(id), "items").getFirst(), "item_id");
    post("order/" + id + "/ship", "{\"items\":[{\"order_item_id\":" + item + ",\"qty\":1}]}");
    assertThat(Doc.text(order(id), "updated_at")).isEqualTo("2026-11-24 02:00:00");
    assertThat(Doc.whole(Doc.objects(order(id), "items").getFirst(), "qty_shipped")).isEqualTo(1);
  }

  @Test
  void invoiceShipAndRefundEndInAClosedOrder() throws Exception {
    int id = buy();
    post("order/" + id + "/invoice", "{}");
    assertThat(order(id)).containsEntry("status", "processing");
    assertThat(Doc.number(order(id), "total_due")).isZero();
    post("order/" + id + "/ship", "{}");
    assertThat(order(id)).containsEntry("status", "complete");
    post("order/" + id + "/refund", "{}");
    assertThat(order(id)).containsEntry("status", "closed");
    assertThat(Doc.number(order(id), "total_refunded")).isEqualByComparingTo("37.89");
    assertThat(Doc.objects(order(id), "status_histories").getFirst())
        .containsEntry("comment", "We refunded $37.89 offline.");
  }

  @Test
  void invoicesShipmentsAndCreditMemosHaveListsOfTheirOwn() throws Exception {
    int id = buy();
    String invoice = post("order/" + id + "/invoice", "{}").replace("\"", "");
    now.set(now.get().plusSeconds(60));
    String shipment = post("order/" + id + "/ship", "{}").replace("\"", "");
    String memo =
        post("order/" + id + "/refund", "{\"arguments\":{\"shipping_amount\":0}}")
            .replace("\"", "");
    for (String list : java.util.List.of("invoices", "shipments", "creditmemos")) {
      Map<String, Object> found =
          answered(
              list
                  + "?searchCriteria[pageSize]=5"
                  + filter("field", "order_id")
                  + filter("value", String.valueOf(id)));
      assertThat(Doc.whole(found, "total_count")).as(list).isEqualTo(1);
    }
    Map<String, Object> recent =
        answered(
            "shipments?"
                + filter("field", "updated_at")
                + filter("condition_type", "gteq")
                + filter("value", "2026-11-24 02:00:30"));
    assertThat(Doc.objects(recent, "items")).hasSize(1);
    assertThat(answered("shipment/" + shipment)).containsEntry("total_qty", 2);
    assertThat(Doc.number(answered("invoices/" + invoice), "grand_total"))
        .isEqualByComparingTo("37.89");
    assertThat(Doc.number(answered("creditmemo/" + memo), "shipping_amount")).isZero();
    assertThat(order(id).keySet()).noneMatch(key -> key.startsWith("_"));
    shop.close();
    shop = start();
    assertThat(answered("shipment/" + shipment)).containsEntry("total_qty", 2);
  }

  private Map<String, Object> answered(String path) throws Exception {
    var answer = get("/rest/V1/" + path.replace("?&", "?"));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return Json.object(answer.body().getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void aJournaledShopSurvivesARestart() throws Exception {
    int id = buy();
    Map<String, Object> before = order(id);
    shop.close();
    shop = start();
    assertThat(order(id)).isEqualTo(before);
    assertThat(buy()).isEqualTo(id + 1);
  }

  @Test
  void theStorefrontSellsAndEscapes() throws Exception {
    assertThat(get("/").body()).contains("/buy/LAB-MUG").contains("&quot;Größe&quot;");
    var bought = send("POST", "/buy/LAB-MUG", "email=a%40example.com&qty=1", "");
    assertThat(bought.statusCode()).isEqualTo(303);
    String page = bought.headers().firstValue("Location").orElseThrow();
    send("POST", page + "/comment", "comment=%3Cscript%3E", "");
    assertThat(get(page).body()).contains("&lt;script&gt;").doesNotContain("<script>");
  }

  @Test
  void manyOrdersAreMadeAtOnce() throws Exception {
    var made = send("POST", "/_sandbox/orders", "{\"count\":25,\"sameEmail\":true}", "");
    assertThat(Json.asList(Json.object(made.body().getBytes(StandardCharsets.UTF_8)).get("ids")))
        .hasSize(25)
        .doesNotHaveDuplicates();
  }

  @Test
  void aLatencyGrowsWithTheRecordsThatCame() throws Exception {
    send(
        "POST",
        "/_sandbox/faults",
        "{\"kind\":\"latency\",\"ms\":10,\"perRecordMillis\":10,\"path\":\"orders\"}",
        "");
    long start = System.nanoTime();
    list("searchCriteria[pageSize]=20");
    assertThat(System.nanoTime() - start).isGreaterThan(200_000_000L);
  }

  @Test
  void theStoreNamesItsOwnAddress() throws Exception {
    assertThat(get("/rest/V1/store/storeConfigs").body()).contains(shop.url() + "/");
  }
}
