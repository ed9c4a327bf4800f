package io.crossdock.core.plan;

import io.crossdock.core.failure.Failure;
import io.crossdock.core.failure.Failure.Category;
import io.crossdock.core.order.Money;
import io.crossdock.core.order.Order;
import io.crossdock.core.plan.Plan.Scope;
import io.crossdock.core.policy.Hindrance;
import io.crossdock.core.policy.SyncSettings;
import io.crossdock.core.policy.SyncSettings.Fees;
import io.crossdock.core.policy.SyncSettings.InactivePrices;
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

  /**
   * What is known of the order's past.
   *
   * @param status the Status last sent; empty = none
   * @param rewrite a person wants all of it written, whatever "Update Order Info" says
   */
  public record Past(boolean linked, String status, boolean rewrite) {

    public static final Past NONE = new Past(false, "", false);

    public static Past of(Applied applied, boolean rewrite) {
      return new Past(applied.orderId().isPresent(), applied.status(), rewrite);
    }
  }

  public static Planned plan(Order order, SyncSettings settings, OrgShape org, Past past) {
    if (order.store().timeZone().isEmpty()) {
      return new Planned.Impossible(unknownZone(order));
    }
    Optional<Amounts> amounts = Amounts.of(order, org);
    if (amounts.isEmpty()) {
      return new Planned.Impossible(foreignCurrency(order, org));
    }
    var warnings = new ArrayList<>(order.warnings());
    var status =
        StatusPlanner.plan(
            StatusPlanner.named(order, settings.status()),
            settings.status(),
            org.orderStatuses(),
            past.status(),
            warnings);
    return switch (status) {
      case StatusPlanner.Result.Vanished no -> new Planned.Impossible(no.failure());
      case StatusPlanner.Result.Known(Plan.Status known) ->
          new Planned.Ready(ready(order, settings, org, past, amounts.get(), known, warnings));
    };
  }

  private static Plan ready(
      Order order,
      SyncSettings settings,
      OrgShape org,
      Past past,
      Amounts amounts,
      Plan.Status status,
      List<String> warnings) {
    boolean figuresOnly = past.linked() && !settings.updates().orderInfo() && !past.rewrite();
    var header = HeaderPlanner.plan(order, amounts, org, warnings);
    rounded(amounts).ifPresent(warnings::add);
    var lines = new LinePlanner(order, amounts, settings, org, warnings).lines();
    var notes = new ArrayList<>(NotePlanner.plan(order, settings.notes(), warnings));
    var documents =
        new DocumentPlanner(order, amounts, org, lines, warnings).all(settings.documents());
    notes.addAll(NotePlanner.ofDocuments(order, documents, settings.notes(), warnings));
    return new Plan(
        order.key(),
        CustomerPlanner.plan(order, settings.customers(), org, warnings),
        figuresOnly ? HeaderPlanner.figures(header) : header,
        lines,
        catalogue(settings.products()),
        List.copyOf(notes),
        status,
        figuresOnly ? Scope.STATUS_AND_FIGURES : Scope.ALL,
        settings.amounts().fees() == Fees.LINES ? amounts.grandTotal() : LinePlanner.sum(lines),
        amounts.totals().currency(),
        List.copyOf(warnings),
        Plan.Only.NONE,
        documents);
  }

  private static Optional<String> rounded(Amounts amounts) {
    var totals = amounts.totals();
    Money held = amounts.grandTotal();
    return held.equals(totals.grandTotal())
        ? Optional.empty()
        : Optional.of(
            "Magento's grand total is %s %s; Salesforce holds %d decimals of it, so it has %s there."
                .formatted(totals.grandTotal(), totals.currency(), amounts.scale(), held));
  }

  private static Plan.Catalogue catalogue(SyncSettings.Products products) {
    return new Plan.Catalogue(
        products.create(),
        products.priceBook(),
        products.inactive() == InactivePrices.REACTIVATE,
        products.several());
  }

  /** A day taken from UTC would be wrong for part of each day. */
  private static Failure unknownZone(Order order) {
    return Failure.of(
        Category.MISCONFIGURED,
        "time-zone",
        "The time zone of store "
            + order.store().name()
            + " is not known, so the day of purchase would be a guess.",
        "If the store view or its website was deleted, an admin can set the zone"
            + " (CROSSDOCK_SHOP_TIME_ZONE). If the shop does not tell its stores, a shop admin can"
            + " give the integration the permission Stores > Settings > All Stores. Then press"
            + " Sync.");
  }

  private static Failure foreignCurrency(Order order, OrgShape org) {
    String currency = order.total().currency();
    return org.multiCurrency()
        ? Failure.of(
            Category.MISCONFIGURED,
            Hindrance.CURRENCY.code(),
            "The order is in %s, which is no active currency of the org (%s)."
                .formatted(currency, String.join(", ", org.currencies())),
            "A Salesforce administrator activates it under Setup > Manage Currencies; then press"
                + " \"Salesforce Sync\".")
        : Failure.of(
            Category.MISCONFIGURED,
            Hindrance.CURRENCY.code(),
            "The order is in %s (base %s), but the org knows %s only."
                .formatted(currency, order.baseTotal().currency(), org.currency()),
            "A Salesforce admin can switch on multiple currencies; then press \"Salesforce"
                + " Sync\".");
  }
}
