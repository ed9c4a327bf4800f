package io.crossdock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.crossdock.app.Crossdock;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** An audit finds what people or accidents did to the org, and repairs what can be. */
class AuditIT {

  @TempDir Path data;

  @Test
  void anAuditProvesThatNothingIsLostAndNamesAndRepairsWhatDiffers() throws Exception {
    try (Place place = new Place(10);
        Crossdock crossdock = place.crossdock(data, Map.of())) {
      var api = new Api(crossdock.url());
      List<Long> ids = place.demand("{\"count\":3,\"sku\":\"LAB-MUG\"}");
      long documented = ids.getLast();
      place.shopDo("/order/" + documented + "/invoice", "{}");
      place.shopDo("/order/" + documented + "/ship", "{}");
      for (long id : ids) {
        api.notice(id);
        await().atMost(Patience.SOON).until(() -> api.syncStatus(id).equals("in_sync"));
      }
      await().atMost(Patience.SOON).until(() -> place.count("Order") == place.orders().size());

      int calls = place.orgCalls();
      JsonNode clean = audit(crossdock);
      assertThat(clean.path("same").asInt()).isEqualTo(place.orders().size());
      assertThat(clean.path("findings").size()).as("%s", clean).isZero();
      assertThat(place.orgCalls() - calls).as("calls of an audit").isEqualTo(1);

      long changed = ids.getFirst();
      String order = place.inOrg(changed).path("Id").asString();
      String line =
          place
              .soql("SELECT Id FROM OrderItem WHERE OrderId = '" + order + "' LIMIT 1")
              .path("records")
              .path(0)
              .path("Id")
              .asString();
      place.orgWrite("PATCH", "OrderItem/" + line, "{\"UnitPrice\":1.00}");
      breakDocuments(place, documented);
      String account =
          place
              .soql("SELECT Id FROM Account LIMIT 1")
              .path("records")
              .path(0)
              .path("Id")
              .asString();
      place.orgWrite(
          "POST",
          "Order",
          """
          {"AccountId":"%s","EffectiveDate":"%s","Status":"Draft","Magento_Id__c":"main:99999"}\
          """
              .formatted(
                  account, Instant.now().minus(30, ChronoUnit.DAYS).toString().substring(0, 10)));
      JsonNode found = audit(crossdock);
      assertThat(found.path("different").asInt()).as("%s", found).isEqualTo(2);
      assertThat(found.path("findings").toString())
          .contains("Shipments: Salesforce has 0, Magento 1. Invoices: Salesforce has 1 of 0.01 ");
      assertThat(found.path("extra").asInt()).as("%s", found).isEqualTo(1);
      assertThat(found.path("missing").asInt()).as("%s", found).isZero();

      post(crossdock, "/api/v1/audits/" + found.path("audit").asString() + "/repair", "");
      await().atMost(Patience.SOON).until(() -> audit(crossdock).path("different").asInt() == 0);
      assertThat(place.count("Order WHERE Magento_Id__c = 'main:99999'")).isEqualTo(1);
    }
  }

  /** Somebody deletes its shipment and writes another sum into its invoice. */
  private static void breakDocuments(Place place, long id) {
    for (String object : List.of("Magento_Shipment__c", "Magento_Invoice__c")) {
      String record =
          place
              .allOf(
                  "SELECT Id FROM " + object + " WHERE Order__r.Magento_Id__c = 'main:" + id + "'")
              .getFirst()
              .path("Id")
              .asString();
      boolean gone = object.equals("Magento_Shipment__c");
      place.orgWrite(
          gone ? "DELETE" : "PATCH",
          object + "/" + record,
          gone ? null : "{\"Grand_Total__c\":0.01}");
    }
  }

  private static JsonNode audit(Crossdock crossdock) {
    Instant now = Instant.now();
    String body =
        "{\"from\":\"%s\",\"before\":\"%s\"}"
            .formatted(now.minus(400, ChronoUnit.DAYS), now.plus(1, ChronoUnit.DAYS));
    String id = post(crossdock, "/api/v1/audits", body).path("audit").asString();
    await().atMost(Patience.SOON).until(() -> get(crossdock, id).has("finishedAt"));
    return get(crossdock, id);
  }

  private static JsonNode get(Crossdock crossdock, String id) {
    return Http.send("GET", crossdock.url() + "/api/v1/audits/" + id, "demo-token", null).json();
  }

  private static JsonNode post(Crossdock crossdock, String path, String body) {
    var answer = Http.send("POST", crossdock.url() + path, "demo-token", body);
    assertThat(answer.status()).as("%s", answer).isEqualTo(202);
    return answer.json();
  }
}
