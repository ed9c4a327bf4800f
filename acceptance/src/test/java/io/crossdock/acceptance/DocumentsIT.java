package io.crossdock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Shipments, invoices and credit memos in the org, as the shop has them. */
class DocumentsIT extends InOnePlace {

  /** Every recorded kind of order once, with the documents recorded with it. */
  DocumentsIT() {
    super(37);
  }

  @Test
  void everyRecordedOrderArrivesWithItsDocumentsTheirLinesAndTheirTrackingNumbers() {
    allArrive();
    assertThat(place.count("Magento_Shipment__c")).isGreaterThan(10);
    assertThat(place.count("Magento_Invoice__c")).isGreaterThan(15);
    assertThat(place.count("Magento_Credit_Memo__c")).isGreaterThan(2);
  }

  @Test
  void anOrderShippedInvoicedAndRefundedInPartsHasAllOfThemToTheCent() {
    long id = demand("{\"kind\":\"partial\"}");
    long mug = line(id, 0);
    place.shopDo("/order/" + id + "/invoice", items(mug, 2, ""));
    place.shopDo(
        "/order/" + id + "/ship",
        items(mug, 1, ",\"tracks\":[" + track("1Z1", "ups") + "," + track("1Z2", "ups") + "]"));
    place.shopDo(
        "/order/" + id + "/refund",
        items(
            mug,
            1,
            ",\"arguments\":{\"shipping_amount\":0,\"adjustment_positive\":1.0,"
                + "\"adjustment_negative\":0.5}"));
    place.shopDo("/order/" + id + "/invoice", "{}");
    place.shopDo(
        "/order/" + id + "/ship",
        "{\"comment\":{\"comment\":\"the rest\"},\"tracks\":[" + track("JD3", "custom") + "]}");
    api.notice(id);
    allArrive();
    assertThat(records("Magento_Invoice__c", "State__c", id))
        .extracting(i -> i.path("State__c").asString())
        .containsExactly("Paid", "Paid");
    List<JsonNode> shipments =
        records("Magento_Shipment__c", "Tracking_Number__c, Tracking_Link__c, Comment__c", id);
    assertThat(shipments)
        .extracting(s -> s.path("Tracking_Number__c").asString())
        .containsExactly("1Z1", "JD3");
    assertThat(shipments.getFirst().path("Tracking_Link__c").asString()).endsWith("1Z1");
    assertThat(shipments.getLast().path("Comment__c").asString()).isEqualTo("the rest");
    assertThat(
            records("Magento_Credit_Memo__c", "Adjustment_Refund__c, Adjustment_Fee__c", id)
                .getFirst()
                .path("Adjustment_Fee__c")
                .decimalValue())
        .isEqualByComparingTo("0.5");
  }

  @Test
  void virtualGoodsABundleShippedInPartsAndEurosArriveAsTheyAre() {
    long virtual = demand("{\"kind\":\"virtual\"}");
    long bundle = demand("{\"kind\":\"bundle-fixed\"}");
    long euros = demand("{\"kind\":\"eur-currency\"}");
    for (long id : new long[] {virtual, bundle, euros}) {
      place.shopDo("/order/" + id + "/invoice", "{}");
    }
    place.shopDo("/order/" + bundle + "/ship", items(line(bundle, 1), 2, ""));
    place.shopDo("/order/" + bundle + "/ship", "{}");
    place.shopDo("/order/" + euros + "/ship", "{}");
    place.shopDo("/order/" + euros + "/refund", "{}");
    api.notice(virtual, bundle, euros);
    allArrive();
    assertThat(records("Magento_Shipment__c", "Id", virtual)).isEmpty();
    assertThat(records("Magento_Shipment__c", "Id", bundle)).hasSize(2);
    assertThat(records("Magento_Invoice__c", "CurrencyIsoCode", euros))
        .extracting(i -> i.path("CurrencyIsoCode").asString())
        .containsExactly("EUR");
  }

  /** As Magento's Admin cancels one: the order's pieces are to be invoiced again. */
  @Test
  void anInvoiceThatIsCanceledChangesItsStateThoughTheOrderHasNoneInvoicedAnyMore() {
    long id = place.buy("LAB-MUG", 2, "canceled@example.com");
    place.shopDo("/order/" + id + "/invoice", "{}");
    api.notice(id);
    allArrive();
    assertThat(states(id)).containsExactly("Paid");
    String invoice =
        place.documents("invoices").stream()
            .filter(i -> i.path("order_id").asLong() == id)
            .findFirst()
            .orElseThrow()
            .path("entity_id")
            .asString();
    Http.send(
        "PUT", place.shopUrl() + "/_sandbox/documents/invoice/" + invoice, null, "{\"state\":3}");
    String items = place.order(id).path("items").toString();
    String given = items.replaceAll("\"qty_invoiced\":[0-9.]+", "\"qty_invoiced\":0");
    place.control(id, "set", "{\"total_invoiced\":0,\"items\":" + given + "}");
    api.notice(id);
    allArrive();
    await().atMost(Patience.SOON).until(() -> states(id).equals(List.of("Canceled")));
    allArrive();
  }

  private List<String> states(long id) {
    return records("Magento_Invoice__c", "State__c", id).stream()
        .map(invoice -> invoice.path("State__c").asString())
        .toList();
  }

  @Test
  void aTrackingNumberAddedChangedOrRemovedLaterAndACommentFollowByThemselves() {
    long id = place.buy("LAB-MUG", 2, "tracked@example.com");
    place.shopDo("/order/" + id + "/invoice", "{}");
    place.shopDo("/order/" + id + "/ship", "{\"tracks\":[" + track("A1", "ups") + "]}");
    api.notice(id);
    allArrive();
    JsonNode shipment =
        place.documents("shipments").stream()
            .filter(s -> s.path("order_id").asLong() == id)
            .findFirst()
            .orElseThrow();
    String first = shipment.path("tracks").get(0).path("entity_id").asString();
    String updated = place.order(id).path("updated_at").asString();
    place.track(shipment, "", "B2");
    place.track(shipment, first, "A9");
    comment(shipment, "handed over");
    assertThat(place.order(id).path("updated_at").asString())
        .as("the poll sees nothing")
        .isEqualTo(updated);
    arriveWithinTheSweep();
    assertThat(records("Magento_Shipment__c", "Tracking_Number__c", id).getFirst().toString())
        .contains("A9");
    place.shopTry("DELETE", "/shipment/track/" + first, "");
    comment(shipment, "signed for");
    api.notice(id);
    allArrive();
    assertThat(notes(shipment)).hasSize(2).anyMatch(title -> title.contains(" / shipment note "));
    assertThat(place.count("Magento_Tracking__c WHERE Shipment__r.Order__c = '" + inOrg(id) + "'"))
        .isEqualTo(1);
  }

  private void allArrive() {
    Checker.Verdict verdict = new Checker(place).withDocuments().settled(Patience.SOON);
    assertThat(verdict.clean()).as("%s", verdict).isTrue();
  }

  private void arriveWithinTheSweep() {
    await()
        .atMost(Duration.ofSeconds(75))
        .pollInterval(Duration.ofSeconds(1))
        .until(() -> new Checker(place).withDocuments().check().clean());
  }

  private long demand(String json) {
    return place.demand(json).getFirst();
  }

  private long line(long id, int index) {
    return place.order(id).path("items").get(index).path("item_id").asLong();
  }

  private static String items(long line, int quantity, String more) {
    return "{\"items\":[{\"order_item_id\":%d,\"qty\":%d}]%s}".formatted(line, quantity, more);
  }

  private static String track(String number, String carrier) {
    return "{\"track_number\":\"%s\",\"title\":\"By %s\",\"carrier_code\":\"%s\"}"
        .formatted(number, carrier, carrier);
  }

  private void comment(JsonNode shipment, String text) {
    String id = shipment.path("entity_id").asString();
    place.shopDo(
        "/shipment/" + id + "/comments",
        "{\"entity\":{\"parent_id\":%s,\"comment\":\"%s\",\"is_visible_on_front\":0}}"
            .formatted(id, text));
  }

  /** Titles of the notes on its record. */
  private List<String> notes(JsonNode shipment) {
    String key = "main:shipment:" + shipment.path("entity_id").asString();
    String record =
        place
            .allOf("SELECT Id FROM Magento_Shipment__c WHERE Magento_Id__c = '" + key + "'")
            .getFirst()
            .path("Id")
            .asString();
    return place
        .allOf(
            "SELECT ContentDocument.Title FROM ContentDocumentLink WHERE LinkedEntityId = '"
                + record
                + "'")
        .stream()
        .map(link -> link.path("ContentDocument").path("Title").asString())
        .toList();
  }

  private String inOrg(long id) {
    return place.inOrg(id).path("Id").asString();
  }

  private List<JsonNode> records(String object, String fields, long id) {
    return place.allOf(
        "SELECT %s FROM %s WHERE Order__c = '%s' ORDER BY Name"
            .formatted(fields, object, inOrg(id)));
  }
}
