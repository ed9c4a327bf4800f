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

  @TempDir Path data;

  @Test
  void aDoubledNoteAForeignOrderALostLineAWrongStatusAndALostOrderAreReported() throws Exception {
    try (Place place = new Place(0)) {
      long id;
      try (Crossdock crossdock = place.crossdock(data, Map.of())) {
        var api = new Api(crossdock.url());
        id = place.buy("LAB-MUG", 2, "checked@example.com");
        place.comment(id, "only once");
        api.notice(id);
        var before = new Checker(place).settled(Duration.ofSeconds(45));
        assertThat(before.clean()).as("%s", before).isTrue();
      }
      breakTheOrg(place, id);
      place.buy("LAB-MUG", 1, "never-sent@example.com");

      var verdict = new Checker(place).check();

      assertThat(verdict.lost()).anyMatch(l -> l.startsWith("order main:"));
      assertThat(verdict.lost()).anyMatch(l -> l.contains("line main:"));
      assertThat(verdict.doubled()).anyMatch(d -> d.contains("only once"));
      assertThat(verdict.doubled()).anyMatch(d -> d.contains("main:999999"));
      assertThat(verdict.doubled()).anyMatch(d -> d.contains("checked@example.com"));
      assertThat(verdict.wrong()).anyMatch(w -> w.contains("status"));
      assertThat(verdict.wrong()).anyMatch(w -> w.contains("total"));
    }
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
