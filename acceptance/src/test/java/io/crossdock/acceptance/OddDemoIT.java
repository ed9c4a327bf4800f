package io.crossdock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

@DisplayName("Every odd order of the demo arrives or says why")
class OddDemoIT {

  @TempDir Path data;

  @Test
  void everyOddOrderArrivesOrSaysWhyUnderItsNumber() throws Exception {
    try (Place place = Place.odd();
        var crossdock = place.crossdock(data, Map.of())) {
      var api = new Api(crossdock.url());
      JsonNode odd = place.oddOrders();
      odd.forEach(one -> {
        long id = one.path("id").asLong();
        await()
            .alias(one.toString())
            .atMost(Patience.SOON)
            .until(() -> !api.syncStatus(id).isEmpty() && !api.syncStatus(id).equals("pending"));
      });
      for (JsonNode one : odd) {
        JsonNode order = api.order(one.path("id").asLong());
        String seen = one + " became " + order;
        boolean arrived = order.path("syncStatus").asString().equals("in_sync");
        switch (one.path("expect").asString()) {
          case "arrives" -> assertThat(arrived).as(seen).isTrue();
          case "warned" -> {
            assertThat(arrived).as(seen).isTrue();
            assertThat(order.path("warnings")).as(seen).isNotEmpty();
          }
          case "held" -> assertThat(arrived).as(seen).isFalse();
          default -> {}
        }
        if (!arrived) {
          assertThat(order.path("reason").toString()).as(seen).hasSizeGreaterThan(20);
        }
      }
      JsonNode found = place.soql("SELECT COUNT() FROM Contact WHERE LastName = 'Strange'");
      assertThat(found.path("totalSize").asInt()).isZero();
    }
  }
}
