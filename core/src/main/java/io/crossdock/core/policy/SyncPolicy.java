package io.crossdock.core.policy;

import io.crossdock.core.order.Order;
import io.crossdock.core.order.Totals;
import io.crossdock.core.policy.SyncSettings.Selection;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Whether an order is sent. Pure; every way of sending asks it. */
public final class SyncPolicy {

  private SyncPolicy() {}

  /**
   * How the order came up.
   *
   * @param automatic neither a person nor a back-fill asked
   * @param linked it is in Salesforce already
   * @param anyway a person pressed "Sync anyway" for this order, which holds until removed: the
   *     filters do not count for it
   */
  public record Occasion(boolean automatic, boolean linked, boolean anyway) {}

  public static Decision decide(Order order, SyncSettings settings, Occasion occasion) {
    Selection selection = settings.selection();
    return always(order, selection, occasion)
        .or(() -> occasion.anyway() ? Optional.empty() : filtered(order, selection, occasion))
        .<Decision>map(skip -> skip)
        .orElseGet(Decision.Sync::new);
  }

  /** What "Sync anyway" does not override: the switches of whole paths. */
  private static Optional<Decision.Skip> always(Order order, Selection of, Occasion occasion) {
    if (!of.website()) {
      return skip(
          Exclusion.WEBSITE_OFF,
          "Orders of this website ("
              + order.store().name()
              + ") are not sent: \"Send orders of"
              + " this website\" is No.",
          false,
          false);
    }
    return of.automatic() || !occasion.automatic()
        ? Optional.empty()
        : skip(
            Exclusion.AUTOMATIC_OFF,
            occasion.linked()
                ? "Changed since the last sync; Automatic Synchronization is off. Press"
                    + " \"Salesforce Sync\" to send it."
                : "Automatic Synchronization is off. Press \"Salesforce Sync\" to send it.",
            true,
            false);
  }

  private static Optional<Decision.Skip> filtered(Order order, Selection of, Occasion occasion) {
    if (occasion.linked()) {
      return of.statuses().stopWhenLeft() && !of.statuses().admits(order.status())
          ? skip(
              Exclusion.STATUS_LEFT,
              "Its status \""
                  + order.status()
                  + "\" left the list of Sync all orders; it is no"
                  + " longer updated.",
              true,
              true)
          : Optional.empty();
    }
    return Stream.<Function<Order, Optional<Decision.Skip>>>of(
            o -> start(o, of, occasion),
            o -> zero(o, of),
            o -> status(o, of),
            o -> group(o, of),
            o -> paid(o, of))
        .flatMap(rule -> rule.apply(order).stream())
        .findFirst();
  }

  private static Optional<Decision.Skip> start(Order order, Selection of, Occasion occasion) {
    return occasion.automatic() && order.createdAt().isBefore(of.startDate())
        ? left(Exclusion.BEFORE_START, "Placed before the connection's start date.")
        : Optional.empty();
  }

  private static Optional<Decision.Skip> zero(Order order, Selection of) {
    return !of.zeroGrandTotal() && order.total().grandTotal().isZero()
        ? left(
            Exclusion.ZERO_TOTAL,
            "Its grand total is 0, and Zero Grand Total is Do not synchronize.")
        : Optional.empty();
  }

  private static Optional<Decision.Skip> status(Order order, Selection of) {
    return of.statuses().admits(order.status())
        ? Optional.empty()
        : left(
            Exclusion.STATUS_NOT_LISTED,
            "Orders in status \"" + order.status() + "\" are not on the list of Sync all orders.");
  }

  private static Optional<Decision.Skip> group(Order order, Selection of) {
    return of.groups().isEmpty() || of.groups().contains(order.buyer().groupId())
        ? Optional.empty()
        : left(
            Exclusion.CUSTOMER_GROUP,
            "Customer group " + order.buyer().groupId() + " is not among the selected ones.");
  }

  private static Optional<Decision.Skip> paid(Order order, Selection of) {
    return switch (of.create()) {
      case EVERY -> Optional.empty();
      case NONE -> left(Exclusion.CREATE_OFF, "Create Order is No: nothing new is created.");
      case PAID ->
          paid(order.baseTotal())
              ? Optional.empty()
              : left(
                  Exclusion.NOT_PAID, "Create Order is For paid order; this one is not paid yet.");
    };
  }

  private static boolean paid(Totals base) {
    BigDecimal paid = base.paid().amount();
    return base.grandTotal().isZero()
        || (paid.signum() > 0
            && base.paid().plus(base.canceled()).compareTo(base.grandTotal()) >= 0);
  }

  private static Optional<Decision.Skip> left(Exclusion why, String reason) {
    return skip(why, reason, false, true);
  }

  private static Optional<Decision.Skip> skip(
      Exclusion why, String reason, boolean red, boolean overridable) {
    return Optional.of(new Decision.Skip(why, reason, red, overridable));
  }
}
