package io.crossdock.sandbox.shop;

import io.crossdock.sandbox.http.Json;
import io.crossdock.sandbox.http.Request;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reading documents of orders, commenting them, and tracking numbers. */
final class DocumentsApi {

  private static final String SHIPMENT = "Magento_Sales::shipment";

  private final Orders orders;
  private final Documents documents;

  DocumentsApi(Orders orders) {
    this.orders = orders;
    this.documents = orders.documents();
  }

  void routes(Rest rest) {
    route(rest, "invoice", "/invoices", "/invoices/{id}", "Magento_Sales::sales_invoice");
    route(rest, "shipment", "/shipments", "/shipment/{id}", SHIPMENT);
    route(
        rest, "creditmemo", "/creditmemos", "/creditmemo/{id}", "Magento_Sales::sales_creditmemo");
    rest.on("POST", "/shipment/track", SHIPMENT, this::track)
        .on("DELETE", "/shipment/track/{id}", SHIPMENT, this::removeTrack)
        .on("POST", "/shipment/{id}/comments", SHIPMENT, r -> comment("shipment", r))
        .on("POST", "/invoices/comments", "Magento_Sales::comment", r -> comment("invoice", r))
        .on(
            "POST",
            "/creditmemo/{id}/comments",
            "Magento_Sales::comment",
            r -> comment("creditmemo", r))
        .on("PUT", "/creditmemo/{id}", "Magento_Sales::creditmemo", r -> cancel());
  }

  private void route(Rest rest, String kind, String list, String one, String right) {
    rest.on("GET", list, right, r -> list(kind, rest.criteria(r)))
        .on("GET", one, right, r -> documents.get(kind, Rest.id(r)))
        .on("GET", one + "/comments", right, r -> comments(kind, r));
  }

  private Object list(String kind, Criteria criteria) {
    Criteria.Found found = documents.search(kind, criteria);
    return OrdersApi.answer(found.page(), criteria.shown(), found.total());
  }

  private Object comments(String kind, Request request) {
    List<Map<String, Object>> comments =
        Doc.objects(documents.get(kind, Rest.id(request)), "comments");
    var criteria =
        new Criteria(
            List.of(List.of(new Filter("parent_id", request.var("id"), "eq"))),
            List.of(),
            null,
            null);
    return OrdersApi.answer(comments, criteria.shown(), comments.size());
  }

  /** Adds a tracking number, or changes the one whose {@code entity_id} is given. */
  private Object track(Request request) throws Json.MalformedJson {
    Map<String, Object> given = entity(request);
    int shipment = Doc.whole(given, "parent_id");
    return orders.changeDocument(
        "shipment",
        shipment,
        (document, numbers) -> {
          if (Doc.whole(document, "order_id") != Doc.whole(given, "order_id")) {
            throw Refused.badRequest("Could not save the shipment tracking.");
          }
          return given.containsKey("entity_id")
              ? changed(document, given)
              : added(
                  document,
                  "tracks",
                  Papers.track(
                      given,
                      shipment,
                      Map.of("entity_id", Doc.whole(document, "order_id")),
                      numbers));
        });
  }

  private Object changed(Map<String, Object> shipment, Map<String, Object> given) {
    var tracks = new ArrayList<Object>();
    Object answer = null;
    for (Map<String, Object> track : Doc.objects(shipment, "tracks")) {
      if (Doc.whole(track, "entity_id") == Doc.whole(given, "entity_id")) {
        track.putAll(given);
        track.put("updated_at", orders.now());
        answer = track;
      }
      tracks.add(track);
    }
    if (answer == null) {
      throw Refused.noSuchOrder();
    }
    shipment.put("tracks", tracks);
    return answer;
  }

  private Object removeTrack(Request request) {
    int id = Rest.id(request);
    return orders.changeDocument(
        "shipment",
        documents.shipmentOf(id),
        (document, numbers) -> {
          document.put(
              "tracks",
              Doc.objects(document, "tracks").stream()
                  .filter(track -> Doc.whole(track, "entity_id") != id)
                  .toList());
          return true;
        });
  }

  private Object comment(String kind, Request request) throws Json.MalformedJson {
    Map<String, Object> given = entity(request);
    int id = Doc.whole(given, "parent_id");
    return orders.changeDocument(
        kind,
        id,
        (document, numbers) ->
            added(
                document,
                "comments",
                new HashMap<>(
                    Papers.comment(
                        kind, id, given, Doc.whole(given, "is_customer_notified") == 1, numbers))));
  }

  /** The document's own {@code updated_at} stays: the row is one of another table. */
  private Object added(
      Map<String, Object> document, String list, Map<String, @Nullable Object> row) {
    var rows = new ArrayList<Object>(Doc.objects(document, list));
    row.put("created_at", orders.now());
    if (list.equals("tracks")) {
      row.put("updated_at", orders.now());
    }
    rows.add(row);
    document.put(list, rows);
    return row;
  }

  /** Read in Magento's code: there is no way to cancel one. */
  private static Object cancel() {
    throw Refused.badRequest("You can not cancel Credit Memo.");
  }

  private static Map<String, Object> entity(Request request) throws Json.MalformedJson {
    Map<String, Object> entity = Doc.at(Rest.body(request), "entity");
    if (entity.isEmpty()) {
      throw Refused.required("entity");
    }
    return entity;
  }
}
