package io.crossdock.sandbox.org;

import static io.crossdock.sandbox.org.OrgClient.BASE;
import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.sandbox.http.Json;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The package's own objects, as an org has them once the package is deployed. */
class DocumentObjectsIT extends RunningOrg {

  private static final String SHIPMENTS = "/sobjects/Magento_Shipment__c/Magento_Id__c/";

  @Test
  void anOrderAndItsDocumentsGoInOneGraphAndAgainWithoutASecondRecord() throws Exception {
    order("main:1");
    String item = client.create("OrderItem", line(orderId(), 2, "12.50"));
    for (int time = 0; time < 2; time++) {
      var answer =
          graph(
              node("Magento_Shipment__c", "main:shipment:1", "s", shipment()),
              node(
                  "Magento_Tracking__c",
                  "main:track:1",
                  "t",
                  Map.of("Name", "TRK-1", "Number__c", "TRK-1", "Shipment__c", "@{s.id}")),
              node(
                  "Magento_Document_Line__c",
                  "main:shipmentline:1",
                  "l",
                  Map.of(
                      "Name",
                      "LAB-MUG",
                      "Quantity__c",
                      2,
                      "Shipment__c",
                      "@{s.id}",
                      "Order_Product__c",
                      item)));
      assertThat(answer.body()).contains("\"isSuccessful\":true");
    }
    var found =
        client.row(
            "SELECT OrderNumber, (SELECT Name, Total_Quantity__c FROM Magento_Shipments__r),"
                + " (SELECT Id FROM Magento_Invoices__r) FROM Order");
    assertThat(found.get("Magento_Invoices__r")).isNull();
    assertThat(Json.asList(Json.asObject(found.get("Magento_Shipments__r")).get("records")))
        .singleElement()
        .extracting(row -> Json.asObject(row).get("Name"))
        .isEqualTo("000000001");
    var line =
        client.row(
            "SELECT Shipment__r.Order__r.Magento_Id__c, Order_Product__r.Quantity"
                + " FROM Magento_Document_Line__c");
    assertThat(line.toString()).contains("Magento_Id__c=main:1", "Quantity=2");
    assertThat(client.query("SELECT Id FROM Magento_Tracking__c WHERE Number__c = 'TRK-1'"))
        .hasSize(1);
  }

  @Test
  void whatAnyFieldOfThatKindRefusesIsRefusedHereToo() throws Exception {
    order("main:1");
    upsert("main:shipment:1", shipment());
    refused(
        client.send(
            "POST",
            BASE + "/sobjects/Magento_Shipment__c",
            Map.of("Name", "2", "Magento_Id__c", "MAIN:shipment:1")),
        400,
        "DUPLICATE_VALUE",
        "Magento_Id__c");
    refused(upsert("main:shipment:2", Map.of("Name", "9".repeat(81))), 400, "STRING_TOO_LONG");
    refused(
        upsert("main:shipment:2", Map.of("Carrier__c", "x".repeat(256))), 400, "STRING_TOO_LONG");
    refused(upsert("main:shipment:2", Map.of("Date__c", "yesterday")), 400, "JSON_PARSER_ERROR");
    refused(
        upsert("main:shipment:2", Map.of("Order__c", "801000000000001AAA")),
        400,
        "INVALID_CROSS_REFERENCE_KEY");
    refused(upsert("main:shipment:2", Map.of("Order__c", book("Magento"))), 400, "MALFORMED_ID");
    refused(upsert("main:shipment:2", Map.of("Shipped__c", 1)), 400, "INVALID_FIELD");
    assertThat(client.query("SELECT Id FROM Magento_Shipment__c")).hasSize(1);
  }

  @Test
  void describeTellsThemAsCustomObjectsWithTheListsTheyGiveToAnOrder() throws Exception {
    var shipment = client.get(BASE + "/sobjects/Magento_Shipment__c/describe").body();
    assertThat(shipment)
        .contains(
            "\"custom\":true",
            "\"label\":\"Magento Shipment\"",
            "\"relationshipName\":\"Order__r\"",
            "\"relationshipName\":\"Trackings__r\"",
            "\"type\":\"url\"");
    assertThat(client.get(BASE + "/sobjects/Order/describe").body())
        .contains(
            "\"relationshipName\":\"Magento_Shipments__r\"",
            "\"relationshipName\":\"Magento_Invoices__r\"",
            "\"relationshipName\":\"Magento_Credit_Memos__r\"");
  }

  @Test
  void aDeletedOrderLeavesItsDocumentsAndTheyPointNowhere() throws Exception {
    String order = order("main:1");
    upsert("main:shipment:1", shipment());
    String item = client.create("OrderItem", line(order, 1, "1"));
    client.create("Magento_Document_Line__c", Map.of("Order_Product__c", item));
    client.send("DELETE", BASE + "/sobjects/OrderItem/" + item, Map.of());
    client.send("DELETE", BASE + "/sobjects/Order/" + order, Map.of());
    assertThat(client.row("SELECT Order__c FROM Magento_Shipment__c").get("Order__c")).isNull();
    var line = client.row("SELECT Id, Name, Order_Product__c FROM Magento_Document_Line__c");
    assertThat(line.get("Order_Product__c")).isNull();
    assertThat(line.get("Name")).isEqualTo(line.get("Id"));
  }

  @Test
  void anOrgWithoutThePackagesObjectsKnowsNothingOfThem() throws Exception {
    turn("documents", false);
    refused(client.get(BASE + "/sobjects/Magento_Shipment__c/describe"), 404, "NOT_FOUND");
    refused(upsert("main:shipment:1", Map.of("Name", "1")), 404, "NOT_FOUND");
    assertThat(client.get(BASE + "/sobjects").body()).doesNotContain("Magento_Shipment__c");
    assertThat(client.get(BASE + "/sobjects/Order/describe").body())
        .contains("Magento_Id__c")
        .doesNotContain("Magento_Shipments__r");
    refused(client.get(BASE + "/query?q=SELECT+Id+FROM+Magento_Invoice__c"), 400, "INVALID_TYPE");
  }

  @Test
  void moreThanFifteenKindsOfNodesAreRefused() throws Exception {
    var nodes = new ArrayList<Map<String, Object>>();
    for (String object :
        List.of(
            "Account",
            "Contact",
            "Magento_Shipment__c",
            "Magento_Tracking__c",
            "Magento_Invoice__c",
            "Magento_Credit_Memo__c",
            "Magento_Document_Line__c",
            "Product2")) {
      nodes.add(node(object, "k", object + "1", Map.of("Name", "n")));
      var delete =
          Map.<String, Object>of(
              "method", "DELETE",
              "url", BASE + "/sobjects/" + object + "/Magento_Id__c/k",
              "referenceId", object + "2");
      nodes.add(delete);
    }
    refused(graphs(nodes), 400, "at most 15 kinds");
    refused(graphs(nodes.subList(0, 15)), 200, "isSuccessful");
  }

  private String orderId() throws Exception {
    return String.valueOf(client.row("SELECT Id FROM Order").get("Id"));
  }

  private static Map<String, Object> shipment() {
    return Map.of(
        "Name",
        "000000001",
        "Total_Quantity__c",
        2,
        "Date__c",
        "2026-11-23T09:49:54Z",
        "Order__r",
        Map.of("Magento_Id__c", "main:1"));
  }

  private static Map<String, Object> node(
      String object, String key, String reference, Map<String, Object> body) {
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

  private HttpResponse<String> upsert(String key, Map<String, Object> body) throws Exception {
    return client.send("PATCH", BASE + SHIPMENTS + key, body);
  }

  @SafeVarargs
  @SuppressWarnings("varargs")
  private HttpResponse<String> graph(Map<String, Object>... nodes) throws Exception {
    return graphs(List.of(nodes));
  }

  private HttpResponse<String> graphs(List<Map<String, Object>> nodes) throws Exception {
    var graph = Map.of("graphId", "1", "compositeRequest", nodes);
    return client.send("POST", BASE + "/composite/graph", Map.of("graphs", List.of(graph)));
  }
}
