package io.crossdock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.crossdock.app.Crossdock;
import java.nio.file.Path;
import java.util.HashMap;
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

      documents(place, api, admin, second);

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

  /** A credit memo's field, by the page too; what fails of it holds up nothing. */
  private static void documents(Place place, Api api, Visitor admin, long id) {
    place.shopDo("/order/" + id + "/invoice", "{}");
    place.shopDo("/order/" + id + "/refund", "{}");
    Map<String, String> form =
        form(
            "credit-memo", "1", "Transaction_Id__c", "increment_id & ' of ' & $order.increment_id");
    form.put("order", "main:" + id);
    String number = place.order(id).path("increment_id").asString();
    assertThat(admin.submit("/field-mapping", "/field-mapping/preview", form).body())
        .contains("Magento_Credit_Memo__c.Transaction_Id__c", " of " + number + "</b>");
    admin.submit("/field-mapping", "/field-mapping", form);
    assertThat(admin.page("/field-mapping/export").body())
        .contains("object: Magento_Credit_Memo__c", "object: Order");
    api.notice(id);
    await().atMost(Patience.SOON).until(() -> creditMemos(place, id).contains(" of " + number));

    String mapping = "{\"object\":\"%s\",\"field\":\"%s\",\"expression\":\"%s\"}";
    api.map(
        "[%s,%s]"
            .formatted(
                mapping.formatted("Order", "PoNumber", "billing_address.city"),
                mapping.formatted(
                    "Magento_Credit_Memo__c", "Transaction_Id__c", "$sum(order_currency_code)")));
    api.sync(id);
    await()
        .atMost(Patience.SOON)
        .until(() ->
            admin
                .page("/orders/main:" + id)
                .body()
                .contains(
                    "Magento_Credit_Memo__c.Transaction_Id__c ($sum(order_currency_code)) was"));
    assertThat(api.syncStatus(id)).isEqualTo("in_sync");
  }

  private static String creditMemos(Place place, long id) {
    return place
        .soql(
            "SELECT Transaction_Id__c FROM Magento_Credit_Memo__c WHERE Order__c = '%s'"
                .formatted(place.inOrg(id).path("Id").asString()))
        .toString();
  }

  private static Map<String, String> form(String field, String order) {
    Map<String, String> form = form("order", "0", field, "$uppercase(billing_address.city)");
    form.put("order", order);
    return form;
  }

  private static Map<String, String> form(
      String tab, String version, String field, String expression) {
    return new HashMap<>(
        Map.of(
            "tab",
            tab,
            "version",
            version,
            "do",
            "save",
            "m.0.expression",
            expression,
            "m.0.field",
            field,
            "m.0.enabled",
            "1"));
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
