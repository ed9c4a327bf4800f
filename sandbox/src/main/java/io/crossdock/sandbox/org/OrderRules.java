package io.crossdock.sandbox.org;

import java.math.BigDecimal;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Draft, activation, and what an activated order locks. */
final class OrderRules {

  private static final List<String> FIXED_ONCE_ACTIVATED =
      List.of("AccountId", "Pricebook2Id", "CurrencyIsoCode");

  private final Records records;
  private final Setup setup;
  private final ReductionRules reductions;
  private final InstantSource clock;

  OrderRules(Records records, Setup setup, ReductionRules reductions, InstantSource clock) {
    this.records = records;
    this.setup = setup;
    this.reductions = reductions;
    this.clock = clock;
  }

  void before(Change order) {
    if (!order.has("AccountId")) {
      throw Refusal.data("REQUIRED_FIELD_MISSING", "Select an account.");
    }
    reductions.beforeOrder(order);
    String code =
        order.changes("Status")
            ? setup.orderStatuses().getOrDefault(order.text("Status"), "Draft")
            : order.text("StatusCode");
    if (order.creates()) {
      refuseActivated(code);
      order.row().put("OrderNumber", "%08d".formatted(100 + records.nextNumber()));
      order.row().put("TotalAmount", new BigDecimal("0.00"));
    } else {
      change(order, code);
    }
    order.row().put("StatusCode", code);
  }

  void beforeDelete(Map<String, Object> order) {
    if (activated(order)) {
      throw Refusal.data("DELETE_FAILED", "unable to modify activated order");
    }
  }

  static boolean activated(Map<String, Object> order) {
    return "Activated".equals(order.get("StatusCode"));
  }

  private static void refuseActivated(String code) {
    if (code.equals("Activated")) {
      throw Refusal.data(
          "FAILED_ACTIVATION",
          "Choose a valid order status and save your changes. A new or cloned order must be in"
              + " Draft status.",
          "Status");
    }
  }

  private void change(Change order, String code) {
    boolean wasActivated = "Activated".equals(order.was("StatusCode"));
    if (wasActivated) {
      needs("editActivatedOrders");
    }
    if (wasActivated && !code.equals("Activated")) {
      reductions.refuseReduced(order);
    }
    if (code.equals("Activated") && !wasActivated) {
      activate(order);
    }
    if (code.equals("Activated") && wasActivated) {
      FIXED_ONCE_ACTIVATED.stream().filter(order::changes).forEach(OrderRules::refuseFixed);
    }
    boolean hasItems = !records.by("OrderItem", "OrderId", order.id()).isEmpty();
    if (hasItems && (order.changes("Pricebook2Id") || order.changes("CurrencyIsoCode"))) {
      refuseFixed(order.changes("Pricebook2Id") ? "Pricebook2Id" : "CurrencyIsoCode");
    }
  }

  /** What the run-as user's permissions allow. */
  private void needs(String permission) {
    if (!setup.isOn(permission)) {
      throw Refusal.data(
          "INSUFFICIENT_ACCESS_OR_READONLY", "insufficient access rights on object id");
    }
  }

  private void activate(Change order) {
    needs("activateOrders");
    if (records.by("OrderItem", "OrderId", order.id()).isEmpty()) {
      throw Refusal.data("FAILED_ACTIVATION", "An order must have at least one product.");
    }
    for (String field : order.sent()) {
      if (!field.equals("Status") && order.changes(field)) {
        throw Refusal.data(
            "FAILED_ACTIVATION",
            "Status is the only field that may change when an order is activated: " + field,
            field);
      }
    }
    order.row().put("ActivatedDate", Values.dateTime(clock.instant()));
    order.row().put("ActivatedById", Ids.USER);
  }

  private static void refuseFixed(String field) {
    throw Refusal.data(
        "FIELD_INTEGRITY_EXCEPTION",
        String.format(
            Locale.ROOT, "field integrity exception: %s can't be changed on this order", field),
        field);
  }
}
