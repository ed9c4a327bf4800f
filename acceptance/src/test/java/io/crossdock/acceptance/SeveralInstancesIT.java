package io.crossdock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.crossdock.app.Crossdock;
import java.nio.file.Path;
import java.time.Duration;
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
        await().atMost(Duration.ofMinutes(1)).until(() -> count(place) > 0);
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

  private static int count(Place place) {
    return place.soql("SELECT COUNT() FROM Order").path("totalSize").asInt();
  }
}
