package io.crossdock.sandbox.org;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Map;

/** Lines: the right price book, amounts, and the total they give their order. */
final class ItemRules {

  private final Records records;
  private final Setup setup;
  private final ReductionRules reductions;

  ItemRules(Records records, Setup setup, ReductionRules reductions) {
    this.records = records;
    this.setup = setup;
    this.reductions = reductions;
  }

  void before(Change item) {
    if (!item.has("OrderId") || !item.has("PricebookEntryId") || !item.has("Quantity")) {
      return; // the general check names what is missing
    }
    Map<String, Object> order = records.get("Order", item.text("OrderId"));
    Map<String, Object> entry = records.get("PricebookEntry", item.text("PricebookEntryId"));
    if (item.creates()) {
      refuseLocked(order);
      refuseWrongBook(order, entry);
      fill(item, order, entry);
    }
    if (!item.has("UnitPrice")) {
      throw Refusal.data(
          "REQUIRED_FIELD_MISSING", "Order Products must have a Unit Price.", "UnitPrice");
    }
    int decimals = setup.decimals(Rules.text(order, "CurrencyIsoCode"));
    item.row()
        .put("UnitPrice", amount(item.row(), "UnitPrice").setScale(decimals, RoundingMode.HALF_UP));
    refuseAmounts(item, order);
    reductions.beforeItem(item, order);
    item.row()
        .put(
            "TotalPrice",
            amount(item.row(), "UnitPrice")
                .multiply(amount(item.row(), "Quantity"))
                .setScale(decimals, RoundingMode.HALF_UP));
  }

  void beforeDelete(Map<String, Object> item) {
    reductions.refuseReducedItem(Rules.text(item, "Id"));
    if (OrderRules.activated(records.get("Order", Rules.text(item, "OrderId")))) {
      throw Refusal.data("DELETE_FAILED", "unable to modify activated or superseded order");
    }
  }

  void rollUp(String orderId) {
    Entity entity = records.schema().whole("Order");
    BigDecimal total =
        records.by("OrderItem", "OrderId", orderId).stream()
            .map(i -> amount(i, "TotalPrice"))
            .reduce(new BigDecimal("0.00"), BigDecimal::add);
    records
        .live(entity, orderId)
        .filter(o -> amount(o, "TotalAmount").compareTo(total) != 0)
        .ifPresent(o -> {
          var row = new LinkedHashMap<String, Object>(o);
          row.put("TotalAmount", total);
          records.put(entity, row);
        });
  }

  private static void refuseLocked(Map<String, Object> order) {
    if (OrderRules.activated(order)) {
      throw Refusal.data(
          "ENTITY_IS_LOCKED",
          "Unable to modify activated or superseded Order:  cannot delete Order, or add or remove"
              + " Order Products");
    }
  }

  private void refuseWrongBook(Map<String, Object> order, Map<String, Object> entry) {
    if (!order.containsKey("Pricebook2Id")) {
      throw integrity("The order is missing a price book");
    }
    if (!Rules.text(order, "Pricebook2Id").equals(entry.get("Pricebook2Id"))) {
      throw integrity(
          "pricebook entry is in a different pricebook than the one assigned to the order");
    }
    Map<String, Object> book = records.get("Pricebook2", Rules.text(entry, "Pricebook2Id"));
    if (!Boolean.TRUE.equals(book.get("IsActive"))
        && !Boolean.TRUE.equals(book.get("IsStandard"))) {
      throw integrity("the price book is inactive");
    }
    if (!Boolean.TRUE.equals(entry.get("IsActive"))) {
      throw integrity("pricebook entry is inactive");
    }
    if (!Rules.text(order, "CurrencyIsoCode").equals(Rules.text(entry, "CurrencyIsoCode"))) {
      throw integrity("The order's currency code must match the pricebook entry's currency code");
    }
  }

  private void fill(Change item, Map<String, Object> order, Map<String, Object> entry) {
    if (item.has("Product2Id")
        && item.changes("Product2Id")
        && !item.text("Product2Id").equals(entry.get("Product2Id"))) {
      throw integrity("the product is not the one of the pricebook entry");
    }
    item.row().put("Product2Id", Rules.text(entry, "Product2Id"));
    item.row().put("ListPrice", amount(entry, "UnitPrice"));
    item.row().put("CurrencyIsoCode", Rules.text(order, "CurrencyIsoCode"));
    item.row().put("OrderItemNumber", "%010d".formatted(records.nextNumber()));
  }

  private void refuseAmounts(Change item, Map<String, Object> order) {
    int quantity = amount(item.row(), "Quantity").signum();
    if (quantity == 0 && !setup.isOn("zeroQuantities")) {
      throw Refusal.data(
          "FIELD_INTEGRITY_EXCEPTION",
          "Can't save order products with quantities of zero",
          "Quantity");
    }
    if (quantity < 0 && !setup.isOn("negativeQuantities") && !ReductionRules.reduces(order)) {
      throw Refusal.data(
          "FIELD_INTEGRITY_EXCEPTION",
          "Can't save order products with negative quantities",
          "Quantity");
    }
    if (amount(item.row(), "UnitPrice").signum() < 0 && !setup.isOn("negativePrices")) {
      throw Refusal.data(
          "FIELD_INTEGRITY_EXCEPTION",
          "Can't save order products with a negative unit price",
          "UnitPrice");
    }
  }

  private static Refusal integrity(String message) {
    return Refusal.data("FIELD_INTEGRITY_EXCEPTION", message, "PricebookEntryId");
  }

  static BigDecimal amount(Map<String, Object> row, String field) {
    return row.get(field) instanceof BigDecimal b ? b : BigDecimal.ZERO;
  }
}
