package io.crossdock.core.policy;

import io.crossdock.core.order.Order;
import io.crossdock.core.order.Totals;
import java.math.BigDecimal;

/** Whether an order is sent. Pure; every way of sending asks it. */
public final class SyncPolicy {

  private SyncPolicy() {}

  /**
   * How the order came up.
   *
   * @param automatic neither a person nor a back-fill asked
   * @param linked it is in Salesforce already
   */
  public record Occasion(boolean automatic, boolean linked) {}

  public static Decision decide(Order order, SyncSettings settings, Occasion occasion) {
    if (!settings.automatic() && occasion.automatic()) {
      return new Decision.Skip(
          "automatic-off",
          occasion.linked()
              ? "Changed since the last sync; Automatic Synchronization is off. Press Sync to send it."
              : "Automatic Synchronization is off. Press Sync to send it.",
          true);
    }
    if (occasion.linked()) {
      return new Decision.Sync();
    }
    return creation(order, settings, occasion);
  }

  private static Decision creation(Order order, SyncSettings settings, Occasion occasion) {
    if (occasion.automatic() && order.createdAt().isBefore(settings.startDate())) {
      return skip("before-start", "Placed before the connection's start date.");
    }
    if (!settings.zeroGrandTotal() && order.total().grandTotal().isZero()) {
      return skip("zero-total", "Zero Grand Total is set to Do not synchronize.");
    }
    if (!settings.statuses().isEmpty() && !settings.statuses().contains(order.status())) {
      return skip(
          "status-not-listed",
          "Orders in status \"" + order.status() + "\" are not on the list of Sync all orders.");
    }
    return switch (settings.createOrder()) {
      case EVERY -> new Decision.Sync();
      case NONE -> skip("create-off", "Create Order is set to No: nothing new is created.");
      case PAID ->
          paid(order.baseTotal())
              ? new Decision.Sync()
              : skip(
                  "not-paid", "Create Order is set to For paid order; this one is not paid yet.");
    };
  }

  private static boolean paid(Totals base) {
    BigDecimal paid = base.paid().amount();
    return base.grandTotal().isZero()
        || (paid.signum() > 0
            && base.paid().plus(base.canceled()).compareTo(base.grandTotal()) >= 0);
  }

  private static Decision skip(String code, String reason) {
    return new Decision.Skip(code, reason, false);
  }
}
