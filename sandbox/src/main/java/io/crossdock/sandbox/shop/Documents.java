package io.crossdock.sandbox.shop;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Invoices, shipments and credit memos: documents of their own, with lists and an {@code
 * updated_at} of their own. Thread-safe.
 */
final class Documents {

  /** Where an order carries the documents made with it, until it is stored. Never stored there. */
  static final String MADE = "_documents";

  private final Map<String, Shelf> shelves =
      Map.of("invoice", new Shelf(), "shipment", new Shelf(), "creditmemo", new Shelf());
  private final Map<Integer, Integer> shipmentOfTrack = new ConcurrentHashMap<>();

  void put(String kind, Map<String, Object> document) {
    int id = Doc.whole(document, "entity_id");
    shelf(kind).put(Packed.of(document));
    shipmentOfTrack.values().removeIf(shipment -> kind.equals("shipment") && shipment == id);
    Doc.objects(document, "tracks")
        .forEach(track -> shipmentOfTrack.put(Doc.whole(track, "entity_id"), id));
  }

  Criteria.Found search(String kind, Criteria criteria) {
    return shelf(kind).find(criteria, columns(kind));
  }

  Map<String, Object> get(String kind, int id) {
    return shelf(kind).find(id).orElseThrow(Refused::noSuchOrder).document();
  }

  /** The shipment that a tracking number belongs to. */
  int shipmentOf(int track) {
    Integer shipment = shipmentOfTrack.get(track);
    if (shipment == null) {
      throw Refused.noSuchOrder();
    }
    return shipment;
  }

  /** Leaves it in the order, for {@link Orders} to keep; gives its id. */
  static String made(Map<String, Object> order, String kind, Map<String, Object> document) {
    order.put(MADE, List.of(Map.of("kind", kind, "document", document)));
    return Doc.text(document, "entity_id");
  }

  private Shelf shelf(String kind) {
    return Objects.requireNonNull(shelves.get(kind), kind);
  }

  private static Set<String> columns(String kind) {
    var columns =
        new HashSet<>(
            Set.of(
                "entity_id",
                "increment_id",
                "order_id",
                "store_id",
                "created_at",
                "updated_at",
                "billing_address_id",
                "shipping_address_id",
                "email_sent"));
    columns.addAll(
        kind.equals("shipment")
            ? Set.of("total_qty", "customer_id")
            : Set.of("state", "grand_total", "base_grand_total", "transaction_id"));
    return columns;
  }
}
