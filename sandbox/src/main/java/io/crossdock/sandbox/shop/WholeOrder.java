package io.crossdock.sandbox.shop;

import io.crossdock.sandbox.http.Json;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An order as REST answers it. Magento repeats the items inside the shipping assignments, and the
 * parent inside each child item; the shop stores them once and repeats them here.
 */
final class WholeOrder {

  private WholeOrder() {}

  static Map<String, Object> of(Map<String, Object> order) {
    if (!(order.get("items") instanceof List<?>)) {
      return order; // set as given: nothing to repeat
    }
    List<Map<String, Object>> items = items(order);
    var whole = new LinkedHashMap<>(order);
    whole.put("items", items);
    var extension = new LinkedHashMap<>(Doc.at(order, "extension_attributes"));
    extension.put(
        "shipping_assignments",
        Doc.objects(extension, "shipping_assignments").stream()
            .map(assignment -> withItems(assignment, items))
            .toList());
    whole.put("extension_attributes", extension);
    return whole;
  }

  private static Map<String, Object> withItems(
      Map<String, Object> assignment, List<Map<String, Object>> items) {
    var whole = new LinkedHashMap<>(assignment);
    whole.put("items", items);
    return whole;
  }

  private static List<Map<String, Object>> items(Map<String, Object> order) {
    var byId = new HashMap<Object, Map<String, Object>>();
    Json.asList(order.get("items"))
        .forEach(item -> byId.put(Doc.whole(Doc.object(item), "item_id"), Doc.object(item)));
    return Doc.objects(order, "items").stream()
        .map(item -> item.containsKey("parent_item_id") ? withParent(item, byId) : item)
        .toList();
  }

  private static Map<String, Object> withParent(
      Map<String, Object> item, Map<Object, Map<String, Object>> byId) {
    var whole = new LinkedHashMap<>(item);
    whole.put("parent_item", byId.getOrDefault(Doc.whole(item, "parent_item_id"), Map.of()));
    return whole;
  }
}
