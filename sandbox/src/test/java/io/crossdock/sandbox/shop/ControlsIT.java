package io.crossdock.sandbox.shop;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.sandbox.http.Json;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Odd orders, and what happens to shops. */
class ControlsIT extends RunningShop {

  @Test
  void inMaintenanceRestIsNotThere() throws Exception {
    set("{\"maintenance\":true}");
    assertThat(get("/rest/V1/orders/1").statusCode()).isEqualTo(503);
    set("{\"maintenance\":false}");
    assertThat(get("/rest/V1/orders/1").statusCode()).isEqualTo(200);
    assertThat(send("PUT", "/_sandbox/settings", "{\"nope\":1}", "").statusCode()).isEqualTo(400);
  }

  @Test
  void aMissingRightIs401ForThatResourceOnly() throws Exception {
    set("{\"deniedResources\":[\"Magento_Backend::store\"]}");
    var denied = get("/rest/V1/store/storeViews");
    assertThat(denied.statusCode()).isEqualTo(401);
    assertThat(denied.body()).contains("Magento_Backend::store");
    assertThat(get("/rest/V1/orders/1").statusCode()).isEqualTo(200);
  }

  @Test
  void aMaximumPageSizeRefusesLargerPagesAndGivesADefault() throws Exception {
    set("{\"maximumPageSize\":50}");
    var large = get("/rest/V1/orders?searchCriteria[pageSize]=51");
    assertThat(large.statusCode()).isEqualTo(400);
    assertThat(large.body())
        .isEqualTo(
            "{\"message\":\"Maximum SearchCriteria pageSize is"
                + " %max\",\"parameters\":{\"max\":50}}");
    assertThat(Doc.objects(list("searchCriteria[currentPage]=1"), "items")).hasSize(20);
  }

  @Test
  void anOrderCommittedLateAppearsWithTimesOfThePast() throws Exception {
    int id = place("{\"visibleAfterMillis\":30000}");
    assertThat(get("/rest/V1/orders/" + id).statusCode()).isEqualTo(404);
    now.set(now.get().plusSeconds(31));
    assertThat(Doc.text(order(id), "updated_at")).isEqualTo("2026-11-24 02:00:00");
    assertThat(Doc.whole(list("searchCriteria[pageSize]=1"), "total_count")).isEqualTo(61);
  }

  @Test
  void theShopCountsTheOrdersThatItAnswersByTheShapeOfTheQuestion() throws Exception {
    list("searchCriteria[pageSize]=7" + filter("updated_at", "gteq", "2000-01-01", 0));
    String window = filter("created_at", "gteq", "2000-01-01", 0);
    list("searchCriteria[pageSize]=5" + window);
    list("searchCriteria[pageSize]=3" + window + filter("created_at", "lt", "2090-01-01", 1));
    String known =
        "&searchCriteria[filter_groups][2][filters][1][field]=updated_at"
            + "&searchCriteria[filter_groups][2][filters][1][condition_type]=neq"
            + "&searchCriteria[filter_groups][2][filters][1][value]=2000-01-01";
    list(
        "searchCriteria[pageSize]=2"
            + filter("updated_at", "gteq", "2000-01-01", 0)
            + filter("updated_at", "lteq", "2090-01-01", 1)
            + filter("entity_id", "nin", "1", 2)
            + known);
    list("searchCriteria[pageSize]=9" + filter("entity_id", "in", "1,2,3,7000", 0));
    order(1);
    get("/rest/V1/orders/7000");
    assertThat(answerText("GET", "/_sandbox/reads", ""))
        .contains("\"total\":21")
        .contains(
            "\"orders\":{\"changed\":7,\"changedUntil\":2,\"ids\":3,\"placed\":5,"
                + "\"placedUntil\":3,\"single\":1}")
        .contains(
            "\"requests\":{\"changed\":1,\"changedUntil\":1,\"ids\":1,\"placed\":1,"
                + "\"placedUntil\":1,\"single\":1}");
    assertThat(answerText("GET", "/_sandbox/reads?from=1&to=1", ""))
        .as("the order that was read by its id, alone and with others")
        .contains("\"ids\":1")
        .contains("\"single\":1}");
    answerText("POST", "/_sandbox/reads/reset", "{}");
    assertThat(answer("GET", "/_sandbox/reads", "")).containsEntry("total", 0);
  }

  private static String filter(String field, String condition, String value, int group) {
    String at = "&searchCriteria[filter_groups][" + group + "][filters][0]";
    return at + "[field]=" + field + at + "[condition_type]=" + condition + at + "[value]=" + value;
  }

  @Test
  void anEditedOrderIsCanceledAndFollowedByItsSuccessor() throws Exception {
    int id = place("{\"items\":[{\"sku\":\"LAB-MUG\",\"qty\":2}]}");
    String number = Doc.text(order(id), "increment_id");
    Map<String, Object> made =
        answer("POST", "/_sandbox/orders/" + id + "/edit", "{\"items\":[{\"qty\":3}]}");
    assertThat(made).containsEntry("increment_id", number + "-1");
    Map<String, Object> next = order(Doc.whole(made, "entity_id"));
    assertThat(next)
        .containsEntry("original_increment_id", number)
        .containsEntry("relation_parent_real_id", number);
    assertThat(order(id))
        .containsEntry("status", "canceled")
        .containsEntry("relation_child_real_id", number + "-1");
    Map<String, Object> third =
        answer("POST", "/_sandbox/orders/" + made.get("entity_id") + "/edit", "{}");
    assertThat(third).containsEntry("increment_id", number + "-2");
  }

  @Test
  void aDeletedOrderIsGoneAlsoAfterARestart() throws Exception {
    int id = place("{}");
    send("DELETE", "/_sandbox/orders/" + id, null, "");
    assertThat(get("/rest/V1/orders/" + id).statusCode()).isEqualTo(404);
    shop.close();
    shop = start();
    assertThat(get("/rest/V1/orders/" + id).statusCode()).isEqualTo(404);
    assertThat(place("{}")).isEqualTo(id + 1);
  }

  @Test
  void anEntityIdCanComeBackAsAnotherOrderAndAShopCanMove() throws Exception {
    int id = place("{}");
    String before = Doc.text(order(id), "increment_id");
    now.set(now.get().plusSeconds(60));
    answerText("POST", "/_sandbox/orders/" + id + "/reuse", "{}");
    assertThat(order(id)).doesNotContainEntry("increment_id", before);
    set("{\"baseUrl\":\"https://staging.example\"}");
    assertThat(get("/rest/V1/store/storeConfigs").body())
        .contains("\"base_url\":\"https://staging.example/\"");
  }

  @Test
  void columnsAreSetAsGivenAndMoveUpdatedAtAsAWriteToTheDatabaseDoes() throws Exception {
    int id = place("{\"items\":[{\"qty\":2}]}");
    now.set(now.get().plusSeconds(60));
    change(
        id, "{\"increment_id\":\"R-1\",\"customer_lastname\":\"Lo\\u0000ve\",\"store_id\":null}");
    Map<String, Object> order = order(id);
    assertThat(order)
        .containsEntry("increment_id", "R-1")
        .containsEntry("customer_lastname", "Lo\u0000ve")
        .containsEntry("updated_at", "2026-11-24 02:01:00");
    assertThat(order.get("store_id")).isNull();
    assertThat(list(filter("field", "increment_id") + filter("value", "R-1")))
        .containsEntry("total_count", 1);
    assertThat(place("{}")).as("the next id").isEqualTo(id + 1);

    now.set(now.get().plusSeconds(60));
    change(id, "{\"billing_address\":{\"parent_id\":1}}");
    assertThat(order(id)).as("other tables").containsEntry("updated_at", "2026-11-24 02:01:00");
    shop.close();
    shop = start();
    assertThat(order(id)).containsEntry("increment_id", "R-1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"items\":\"none\"}",
        "{\"items\":null}",
        "{\"items\":[]}",
        "{\"items\":[{\"item_id\":1},{\"item_id\":2},{\"item_id\":3,\"parent_item_id\":9}]}",
        "{\"payment\":[]}",
        "{\"extension_attributes\":\"x\"}",
        "{\"status_histories\":{\"1\":{\"comment\":\"x\"}}}",
        "{\"created_at\":\"0000-00-00 00:00:00\"}"
      })
  void whateverIsSetTheOrderIsStillAnsweredByItselfAndInLists(String columns) throws Exception {
    int id = place("{}");
    change(id, columns);
    assertThat(get("/rest/V1/orders/" + id).statusCode()).isEqualTo(200);
    assertThat(Doc.objects(list("searchCriteria[pageSize]=100"), "items")).hasSize(61);
  }

  @Test
  void anOrderThatIsNotThereIsNotSetNorDoesOneGetAnotherId() throws Exception {
    assertThat(send("POST", "/_sandbox/orders/4711/set", "{}", "").statusCode()).isEqualTo(404);
    assertThat(send("POST", "/_sandbox/orders/1/set", "[", "").statusCode()).isEqualTo(400);
    assertThat(send("POST", "/_sandbox/orders/1/set", "{\"entity_id\":4711}", "").statusCode())
        .isEqualTo(400);
    assertThat(get("/rest/V1/orders/4711").statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource({"500, 500", "404, 404", "garbage, 200"})
  void aSpoiltOrderSpoilsEveryListItIsInAndItsSingleReadWhenItIsToldTo(String how, int status)
      throws Exception {
    spoil("[{\"id\":20,\"how\":\"%s\",\"single\":false}]".formatted(how));
    var spoilt = get("/rest/V1/orders?searchCriteria[pageSize]=100");
    assertThat(spoilt.statusCode()).isEqualTo(status);
    assertThat(spoilt.body()).doesNotContain("\"items\"");
    assertThat(Doc.objects(list(ids("nin", "20") + "&searchCriteria[pageSize]=100"), "items"))
        .as("lists without it")
        .hasSize(59);
    assertThat(list("searchCriteria[pageSize]=1&searchCriteria[currentPage]=99"))
        .as("counting loads none")
        .containsEntry("total_count", 60);
    assertThat(order(20)).containsEntry("entity_id", 20);

    spoil("[{\"id\":20,\"how\":\"%s\",\"single\":true}]".formatted(how));
    assertThat(get("/rest/V1/orders/20").statusCode()).isEqualTo(status);
    assertThat(order(21)).containsEntry("entity_id", 21);
    assertThat(send("GET", "/_sandbox/spoilt", null, "").body()).contains("\"struck\":1");
    spoil("[]");
    assertThat(Doc.objects(list("searchCriteria[pageSize]=100"), "items")).hasSize(60);
  }

  @Test
  void anOrderCanBeLeftOutOfAListThatCountsItOrStandInItTwice() throws Exception {
    spoil("[{\"id\":20,\"how\":\"left-out\"}]");
    Map<String, Object> read = list(ids("in", "19,20,21"));
    assertThat(read).containsEntry("total_count", 3);
    assertThat(Doc.objects(read, "items")).hasSize(2);
    spoil("[{\"id\":20,\"how\":\"twice\"}]");
    assertThat(Doc.objects(list(ids("in", "19,20,21")), "items"))
        .extracting(row -> Doc.whole(row, "entity_id"))
        .containsOnlyOnce(21)
        .filteredOn(id -> id == 20)
        .hasSize(2);
  }

  @Test
  void onAnOrderTheShopCanHangBeforeItsAnswerOrWithinIt() throws Exception {
    spoil("[{\"id\":20,\"how\":\"hangs\",\"single\":true},{\"id\":30,\"how\":\"endless\"}]");
    var lists =
        Stream.of(ids("eq", "20"), ids("eq", "30")).map(query -> "/rest/V1/orders?" + query);
    for (String path : Stream.concat(lists, Stream.of("/rest/V1/orders/20")).toList()) {
      var answer =
          http.sendAsync(
              request("GET", path, null, "Bearer sandbox-shop-token"),
              HttpResponse.BodyHandlers.ofString());
      assertThat(answer).as(path).failsWithin(Duration.ofMillis(700));
      answer.cancel(true);
    }
    assertThat(order(30)).containsEntry("entity_id", 30);
    assertThat(order(19)).containsEntry("entity_id", 19);
  }

  @Test
  void whatSpoilsListsInNoKnownWayIsRefused() throws Exception {
    spoil("[{\"id\":20,\"how\":\"500\"}]");
    for (String wrong :
        List.of(
            "[{\"id\":20,\"how\":\"200\"}]", "[{\"id\":20,\"how\":\"odd\"}]", "[{\"id\":20}]")) {
      assertThat(send("PUT", "/_sandbox/spoilt", wrong, "").statusCode()).as(wrong).isEqualTo(400);
    }
    assertThat(send("GET", "/_sandbox/spoilt", null, "").body()).contains("\"how\":\"500\"");
  }

  @Test
  void addressAndPartShipmentByControlPathLeaveUpdatedAtAlone() throws Exception {
    int id = place("{\"items\":[{\"qty\":3}]}");
    post("order/" + id + "/invoice", "{}");
    now.set(now.get().plusSeconds(60));
    answerText("POST", "/_sandbox/orders/" + id + "/address", "{\"street\":\"2 New St\"}");
    answerText("POST", "/_sandbox/orders/" + id + "/ship", "{}");
    Map<String, Object> order = order(id);
    assertThat(order).containsEntry("updated_at", "2026-11-24 02:00:00");
    assertThat(Doc.whole(Doc.objects(order, "items").getFirst(), "qty_shipped")).isEqualTo(1);
    assertThat(Doc.at(order, "billing_address")).containsEntry("street", List.of("2 New St"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"items\":[{\"sku\":\"LAB-MUG\",\"qty\":2.5,\"price\":3.99}]}",
        "{\"items\":[{\"qty\":3,\"rowTotal\":10.00}]}",
        "{\"discount\":3.33}",
        "{\"credit\":5.00,\"giftCard\":2.50}",
        "{\"currency\":\"EUR\",\"rate\":0.9}",
        "{\"currency\":\"EUR\",\"rate\":0.9123,\"discount\":1.11,\"items\":[{\"qty\":3},{\"qty\":1.5}]}",
        "{\"priceIncludesTax\":true}",
        "{\"kind\":\"bundle-dynamic\"}",
        "{\"kind\":\"mixed-discount\"}"
      })
  void totalsOfOddOrdersAddUp(String asked) throws Exception {
    Map<String, Object> order = order(place(asked));
    for (String prefix : List.of("", "base_")) {
      BigDecimal sum =
          Stream.of("subtotal", "tax_amount", "shipping_amount", "discount_amount")
              .map(part -> Doc.number(order, prefix + part))
              .reduce(BigDecimal.ZERO, BigDecimal::add);
      Map<String, Object> extension = Doc.at(order, "extension_attributes");
      BigDecimal credits =
          Doc.number(extension, "customer_balance_amount")
              .add(Doc.number(extension, "gift_cards_amount"));
      assertThat(sum.subtract(credits))
          .isEqualByComparingTo(Doc.number(order, prefix + "grand_total"));
    }
  }

  @Test
  void threeForTenIsTenAndNot999() throws Exception {
    Map<String, Object> order = order(place("{\"items\":[{\"qty\":3,\"rowTotal\":10.00}]}"));
    Map<String, Object> item = Doc.objects(order, "items").getFirst();
    assertThat(Doc.number(item, "price")).isEqualByComparingTo("3.3333");
    assertThat(Doc.number(item, "row_total")).isEqualByComparingTo("10.00");
    assertThat(Doc.number(order, "subtotal")).isEqualByComparingTo("10.00");
  }

  @Test
  void aCustomerBuysWithTheirToken() throws Exception {
    String bearer =
        "Bearer "
            + text(
                send(
                    "POST",
                    "/rest/V1/integration/customer/token",
                    "{\"username\":\"anna@example.com\",\"password\":\"sandbox\"}",
                    ""));
    String mine = "/rest/V1/carts/mine";
    assertThat(send("POST", mine, "", "").statusCode()).isEqualTo(401);
    send("POST", mine, "", bearer);
    send("POST", mine + "/items", "{\"cartItem\":{\"sku\":\"LAB-MUG\",\"qty\":1}}", bearer);
    String address =
        Json.text(Map.of("addressInformation", Map.of("shipping_address", Demand.ADDRESS)));
    send("POST", mine + "/shipping-information", address, bearer);
    var placed =
        send("PUT", mine + "/order", "{\"paymentMethod\":{\"method\":\"checkmo\"}}", bearer);
    var order = order(Integer.parseInt(placed.body()));
    assertThat(order).containsEntry("customer_is_guest", 0);
    assertThat(send("GET", "/rest/V1/customers/me", "", bearer).body())
        .contains("\"id\":" + order.get("customer_id") + ",");
  }

  private void change(int id, String columns) throws Exception {
    answerText("POST", "/_sandbox/orders/" + id + "/set", columns);
  }

  private void spoil(String orders) throws Exception {
    answerText("PUT", "/_sandbox/spoilt", orders);
  }

  private static String ids(String how, String ids) {
    return filter("field", "entity_id") + filter("condition_type", how) + filter("value", ids);
  }

  private static String text(HttpResponse<String> answer) {
    return answer.body().replace("\"", "");
  }

  private void set(String json) throws Exception {
    answerText("PUT", "/_sandbox/settings", json);
  }

  private int place(String json) throws Exception {
    Object id = Json.asList(answer("POST", "/_sandbox/orders", json).get("ids")).getFirst();
    return Integer.parseInt(id.toString());
  }

  private Map<String, Object> answer(String method, String path, String json) throws Exception {
    return Json.object(answerText(method, path, json).getBytes(StandardCharsets.UTF_8));
  }

  private String answerText(String method, String path, String json) throws Exception {
    var answer = send(method, path, json, "");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return answer.body();
  }
}
