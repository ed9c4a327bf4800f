package io.crossdock.sandbox.org;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * Reduction orders: they take quantities back from an activated order, line by line, and keep it
 * activated.
 */
final class ReductionRules {

  private final Records records;
  private final Setup setup;

  ReductionRules(Records records, Setup setup) {
    this.records = records;
    this.setup = setup;
  }

  static boolean reduces(Map<String, Object> order) {
    return Boolean.TRUE.equals(order.get("IsReductionOrder"));
  }

  void beforeOrder(Change order) {
    if (!order.creates()) {
      return;
    }
    boolean named = order.has("OriginalOrderId");
    if (!setup.isOn("reductionOrders") && (reduces(order.row()) || named)) {
      throw Refusal.readOnly(named ? "OriginalOrderId" : "IsReductionOrder");
    }
    if (reduces(order.row()) != named) {
      throw integrity("A reduction order names its original order, and only it.");
    }
    if (named && !OrderRules.activated(records.get("Order", order.text("OriginalOrderId")))) {
      throw integrity("The original order of a reduction order must be activated.");
    }
  }

  /** An activated order that was reduced stays activated. */
  void refuseReduced(Change order) {
    if (!records.by("Order", "OriginalOrderId", order.id()).isEmpty()) {
      throw integrity(
          "This order can't go back to Draft: it has reduction orders with order products.");
    }
  }

  /** A line of a reduction order: negative, and no more than its original has left. */
  void beforeItem(Change item, Map<String, Object> order) {
    if (!reduces(order)) {
      if (!item.creates() && item.changes("Quantity")) {
        refuseReducedItem(item.id());
      }
      return;
    }
    if (!item.has("OriginalOrderItemId")) {
      throw Refusal.missing(List.of("OriginalOrderItemId"));
    }
    Map<String, Object> original = records.get("OrderItem", item.text("OriginalOrderItemId"));
    if (!Rules.text(order, "OriginalOrderId").equals(original.get("OrderId"))) {
      throw integrity("The original order product is not one of the original order.");
    }
    BigDecimal left =
        ItemRules.amount(original, "Quantity").add(reduced(item.text("OriginalOrderItemId"), item));
    BigDecimal quantity = ItemRules.amount(item.row(), "Quantity");
    if (quantity.signum() >= 0 || quantity.negate().compareTo(left) > 0) {
      throw integrity("A reduction's quantity is negative and not more than what is left: " + left);
    }
  }

  void refuseReducedItem(String id) {
    if (!records.by("OrderItem", "OriginalOrderItemId", id).isEmpty()) {
      throw integrity("This order product was reduced and can't be changed.");
    }
  }

  private BigDecimal reduced(String original, Change but) {
    return records.by("OrderItem", "OriginalOrderItemId", original).stream()
        .filter(i -> !but.id().equals(i.get("Id")))
        .map(i -> ItemRules.amount(i, "Quantity"))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static Refusal integrity(String message) {
    return Refusal.data("FIELD_INTEGRITY_EXCEPTION", message);
  }
}
