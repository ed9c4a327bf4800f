package io.crossdock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.crossdock.app.Crossdock;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * A copied data folder, a cloned shop, a shop that was set back: nobody's orders are written over.
 */
class IdentityIT {

  @TempDir Path data;

  @Test
  void anotherShopIsNeitherReadNorSentUntilConfirmedAndItsOrdersDoNotWriteOverKnownOnes()
      throws Exception {
    try (Place place = new Place(0);
        Place clone = new Place(0)) {
      long id = place.buy("LAB-MUG", 2, "first@example.com");
      try (Crossdock crossdock = place.crossdock(data, Map.of())) {
        var api = new Api(crossdock.url());
        await().atMost(Patience.SOON).until(() -> api.syncStatus(id).equals("in_sync"));
      }
      String total = place.inOrg(id).path("TotalAmount").asString();
      assertThat(clone.buy("LAB-MUG", 9, "stranger@example.com")).isEqualTo(id);
      long next = clone.buy("LAB-MUG", 1, "next@example.com");
      var atClone = Map.of("CROSSDOCK_SHOP_URL", clone.shopUrl());

      try (Crossdock crossdock = place.crossdock(data, atClone)) {
        var api = new Api(crossdock.url());
        await().atMost(Patience.SOON).until(() -> code(crossdock).equals("another-shop"));
        api.sync(id);
        assertThat(api.order(next).path("syncStatus").isMissingNode()).isTrue();
      }
      try (Crossdock crossdock =
          place.crossdock(data, with(atClone, "CROSSDOCK_CONFIRM", clone.shopUrl()))) {
        var api = new Api(crossdock.url());
        await().atMost(Patience.SOON).until(() -> api.syncStatus(next).equals("in_sync"));
        await()
            .atMost(Patience.SOON)
            .until(() -> api.order(id).path("reasonCode").asString("").equals("another-order"));
        assertThat(place.inOrg(id).path("TotalAmount").asString()).isEqualTo(total);
        assertThat(api.order(id).path("reason").asString("")).contains("is not written over");
      }
    }
  }

  @Test
  void anAdminConfirmsTheOtherShopOnThePageAndTheAuditLogHasIt() throws Exception {
    try (Place place = new Place(0);
        Place clone = new Place(0)) {
      try (Crossdock crossdock = place.crossdock(data, Map.of())) {
        var api = new Api(crossdock.url());
        long id = place.buy("LAB-MUG", 1, "first@example.com");
        await().atMost(Patience.SOON).until(() -> api.syncStatus(id).equals("in_sync"));
      }
      long next = clone.buy("LAB-MUG", 2, "next@example.com");
      var atClone = Map.of("CROSSDOCK_SHOP_URL", clone.shopUrl());
      try (Crossdock crossdock = place.crossdock(data, atClone)) {
        var api = new Api(crossdock.url());
        await().atMost(Patience.SOON).until(() -> code(crossdock).equals("another-shop"));
        Visitor admin = Visitor.signedIn(crossdock.url(), "admin", "admin");
        assertThat(admin.page("/connections").body())
            .contains("Is this shop meant?", clone.shopUrl());
        admin.submit("/connections", "/connections/confirm/shop", Map.of("meant", clone.shopUrl()));
        await().atMost(Patience.SOON).until(() -> code(crossdock).isEmpty());
        await()
            .atMost(Patience.SOON)
            .until(() -> !api.order(next).path("syncStatus").isMissingNode());
        assertThat(admin.page("/audit-log").body()).contains("Another system confirmed");
      }
    }
  }

  private static Map<String, String> with(Map<String, String> settings, String key, String value) {
    var all = new java.util.HashMap<>(settings);
    all.put(key, value);
    return all;
  }

  private static String code(Crossdock crossdock) {
    JsonNode status =
        Http.send("GET", crossdock.url() + "/api/v1/status", "demo-token", null).json();
    return status.path("gates").path(0).path("code").asString("");
  }
}
