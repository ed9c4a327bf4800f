package io.crossdock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.crossdock.app.Crossdock;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The org's API calls are not Crossdock's to use up. */
class BudgetIT {

  @TempDir Path data;

  @Test
  void whenTheOrgIsNearlyUsedUpOrdersWaitWithTheReasonAndNoCallIsMade() throws Exception {
    try (Place place = new Place(0);
        Crossdock crossdock = place.crossdock(data, Map.of())) {
      var api = new Api(crossdock.url());
      long first = place.buy("LAB-MUG", 1, "first@example.com");
      api.notice(first);
      await().atMost(Patience.SOON).until(() -> api.syncStatus(first).equals("in_sync"));

      place.orgUsage("{\"total\":104000,\"max\":115000}");
      long telling = place.buy("LAB-MUG", 1, "second@example.com");
      api.notice(telling);
      await().atMost(Patience.SOON).until(() -> api.syncStatus(telling).equals("in_sync"));

      await().atMost(Patience.SOON).until(() -> gates(crossdock).size() == 1);
      assertThat(gates(crossdock).path(0).path("code").asString()).isEqualTo("api-budget");
      assertThat(gates(crossdock).path(0).path("reason").asString())
          .startsWith("The org has used 104,0")
          .endsWith("of its 115,000 API calls of 24 hours; Crossdock stops at 90 %.");

      int before = place.orgCalls();
      long waiting = place.buy("LAB-MUG", 1, "third@example.com");
      api.notice(waiting);
      await().atMost(Patience.SOON).until(() -> api.syncStatus(waiting).equals("pending"));
      assertThat(place.orgCalls()).isEqualTo(before);
    }
  }

  private static JsonNode gates(Crossdock crossdock) {
    return Http.send("GET", crossdock.url() + "/api/v1/status", "demo-token", null)
        .json()
        .path("gates");
  }
}
