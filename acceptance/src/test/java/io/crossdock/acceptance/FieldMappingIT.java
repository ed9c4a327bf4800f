package io.crossdock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.crossdock.app.Crossdock;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A field that an admin maps on the page arrives in the org; what is wrong is refused whole. */
class FieldMappingIT {

  @TempDir Path data;

  @Test
  void whatIsMappedOnThePageArrivesIsExportedAndNothingWrongIsSaved() throws Exception {
    try (Place place = new Place(0);
        Crossdock crossdock = place.crossdock(data, Map.of())) {
      var api = new Api(crossdock.url());
      long first = place.buy("LAB-MUG", 1, "mapped@example.com");
      api.notice(first);
      await().atMost(Patience.SOON).until(() -> api.syncStatus(first).equals("in_sync"));

      Visitor admin = Visitor.signedIn(crossdock.url(), "admin", "admin");
      assertThat(admin.page("/field-mapping").body()).contains("Field Mapping", "Status map");
      assertThat(admin.page("/field-mapping/paths?order=main:" + first).body())
          .contains("data-path=\"billing_address.city\"", "Los Angeles");
      String tried =
          admin
              .submit("/field-mapping", "/field-mapping/preview", form("PoNumber", "main:" + first))
              .body();
      assertThat(tried).contains("Order.PoNumber", "<b>LOS ANGELES</b>");

      var wrong = admin.submit("/field-mapping", "/field-mapping", form("Nothing__c", ""));
      assertThat(wrong.status()).isEqualTo(422);
      assertThat(wrong.body()).contains("The org has no field Order.Nothing__c");
      admin.submit("/field-mapping", "/field-mapping", form("PoNumber", ""));
      assertThat(admin.page("/field-mapping/export").body())
          .contains("field: PoNumber", "$uppercase(billing_address.city)");

      long second = place.buy("LAB-MUG", 1, "mapped@example.com");
      api.notice(second);
      await().atMost(Patience.SOON).until(() -> po(place, second).equals("LOS ANGELES"));
      assertThat(po(place, first)).as("not written before its next change").isEmpty();
      api.sync(first);
      await().atMost(Patience.SOON).until(() -> po(place, first).equals("LOS ANGELES"));

      String at = crossdock.url() + "/api/v1/mappings";
      String all = Http.send("GET", at, "demo-token", null).body();
      assertThat(Http.send("PUT", at, "demo-token", all).status()).isEqualTo(200);
      var refused =
          Http.send(
              "PUT",
              at,
              "demo-token",
              all.replace("PoNumber", "Nothing__c").replace("$uppercase(", "("));
      assertThat(refused.status()).isEqualTo(400);
      assertThat(Http.send("GET", at, "demo-token", null).body()).isEqualTo(all);
    }
  }

  private static Map<String, String> form(String field, String order) {
    return Map.of(
        "tab",
        "order",
        "version",
        "0",
        "do",
        "save",
        "order",
        order,
        "m.0.expression",
        "$uppercase(billing_address.city)",
        "m.0.field",
        field,
        "m.0.enabled",
        "1");
  }

  private static String po(Place place, long id) {
    return place
        .soql("SELECT PoNumber FROM Order WHERE Magento_Id__c = 'main:" + id + "'")
        .path("records")
        .path(0)
        .path("PoNumber")
        .asString("");
  }
}
