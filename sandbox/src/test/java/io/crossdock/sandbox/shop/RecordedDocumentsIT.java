package io.crossdock.sandbox.shop;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.sandbox.http.Json;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The documents that the sandbox makes of what was done to an order in a real shop, beside those
 * the real shop made: same keys, same values, ids and times aside.
 */
class RecordedDocumentsIT extends RunningShop {

  private static final Set<String> OWN =
      Set.of(
          "entity_id",
          "increment_id",
          "order_id",
          "parent_id",
          "order_item_id",
          "billing_address_id",
          "shipping_address_id",
          "customer_id",
          "created_at",
          "updated_at");
  private static final BigDecimal CENT = new BigDecimal("0.01");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "guest-simple",
        "configurable",
        "bundle-dynamic",
        "bundle-fixed",
        "mixed-discount",
        "eur-currency",
        "eu-website",
        "free-total"
      })
  void anOrderInvoicedAndShippedAtOnceHasTheDocumentsOf(String recorded) throws Exception {
    int id = placed(recorded);
    int recordedId = Doc.whole(Seeds.object("order-" + recorded + ".json"), "entity_id");
    post("order/" + id + "/invoice", "{\"capture\":true,\"notify\":false}");
    post(
        "order/" + id + "/ship",
        """
        {"notify":true,"appendComment":true,
         "comment":{"comment":"shipped today","is_visible_on_front":1},
         "tracks":[{"track_number":"TRK-%d","title":"Federal Express","carrier_code":"fedex"}]}
        """
            .formatted(recordedId));
    assertThat(differences("invoices", recordedId, id)).isEmpty();
    assertThat(differences("shipments", recordedId, id)).isEmpty();
    if (recorded.equals("guest-simple")) {
      post("order/" + id + "/refund", "{\"notify\":false}");
      assertThat(differences("creditmemos", recordedId, id)).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"virtual", "downloadable"})
  void anOrderOfNothingToShipHasTheInvoiceOf(String recorded) throws Exception {
    int id = placed(recorded);
    post("order/" + id + "/invoice", "{\"capture\":true,\"notify\":false}");
    int recordedId = Doc.whole(Seeds.object("order-" + recorded + ".json"), "entity_id");
    assertThat(differences("invoices", recordedId, id)).isEmpty();
    assertThat(order(id)).containsEntry("status", "complete");
  }

  @Test
  void anOrderInPartsHasTheDocumentsOfPartial() throws Exception {
    int id = placed("partial");
    int mug = Doc.whole(Doc.objects(order(id), "items").getFirst(), "item_id");
    post(
        "order/" + id + "/invoice",
        """
        {"capture":true,"items":[{"order_item_id":%d,"qty":2}],"notify":false,
         "appendComment":true,"comment":{"comment":"first part","is_visible_on_front":0}}
        """
            .formatted(mug));
    post(
        "order/" + id + "/ship",
        """
        {"items":[{"order_item_id":%d,"qty":1}],"notify":false,
         "tracks":[{"track_number":"1Z999AA10123456784","title":"UPS Ground","carrier_code":"ups"}]}
        """
            .formatted(mug));
    post(
        "order/" + id + "/refund",
        """
        {"items":[{"order_item_id":%d,"qty":1}],"notify":false,
         "arguments":{"shipping_amount":0,"adjustment_positive":1.0,"adjustment_negative":0.5}}
        """
            .formatted(mug));
    post("order/" + id + "/invoice", "{\"capture\":true}");
    post(
        "order/" + id + "/ship",
        """
        {"tracks":[{"track_number":"JD014600006","title":"DHL","carrier_code":"custom"},
                   {"track_number":"JD014600007","title":"DHL 2","carrier_code":"custom"}]}
        """);
    for (String kind : List.of("invoices", "shipments", "creditmemos")) {
      assertThat(differences(kind, 16, id)).as(kind).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"partial-complete", "partial-shipped", "guest-simple-closed"})
  void aSeededOrderHasTheDocumentsThatWereRecordedWithIt(String kind) throws Exception {
    int id = placed(kind);
    Map<String, Object> order = order(id);
    BigDecimal invoiced = BigDecimal.ZERO;
    for (Map<String, Object> invoice : documents("invoices", id)) {
      invoiced = invoiced.add(Doc.number(invoice, "grand_total"));
      assertThat(invoice).containsEntry("order_id", id);
    }
    assertThat(invoiced).isEqualByComparingTo(Doc.number(order, "total_invoiced"));
    BigDecimal refunded = BigDecimal.ZERO;
    for (Map<String, Object> memo : documents("creditmemos", id)) {
      refunded = refunded.add(Doc.number(memo, "grand_total"));
    }
    assertThat(refunded).isEqualByComparingTo(Doc.number(order, "total_refunded"));
    for (Map<String, Object> shipment : documents("shipments", id)) {
      var lines = Doc.objects(order, "items").stream().map(i -> Doc.whole(i, "item_id")).toList();
      for (Map<String, Object> item : Doc.objects(shipment, "items")) {
        assertThat(lines).contains(Doc.whole(item, "order_item_id"));
      }
      assertThat(Doc.objects(shipment, "tracks")).isNotEmpty();
    }
  }

  @Test
  void aTrackingNumberIsAddedChangedAndRemovedAndNeitherOrderNorShipmentHasANewTime()
      throws Exception {
    int id = buy();
    int shipment = Integer.parseInt(post("order/" + id + "/ship", "{}").replace("\"", ""));
    String before = Doc.text(order(id), "updated_at");
    now.set(now.get().plusSeconds(60));
    String track =
        "{\"entity\":{%s\"order_id\":%d,\"parent_id\":%d,\"track_number\":\"%s\","
            + "\"title\":\"DHL\",\"carrier_code\":\"custom\"}}";
    Map<String, Object> added =
        object(post("shipment/track", track.formatted("", id, shipment, "JD1")));
    String own = "\"entity_id\":" + Doc.whole(added, "entity_id") + ",";
    post("shipment/track", track.formatted(own, id, shipment, "JD2"));
    assertThat(Doc.objects(object(get("/rest/V1/shipment/" + shipment).body()), "tracks"))
        .singleElement()
        .satisfies(t -> assertThat(t).containsEntry("track_number", "JD2"));
    assertThat(
            send(
                    "POST",
                    "/rest/V1/shipment/track",
                    track.formatted("", id + 1, shipment, "JD3"),
                    "Bearer sandbox-shop-token")
                .statusCode())
        .isEqualTo(400);
    shop.close();
    shop = start();
    String remove = "/rest/V1/shipment/track/" + Doc.whole(added, "entity_id");
    assertThat(send("DELETE", remove, null, "Bearer sandbox-shop-token").body()).isEqualTo("true");
    assertThat(send("DELETE", remove, null, "Bearer sandbox-shop-token").statusCode())
        .isEqualTo(404);
    post(
        "shipment/" + shipment + "/comments",
        "{\"entity\":{\"parent_id\":" + shipment + ",\"comment\":\"left at the door\"}}");
    Map<String, Object> now = object(get("/rest/V1/shipment/" + shipment).body());
    assertThat(Doc.objects(now, "tracks")).isEmpty();
    assertThat(Doc.objects(now, "comments").getFirst())
        .containsEntry("comment", "left at the door");
    assertThat(now).containsEntry("updated_at", before);
    assertThat(order(id)).containsEntry("updated_at", before);
  }

  @Test
  void aBundleWhosePartsGoByThemselvesIsShippedWithTheLastOfThem() throws Exception {
    int id = placed("bundle-fixed");
    List<Map<String, Object>> items = Doc.objects(order(id), "items");
    String one = "{\"items\":[{\"order_item_id\":%d,\"qty\":%d}]}";
    post("order/" + id + "/ship", one.formatted(Doc.whole(items.get(1), "item_id"), 2));
    assertThat(order(id)).containsEntry("status", "processing");
    assertThat(Doc.whole(Doc.objects(order(id), "items").getFirst(), "qty_shipped")).isZero();
    post("order/" + id + "/ship", one.formatted(Doc.whole(items.get(2), "item_id"), 1));
    assertThat(Doc.whole(Doc.objects(order(id), "items").getFirst(), "qty_shipped")).isEqualTo(1);
    assertThat(documents("shipments", id))
        .extracting(shipment -> Doc.whole(shipment, "total_qty"))
        .containsExactly(2, 1);
  }

  @Test
  void anInvoiceIsCanceledOnlyInTheAdmin() throws Exception {
    int id = buy();
    String invoice = post("order/" + id + "/invoice", "{}").replace("\"", "");
    send("PUT", "/_sandbox/documents/invoice/" + invoice, "{\"state\":3}", "");
    assertThat(documents("invoices", id).getFirst()).containsEntry("state", 3);
  }

  @Test
  void documentsOfManyOrdersComeInOneSearchPageByPage() throws Exception {
    var ids = new ArrayList<String>();
    for (int i = 0; i < 3; i++) {
      int id = buy();
      post("order/" + id + "/invoice", "{}");
      ids.add(String.valueOf(id));
    }
    String search =
        "/rest/V1/invoices?searchCriteria[pageSize]=2&searchCriteria[currentPage]=2"
            + "&searchCriteria[sortOrders][0][field]=entity_id"
            + "&searchCriteria[sortOrders][0][direction]=ASC"
            + filter("field", "order_id")
            + filter("condition_type", "in")
            + filter("value", String.join(",", ids));
    Map<String, Object> page = object(get(search).body());
    assertThat(page).containsEntry("total_count", 3);
    assertThat(Doc.objects(page, "items"))
        .singleElement()
        .satisfies(i -> assertThat(Doc.text(i, "order_id")).isEqualTo(ids.get(2)));
  }

  private int placed(String kind) throws Exception {
    var made = send("POST", "/_sandbox/orders", "{\"kind\":\"" + kind + "\"}", "");
    return Integer.parseInt(Json.asList(object(made.body()).get("ids")).getFirst().toString());
  }

  private List<Map<String, Object>> documents(String list, int order) throws Exception {
    return Doc.objects(
        object(
            get("/rest/V1/"
                    + list
                    + "?searchCriteria[sortOrders][0][field]=entity_id"
                    + "&searchCriteria[sortOrders][0][direction]=ASC"
                    + filter("field", "order_id")
                    + filter("value", String.valueOf(order)))
                .body()),
        "items");
  }

  private List<String> differences(String list, int recorded, int order) throws Exception {
    var differences = new ArrayList<String>();
    compare(
        list,
        Doc.objects(Map.of("items", Seeds.read(list + ".json")), "items").stream()
            .filter(d -> Doc.whole(d, "order_id") == recorded)
            .toList(),
        documents(list, order),
        differences);
    return differences;
  }

  private static void compare(
      String at, @Nullable Object recorded, @Nullable Object made, List<String> differences) {
    if (recorded instanceof Map<?, ?> && made instanceof Map<?, ?>) {
      Map<String, Object> old = Doc.object(recorded);
      Map<String, Object> now = Doc.object(made);
      var keys = new TreeSet<>(old.keySet());
      keys.addAll(now.keySet());
      for (String key : keys) {
        if (!old.containsKey(key) || !now.containsKey(key)) {
          differences.add(at + "." + key + (now.containsKey(key) ? " is too much" : " is missing"));
        } else if (!OWN.contains(key)) {
          compare(at + "." + key, old.get(key), now.get(key), differences);
        }
      }
    } else if (recorded instanceof List<?> old && made instanceof List<?> now) {
      if (old.size() != now.size()) {
        differences.add(at + ": " + old.size() + " recorded, " + now.size() + " made");
      }
      for (int i = 0; i < Math.min(old.size(), now.size()); i++) {
        compare(at + "[" + i + "]", old.get(i), now.get(i), differences);
      }
    } else if (!same(at, recorded, made)) {
      differences.add(at + ": " + recorded + " recorded, " + made + " made");
    }
  }

  /** REST tells no row with tax before discount: what is rounded from there may be a cent off. */
  private static boolean same(String at, @Nullable Object recorded, @Nullable Object made) {
    if (recorded instanceof Number && made instanceof Number) {
      BigDecimal off =
          new BigDecimal(recorded.toString()).subtract(new BigDecimal(made.toString()));
      return off.abs().compareTo(at.endsWith("incl_tax") ? CENT : BigDecimal.ZERO) <= 0;
    }
    return java.util.Objects.equals(recorded, made);
  }

  private static Map<String, Object> object(String body) throws Exception {
    return Json.object(body.getBytes(StandardCharsets.UTF_8));
  }
}
