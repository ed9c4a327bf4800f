package io.crossdock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.app.Crossdock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The checker of the chaos suite sees what it must see. */
class CheckerIT {

  private static final String SHIP =
      """
      {"comment":{"comment":"left at noon"},
       "tracks":[{"track_number":"1Z","title":"UPS","carrier_code":"ups"}]}\
      """;

  @TempDir Path data;

  @Test
  void aDoubledNoteAForeignOrderALostLineOrTrackAWrongStatusAndALostOrderAreReported()
      throws Exception {
    try (Place place = new Place(0)) {
      long id;
      try (Crossdock crossdock = place.crossdock(data, Map.of())) {
        var api = new Api(crossdock.url());
        id = place.buy("LAB-MUG", 2, "checked@example.com");
        place.comment(id, "only once");
        long shipped = place.buy("LAB-MUG", 1, "shipped@example.com");
        place.shopDo("/order/" + shipped + "/ship", SHIP);
        api.notice(id, shipped);
        var before = new Checker(place).withDocuments().settled(Duration.ofSeconds(45));
        assertThat(before.clean()).as("%s", before).isTrue();
      }
      breakTheOrg(place, id);
      breakTheShipment(place);
      place.buy("LAB-MUG", 1, "never-sent@example.com");

      var verdict = new Checker(place).withDocuments().check();

      assertThat(verdict.lost()).anyMatch(l -> l.startsWith("order main:"));
      assertThat(verdict.lost()).anyMatch(l -> l.contains("line main:"));
      assertThat(verdict.doubled()).anyMatch(d -> d.contains("only once"));
      assertThat(verdict.doubled()).anyMatch(d -> d.contains("main:999999"));
      assertThat(verdict.doubled()).anyMatch(d -> d.contains("checked@example.com"));
      assertThat(verdict.wrong()).anyMatch(w -> w.contains("status"));
      assertThat(verdict.wrong()).anyMatch(w -> w.contains("total"));
      assertThat(verdict.wrong()).anyMatch(w -> w.contains("total_qty: shop 1, org 7"));
      assertThat(verdict.lost()).anyMatch(l -> l.startsWith("main:track:"));
      assertThat(verdict.lost()).anyMatch(l -> l.contains("note \"left at noon"));
    }
  }

  private static void breakTheShipment(Place place) {
    String shipment =
        place.allOf("SELECT Id FROM Magento_Shipment__c").getFirst().path("Id").asString();
    place.orgWrite("PATCH", "Magento_Shipment__c/" + shipment, "{\"Total_Quantity__c\":7}");
    String track =
        place.allOf("SELECT Id FROM Magento_Tracking__c").getFirst().path("Id").asString();
    place.orgWrite("DELETE", "Magento_Tracking__c/" + track, null);
    String note =
        place
            .allOf("SELECT Id FROM ContentNote WHERE Title LIKE '%shipment note%'")
            .getFirst()
            .path("Id")
            .asString();
    place.orgWrite("DELETE", "ContentNote/" + note, null);
  }

  private static void breakTheOrg(Place place, long id) {
    JsonNode order = place.inOrg(id);
    String orderId = order.path("Id").asString();
    String title = place.notes(id).getFirst();
    String content =
        java.util.Base64.getEncoder()
            .encodeToString("only once".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    String note =
        place
            .orgWrite(
                "POST",
                "ContentNote",
                "{\"Title\":\"%s\",\"Content\":\"%s\"}".formatted(title, content))
            .path("id")
            .asString();
    place.orgWrite(
        "POST",
        "ContentDocumentLink",
        "{\"ContentDocumentId\":\"%s\",\"LinkedEntityId\":\"%s\",\"ShareType\":\"V\"}"
            .formatted(note, orderId));
    String item =
        place
            .soql("SELECT Id FROM OrderItem WHERE OrderId = '" + orderId + "' AND Quantity = 2")
            .path("records")
            .get(0)
            .path("Id")
            .asString();
    place.orgWrite("DELETE", "OrderItem/" + item, null);
    place.orgWrite("PATCH", "Order/" + orderId, "{\"Magento_Status__c\":\"complete\"}");
    JsonNode account = place.soql("SELECT AccountId FROM Order WHERE Id = '" + orderId + "'");
    String accountId = account.path("records").get(0).path("AccountId").asString();
    place.orgWrite(
        "POST",
        "Order",
        ("{\"AccountId\":\"%s\",\"EffectiveDate\":\"2026-11-24\",\"Status\":\"Draft\","
                + "\"Magento_Id__c\":\"main:999999\"}")
            .formatted(accountId));
    place.orgWrite(
        "POST",
        "Contact",
        "{\"LastName\":\"Twice\",\"AccountId\":\"%s\",\"Email\":\"Checked@example.com\"}"
            .formatted(accountId));
  }
}
