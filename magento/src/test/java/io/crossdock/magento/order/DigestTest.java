package io.crossdock.magento.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.magento.Recorded;
import io.crossdock.magento.rest.RestApi;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.DecimalNode;
import tools.jackson.databind.node.ObjectNode;

class DigestTest {

  private static final Set<String> WITHOUT_WEIGHT =
      Set.of(
          "updated_at",
          "quote_id",
          "quote_item_id",
          "email_sent",
          "customer_note_notify",
          "converting_from_quote",
          "protect_code",
          "remote_ip",
          "payment",
          "payment_additional_info",
          "parent_item",
          "shipping_assignments");

  static Stream<String> orders() {
    return Recorded.orders();
  }

  @ParameterizedTest
  @MethodSource("orders")
  void itMovesForWhateverPeopleOrModulesChange(String name) {
    var changes = new LinkedHashMap<String, Consumer<ObjectNode>>();
    changes.put("status", o -> o.put("status", "fraud"));
    changes.put(
        "comment", o -> histories(o).addObject().put("entity_id", 9999).put("comment", "x"));
    changes.put("payment", o -> o.put("total_paid", 0.01));
    changes.put("base payment", o -> o.put("base_total_paid", 0.01));
    changes.put("refund", o -> o.put("total_refunded", 1));
    changes.put("method", o -> ((ObjectNode) o.path("payment")).put("method", "other"));
    changes.put(
        "purchase order number", o -> ((ObjectNode) o.path("payment")).put("po_number", "PO 1"));
    changes.put("coupon", o -> o.put("coupon_code", "TEN"));
    changes.put("e-mail", o -> o.put("customer_email", "new@example.com"));
    changes.put("city", o -> ((ObjectNode) o.path("billing_address")).put("city", "Elsewhere"));
    changes.put("part shipment", o -> item(o).put("qty_shipped", 0.5));
    changes.put("price", o -> item(o).put("price", 0.0001));
    changes.put("new item", o -> ((ArrayNode) o.path("items")).addObject().put("sku", "NEW"));
    changes.put("removed item", o -> ((ArrayNode) o.path("items")).remove(0));
    changes.put(
        "a module's attribute",
        o -> ((ObjectNode) o.path("extension_attributes")).put("delivery_date", "2026-12-24"));
    if (!shippingAddress(Recorded.order(name)).isMissingNode()) {
      changes.put("shipping", o -> ((ObjectNode) shippingAddress(o)).put("city", "Elsewhere"));
    }
    String before = digest(Recorded.order(name));
    changes.forEach((what, change) -> {
      ObjectNode order = Recorded.order(name);
      change.accept(order);
      assertThat(digest(order)).as("%s of %s", what, name).isNotEqualTo(before);
    });
  }

  @ParameterizedTest
  @MethodSource("orders")
  void itMovesForAnyOtherValueOfAnyField(String name) {
    long seed = name.hashCode();
    var random = new Random(seed);
    String before = digest(Recorded.order(name));
    for (int i = 0; i < 300; i++) {
      ObjectNode order = Recorded.order(name);
      String path = change(order, random, "");
      assertThat(digest(order)).as("seed %s: %s", seed, path).isNotEqualTo(before);
    }
  }

  @ParameterizedTest
  @MethodSource("orders")
  void itStaysForTheShopsOwnBookkeepingAndAnotherWayOfWriting(String name) {
    String before = digest(Recorded.order(name));
    ObjectNode order = Recorded.order(name);
    order.put("updated_at", "2030-01-01 00:00:00");
    order.put("protect_code", "other").put("remote_ip", "10.0.0.1").put("email_sent", 0);
    order.put("quote_id", 777).putNull("edit_increment").put("x_forwarded_for", "10.0.0.1");
    item(order).put("updated_at", "2030-01-01 00:00:00").put("quote_item_id", 4);
    ((ObjectNode) order.path("payment")).put("cc_last4", "1111");
    assertThat(digest(order)).isEqualTo(before);
    assertThat(digest(rewritten(order))).isEqualTo(before);
  }

  @Test
  void eachStepOfARecordedOrdersLifeMovesIt() {
    var steps =
        Stream.of(
                "guest-simple",
                "guest-simple-processing",
                "guest-simple-complete",
                "guest-simple-closed")
            .map(name -> digest(Recorded.order(name)));
    assertThat(steps).doesNotHaveDuplicates();
    assertThat(
            Stream.of("partial", "partial-invoiced", "partial-shipped", "partial-refunded")
                .map(name -> digest(Recorded.order(name))))
        .as("an invoice, a part shipment that leaves updated_at alone, a refund")
        .doesNotHaveDuplicates();
  }

  private static String digest(JsonNode order) {
    return Digest.of(Source.of(order));
  }

  private static ObjectNode item(ObjectNode order) {
    return (ObjectNode) order.path("items").get(0);
  }

  private static JsonNode shippingAddress(ObjectNode order) {
    return order
        .path("extension_attributes")
        .path("shipping_assignments")
        .path(0)
        .path("shipping")
        .path("address");
  }

  private static ArrayNode histories(ObjectNode order) {
    return (ArrayNode) order.path("status_histories");
  }

  /** Gives one value, somewhere, another content; says where. */
  private static String change(JsonNode node, Random random, String path) {
    if (node instanceof ArrayNode array) {
      int index = random.nextInt(array.size());
      if (array.get(index).isContainer() && !array.get(index).isEmpty()) {
        return change(array.get(index), random, path + "[" + index + "]");
      }
      array.set(index, array.stringNode("changed"));
      return path + "[" + index + "]";
    }
    var object = (ObjectNode) node;
    var names = new ArrayList<>(object.propertyNames());
    names.removeAll(WITHOUT_WEIGHT);
    String name = names.get(random.nextInt(names.size()));
    JsonNode value = object.path(name);
    if (value.isContainer() && !value.isEmpty()) {
      return change(value, random, path + "." + name);
    }
    object.put(name, "changed");
    return path + "." + name;
  }

  /** The same with keys and rows turned round, nulls left out and numbers written longer. */
  private static JsonNode rewritten(JsonNode node) {
    if (node instanceof ArrayNode array) {
      List<JsonNode> elements =
          new ArrayList<>(array.valueStream().map(DigestTest::rewritten).toList());
      if (elements.stream().allMatch(JsonNode::isObject)) {
        elements = elements.reversed();
      }
      return RestApi.JSON.createArrayNode().addAll(elements);
    }
    if (node instanceof ObjectNode object) {
      ObjectNode turned = RestApi.JSON.createObjectNode();
      for (Map.Entry<String, JsonNode> entry : new ArrayList<>(object.properties()).reversed()) {
        if (!entry.getValue().isNull()) {
          turned.set(entry.getKey(), rewritten(entry.getValue()));
        }
      }
      return turned;
    }
    return node.isNumber()
        ? DecimalNode.valueOf(node.decimalValue().setScale(8).add(BigDecimal.ZERO))
        : node;
  }
}
