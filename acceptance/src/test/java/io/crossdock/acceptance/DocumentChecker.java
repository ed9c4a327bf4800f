package io.crossdock.acceptance;

import io.crossdock.acceptance.Checker.Verdict;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * The part of {@link Checker} that compares shipments, invoices and credit memos: each is there
 * once, with its order, its sums, its tracking numbers, lines that come to the same, and its
 * comments as notes.
 */
final class DocumentChecker {

  private static final Map<String, String> SUMS =
      Map.of(
          "grand_total", "Grand_Total__c",
          "base_grand_total", "Base_Grand_Total__c",
          "subtotal", "Subtotal__c",
          "tax_amount", "Tax__c",
          "shipping_amount", "Shipping__c",
          "discount_amount", "Discount__c");

  private static final Map<String, String> MORE_OF_MEMOS =
      Map.of(
          "adjustment_positive", "Adjustment_Refund__c",
          "adjustment_negative", "Adjustment_Fee__c");

  private final Place place;
  private final Verdict verdict;

  DocumentChecker(Place place, Verdict verdict) {
    this.place = place;
    this.verdict = verdict;
  }

  void check() {
    Map<String, List<JsonNode>> lines =
        place
            .allOf(
                "SELECT Shipment__c, Invoice__c, Credit_Memo__c, Quantity__c, Row_Total__c,"
                    + " Order_Product__r.OrderId FROM Magento_Document_Line__c")
            .stream()
            .collect(
                Collectors.groupingBy(l ->
                    text(l, "Shipment__c") + text(l, "Invoice__c") + text(l, "Credit_Memo__c")));
    kind("shipment", "Magento_Shipment__c", Map.of("total_qty", "Total_Quantity__c"), lines);
    kind("invoice", "Magento_Invoice__c", SUMS, lines);
    var memo = new HashMap<>(SUMS);
    memo.putAll(MORE_OF_MEMOS);
    kind("creditmemo", "Magento_Credit_Memo__c", memo, lines);
    tracks();
  }

  private void kind(
      String kind, String object, Map<String, String> sums, Map<String, List<JsonNode>> lines) {
    Map<String, List<JsonNode>> found =
        byKey(
            "SELECT Id, Name, Magento_Id__c, Order__c, Order__r.Magento_Id__c, "
                + String.join(", ", sums.values())
                + " FROM "
                + object);
    Map<String, List<String>> notes =
        Checker.notesOn(
            place, found.values().stream().flatMap(List::stream).map(d -> text(d, "Id")).toList());
    var known = new TreeSet<String>();
    for (JsonNode document : place.documents(kind + "s")) {
      String key = "main:" + kind + ":" + document.path("entity_id").asLong();
      known.add(key);
      List<JsonNode> records = found.getOrDefault(key, List.of());
      if (records.size() != 1) {
        (records.isEmpty() ? verdict.lost() : verdict.doubled()).add(key);
        continue;
      }
      JsonNode one = records.getFirst();
      equal(key + " number", text(document, "increment_id"), text(one, "Name"));
      equal(
          key + " order",
          "main:" + document.path("order_id").asLong(),
          one.path("Order__r").path("Magento_Id__c").asString(""));
      sums.forEach((shop, org) -> same(key + " " + shop, number(document, shop), number(one, org)));
      lines(key, document, one, lines.getOrDefault(text(one, "Id"), List.of()));
      Checker.notes(
          key,
          Checker.comments(document.path("comments")),
          notes.getOrDefault(text(one, "Id"), List.of()),
          verdict);
    }
    found.keySet().stream()
        .filter(key -> !known.contains(key))
        .forEach(key -> verdict.doubled().add("a document the shop does not have: " + key));
  }

  /**
   * Amounts come to the document's own; pieces to those of the shop's rows, among which a bundle
   * stands beside its parts. Each line is of the same order.
   */
  private void lines(String key, JsonNode document, JsonNode one, List<JsonNode> lines) {
    if (document.has("subtotal")) {
      same(key + " lines", number(document, "subtotal"), sum(lines, "Row_Total__c"));
    } else {
      List<JsonNode> rows = document.path("items").valueStream().toList();
      same(key + " lines", sum(rows, "qty"), sum(lines, "Quantity__c"));
    }
    for (JsonNode line : lines) {
      String order = line.path("Order_Product__r").path("OrderId").asString("");
      equal(key + " line's order product", text(one, "Order__c"), order);
    }
  }

  private static BigDecimal sum(List<JsonNode> rows, String field) {
    return rows.stream().map(row -> number(row, field)).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private void tracks() {
    Map<String, List<JsonNode>> found =
        byKey(
            "SELECT Id, Magento_Id__c, Number__c, Carrier__c, Shipment__r.Magento_Id__c"
                + " FROM Magento_Tracking__c");
    var known = new TreeSet<String>();
    for (JsonNode shipment : place.documents("shipments")) {
      for (JsonNode track : shipment.path("tracks")) {
        String key = "main:track:" + track.path("entity_id").asLong();
        known.add(key);
        List<JsonNode> records = found.getOrDefault(key, List.of());
        if (records.size() != 1) {
          (records.isEmpty() ? verdict.lost() : verdict.doubled()).add(key);
          continue;
        }
        JsonNode one = records.getFirst();
        equal(key + " number", text(track, "track_number"), text(one, "Number__c"));
        equal(key + " carrier", text(track, "title"), text(one, "Carrier__c"));
        equal(
            key + " shipment",
            "main:shipment:" + shipment.path("entity_id").asLong(),
            one.path("Shipment__r").path("Magento_Id__c").asString(""));
      }
    }
    found.keySet().stream()
        .filter(key -> !known.contains(key))
        .forEach(key -> verdict.wrong().add("a tracking number the shop does not have: " + key));
  }

  private Map<String, List<JsonNode>> byKey(String query) {
    return place.allOf(query).stream()
        .collect(Collectors.groupingBy(record -> text(record, "Magento_Id__c")));
  }

  private void equal(String what, String shop, String org) {
    if (!shop.equals(org)) {
      verdict.wrong().add("%s: shop \"%s\", org \"%s\"".formatted(what, shop, org));
    }
  }

  private void same(String what, BigDecimal shop, BigDecimal org) {
    if (shop.compareTo(org) != 0) {
      verdict.wrong().add("%s: shop %s, org %s".formatted(what, shop, org));
    }
  }

  private static BigDecimal number(JsonNode record, String field) {
    JsonNode value = record.path(field);
    return value.isNumber() ? value.decimalValue() : BigDecimal.ZERO;
  }

  private static String text(JsonNode record, String field) {
    return record.path(field).asString("");
  }
}
