package io.crossdock.sandbox.shop;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The documents that were recorded with an order, as far as the order at that moment had them: by
 * the quantities its lines tell.
 */
final class RecordedDocuments {

  private static final List<Map<String, Object>> INVOICES = read("invoices.json");
  private static final List<Map<String, Object>> SHIPMENTS = read("shipments.json");
  private static final List<Map<String, Object>> CREDIT_MEMOS = read("creditmemos.json");

  private final Map<String, Object> recorded;
  private final Map<String, Object> made;
  private final Map<Object, Integer> lines;
  private final Duration shift;
  private final Numbers numbers;

  /**
   * @param made the order that is to have them
   * @param lines ids of its lines, by the recorded ones
   * @param shift from recorded times to its own
   */
  RecordedDocuments(
      Map<String, Object> recorded,
      Map<String, Object> made,
      Map<Object, Integer> lines,
      Duration shift,
      Numbers numbers) {
    this.recorded = recorded;
    this.made = made;
    this.lines = lines;
    this.shift = shift;
    this.numbers = numbers;
  }

  /** Each with its kind, as {@link Documents#MADE} takes them. */
  List<Map<String, Object>> all() {
    var all = new ArrayList<Map<String, Object>>();
    add(all, "invoice", INVOICES, "qty_invoiced");
    add(all, "shipment", SHIPMENTS, "qty_shipped");
    add(all, "creditmemo", CREDIT_MEMOS, "qty_refunded");
    return all;
  }

  private void add(
      List<Map<String, Object>> to, String kind, List<Map<String, Object>> from, String quantity) {
    var left = new HashMap<Integer, BigDecimal>();
    for (Map<String, Object> item : Doc.objects(recorded, "items")) {
      left.put(Doc.whole(item, "item_id"), Doc.number(item, quantity));
    }
    from.stream()
        .filter(d -> Doc.whole(d, "order_id") == Doc.whole(recorded, "entity_id"))
        .takeWhile(d -> Doc.objects(d, "items").stream().allMatch(item -> fits(item, left)))
        .forEach(d -> to.add(Map.of("kind", kind, "document", renumbered(kind, d))));
  }

  private static boolean fits(Map<String, Object> item, Map<Integer, BigDecimal> left) {
    BigDecimal rest =
        left.merge(
            Doc.whole(item, "order_item_id"), Doc.number(item, "qty").negate(), BigDecimal::add);
    return rest.signum() >= 0;
  }

  private Map<String, Object> renumbered(String kind, Map<String, Object> document) {
    int id = numbers.next(kind);
    var own = new LinkedHashMap<String, @Nullable Object>(document);
    own.put("entity_id", id);
    own.put("increment_id", numbers.nextIncrement(kind, Doc.whole(made, "store_id")));
    own.put("billing_address_id", made.get("billing_address_id"));
    own.computeIfPresent(
        "shipping_address_id", (key, old) -> ActionsApi.shippingAddress(made).get("entity_id"));
    own.computeIfPresent("customer_id", (key, old) -> made.get("customer_id"));
    moved(own);
    for (String list : List.of("items", "tracks", "comments")) {
      if (own.containsKey(list)) {
        own.put(list, rows(kind, list, id, document));
      }
    }
    return Doc.object(own);
  }

  private List<Object> rows(String kind, String list, int id, Map<String, Object> document) {
    var rows = new ArrayList<Object>();
    for (Map<String, Object> old : Doc.objects(document, list)) {
      var row = new LinkedHashMap<String, @Nullable Object>(old);
      row.put("entity_id", numbers.next(table(kind, list)));
      row.put("parent_id", id);
      Integer line = lines.get(Doc.whole(old, "order_item_id"));
      if (line != null) {
        row.put("order_item_id", line);
      }
      moved(row);
      rows.add(row);
    }
    return rows;
  }

  private static String table(String kind, String list) {
    return switch (list) {
      case "tracks" -> "track";
      case "items" -> kind + "_item";
      default -> kind + "_comment";
    };
  }

  private void moved(Map<String, @Nullable Object> row) {
    row.computeIfPresent("order_id", (key, old) -> made.get("entity_id"));
    for (String time : List.of("created_at", "updated_at")) {
      row.computeIfPresent(
          time, (key, old) -> ShopTime.text(ShopTime.read(old.toString()).plus(shift)));
    }
  }

  private static List<Map<String, Object>> read(String name) {
    return Doc.objects(Map.of("items", Seeds.read(name)), "items");
  }
}
