package io.crossdock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.crossdock.app.Crossdock;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class OrderArrivesIT {

  @TempDir Path data;

  @Test
  void aBoughtOrderItsCommentAndItsStatusArriveAndEverySeededOrderIsWhole() throws Exception {
    try (Place place = new Place(40);
        Crossdock crossdock = place.crossdock(data, Map.of())) {
      long id = place.buy("LAB-MUG", 2, "Grace@Example.com");
      JsonNode bought = place.order(id);
      String number = bought.path("increment_id").asString();

      await().atMost(Duration.ofMinutes(1)).until(() -> inOrg(place, number).size() == 1);
      assertThat(inOrg(place, number).get(0).path("TotalAmount").decimalValue())
          .isEqualByComparingTo(bought.path("grand_total").decimalValue());

      place.shopDo(
          "/orders/" + id + "/comments",
          "{\"statusHistory\":{\"comment\":\"Please ring twice\",\"is_visible_on_front\":1,"
              + "\"is_customer_notified\":0,\"status\":\"pending\"}}");
      place.shopDo("/order/" + id + "/invoice", "{\"capture\":true}");
      place.shopDo("/order/" + id + "/ship", "{}");
      String orderId = inOrg(place, number).get(0).path("Id").asString();
      await()
          .atMost(Duration.ofSeconds(65))
          .until(() -> inOrg(place, number).get(0).path("Status").asString().equals("Activated"));
      await().atMost(Duration.ofSeconds(65)).until(() -> notes(place, orderId) >= 1);
      assertThat(notes(place, orderId)).isEqualTo(1);

      everyOrderIsThereOnceAndExact(place);
      var grid = Http.send("GET", crossdock.url() + "/api/v1/orders/" + number, "demo-token", null);
      assertThat(grid.status()).isEqualTo(200);
      assertThat(grid.body()).contains(orderId);
    }
  }

  private static void everyOrderIsThereOnceAndExact(Place place) {
    for (JsonNode order : place.orders()) {
      String number = order.path("increment_id").asString();
      String key = "main:" + order.path("entity_id").asLong();
      String query = "SELECT Id, TotalAmount FROM Order WHERE Magento_Id__c = '" + key + "'";
      await()
          .alias("order " + number + " arrives")
          .atMost(Duration.ofMinutes(1))
          .until(() -> place.soql(query).path("totalSize").asInt() == 1);
      BigDecimal total =
          place.soql(query).path("records").get(0).path("TotalAmount").decimalValue();
      assertThat(total)
          .as("total of order %s", number)
          .isEqualByComparingTo(order.path("grand_total").decimalValue());
    }
    assertThat(place.soql("SELECT COUNT() FROM Order").path("totalSize").asInt())
        .isEqualTo(place.orders().size());
  }

  private static JsonNode inOrg(Place place, String number) {
    return place
        .soql(
            "SELECT Id, Status, TotalAmount FROM Order WHERE OrderReferenceNumber = '"
                + number
                + "'")
        .path("records");
  }

  private static int notes(Place place, String orderId) {
    return place
        .soql("SELECT Id FROM ContentDocumentLink WHERE LinkedEntityId = '" + orderId + "'")
        .path("totalSize")
        .asInt();
  }
}
