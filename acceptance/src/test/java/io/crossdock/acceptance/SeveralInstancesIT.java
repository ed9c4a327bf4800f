package io.crossdock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.crossdock.app.Crossdock;
import io.crossdock.store.server.EmbeddedDatabase;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class SeveralInstancesIT {

  @TempDir Path data;

  @Test
  void aRestartInTheMiddleLosesNothingAndDoublesNothing() throws Exception {
    try (Place place = new Place(300)) {
      try (Crossdock first = place.crossdock(data, Map.of())) {
        await().atMost(Patience.SOON).until(() -> count(place) > 0);
        assertThat(first.url()).startsWith("http://127.0.0.1:");
      }
      try (Crossdock second = place.crossdock(data, Map.of())) {
        await().atMost(Duration.ofMinutes(2)).until(() -> count(place) >= 300);
        assertThat(second.url()).startsWith("http://127.0.0.1:");
      }
      assertThat(count(place)).isEqualTo(300);
      JsonNode lines = place.soql("SELECT COUNT() FROM OrderItem WHERE Magento_Id__c = null");
      assertThat(lines.path("totalSize").asInt()).isZero();
    }
  }

  @Test
  void twoInstancesOnOneDatabaseSendTwoThousandOrdersWithNoneLostAndNoneDoubled() throws Exception {
    try (Place place = new Place(2000);
        EmbeddedDatabase database = EmbeddedDatabase.start(data)) {
      var shared = Map.of("CROSSDOCK_DATABASE_URL", database.shareableUrl());
      try (Crossdock first = place.crossdock(data, shared);
          Crossdock second = place.crossdock(data, shared)) {
        assertThat(first.url()).isNotEqualTo(second.url());
        await().atMost(Duration.ofMinutes(4)).until(() -> count(place) >= 2000);
      }
      Map<String, BigDecimal> totals = new HashMap<>();
      place
          .allOf("SELECT Magento_Id__c, TotalAmount FROM Order")
          .forEach(order ->
              totals.put(
                  order.path("Magento_Id__c").asString(),
                  order.path("TotalAmount").decimalValue()));
      assertThat(totals).hasSize(2000);
      assertThat(count(place)).isEqualTo(2000);
      for (JsonNode order : place.orders()) {
        assertThat(totals.get("main:" + order.path("entity_id").asLong()))
            .as("total of order %s", order.path("increment_id").asString())
            .isEqualByComparingTo(order.path("grand_total").decimalValue());
      }
    }
  }

  private static int count(Place place) {
    return place.soql("SELECT COUNT() FROM Order").path("totalSize").asInt();
  }
}
