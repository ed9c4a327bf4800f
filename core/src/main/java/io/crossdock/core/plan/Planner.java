package io.crossdock.core.plan;

import io.crossdock.core.failure.Failure;
import io.crossdock.core.failure.Failure.Category;
import io.crossdock.core.order.Order;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says what must be true in Salesforce for an order. Pure: the same values give the same plan. */
public final class Planner {

  private Planner() {}

  /** A plan, or why there can be none. */
  public sealed interface Planned {
    record Ready(Plan plan) implements Planned {}

    record Impossible(Failure failure) implements Planned {}
  }

  public static Planned plan(Order order, PlanOptions options, OrgShape org) {
    if (order.store().timeZone().isEmpty()) {
      return new Planned.Impossible(unknownZone(order));
    }
    Optional<Amounts> amounts = Amounts.of(order, org);
    if (amounts.isEmpty()) {
      return new Planned.Impossible(foreignCurrency(order, org));
    }
    var warnings = new ArrayList<String>();
    var customer = CustomerPlanner.plan(order, warnings);
    var header = HeaderPlanner.plan(order, amounts.get(), org, warnings);
    var lines = new LinePlanner(order, amounts.get(), org, warnings).lines();
    return new Planned.Ready(
        new Plan(
            order.key(),
            customer,
            header,
            lines,
            options.notes() ? NotePlanner.plan(order) : List.of(),
            status(order, options, org),
            amounts.get().totals().grandTotal(),
            amounts.get().totals().currency(),
            List.copyOf(warnings)));
  }

  private static Plan.Status status(Order order, PlanOptions options, OrgShape org) {
    String wanted = options.statusMap().getOrDefault(order.status(), options.draftStatus());
    return new Plan.Status(options.draftStatus(), wanted, org.activated(wanted));
  }

  /** A day taken from UTC would be wrong for part of each day. */
  private static Failure unknownZone(Order order) {
    return Failure.of(
        Category.MISCONFIGURED,
        "time-zone",
        "The shop does not tell the time zone of store " + order.store().name() + ".",
        "A shop admin can give the integration the permission Stores > Settings > All Stores, or"
            + " an admin can set the zone (CROSSDOCK_SHOP_TIME_ZONE); then press Sync.");
  }

  private static Failure foreignCurrency(Order order, OrgShape org) {
    return Failure.of(
        Category.MISCONFIGURED,
        "currency",
        "The order is in "
            + order.total().currency()
            + " (base "
            + order.baseTotal().currency()
            + "), but the org knows "
            + org.currency()
            + " only.",
        "A Salesforce admin can switch on multiple currencies; then press Sync.");
  }
}
