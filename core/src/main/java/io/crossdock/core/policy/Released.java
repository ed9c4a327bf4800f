package io.crossdock.core.policy;

import io.crossdock.core.policy.SyncSettings.CreateOrder;
import io.crossdock.core.policy.SyncSettings.Selection;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which orders a change of settings concerns. Pure. */
public final class Released {

  private static final Set<String> PRODUCTS =
      Set.of(
          "no-price",
          "entry-inactive",
          "entry-hidden",
          "sku-taken",
          "price-book-unknown",
          "price-book-inactive");

  /** Before the code of an order that a change of options left as it was. */
  private static final String LEFT = "left-";

  /** What held while orders were left, by their reason's code. */
  private static final Map<String, String> WHILE =
      Map.of(
          "automatic-off", "Automatic Synchronization was off",
          "zero-total", "Zero Grand Total was Do not synchronize",
          "website-off", "\"Send orders of this website\" was No",
          "before-start", "the connection's start date was a later one",
          "create-off", "Create Order was No",
          "not-paid", "Create Order was For paid order and it was not paid",
          "customer-group", "its customer group was not among the selected ones",
          "status-not-listed", "its status was not on the list of Sync all orders",
          "status-left", "its status had left the list of Sync all orders");

  private static final Pattern GROUP = Pattern.compile("^Customer group (\\d{1,9}) ");

  private Released() {}

  /**
   * Whether orders in Salesforce would be written otherwise. What an order keeps for ever (its
   * price book) or what only new products need is no reason.
   */
  public static boolean plans(SyncSettings before, SyncSettings after) {
    return !before.updates().equals(after.updates())
        || !before.notes().equals(after.notes())
        || !before.status().equals(after.status())
        || !before.amounts().equals(after.amounts())
        || !before.customers().equals(after.customers());
  }

  /**
   * The reason codes of skipped or blocked orders that may be set free; each must be decided anew,
   * some will be left again.
   */
  public static Set<String> codes(SyncSettings before, SyncSettings after) {
    var codes = new TreeSet<String>();
    selection(before.selection(), after.selection(), codes);
    add(codes, "status-vanished", !before.status().equals(after.status()));
    boolean people = !before.customers().equals(after.customers());
    add(codes, "several-contacts", people);
    add(codes, "several-accounts", people);
    add(codes, "no-person-accounts", people);
    if (!before.products().equals(after.products())) {
      codes.addAll(PRODUCTS);
    }
    return codes;
  }

  private static void selection(Selection before, Selection after, Set<String> codes) {
    add(codes, "automatic-off", !before.automatic() && after.automatic());
    add(codes, "zero-total", !before.zeroGrandTotal() && after.zeroGrandTotal());
    add(codes, "website-off", !before.website() && after.website());
    add(codes, "before-start", after.startDate().isBefore(before.startDate()));
    boolean created = after.create().compareTo(before.create()) < 0;
    add(codes, "create-off", created);
    add(codes, "not-paid", created);
    add(
        codes,
        "customer-group",
        !before.groups().isEmpty()
            && (after.groups().isEmpty() || !before.groups().containsAll(after.groups())));
    boolean listed =
        !before.statuses().all()
            && (after.statuses().all()
                || !before.statuses().listed().containsAll(after.statuses().listed()));
    add(codes, "status-not-listed", listed);
    add(
        codes,
        "status-left",
        listed || (before.statuses().stopWhenLeft() && !after.statuses().stopWhenLeft()));
  }

  /** Those too that a change like this one left as they were. */
  private static void add(Set<String> codes, String code, boolean released) {
    if (released) {
      codes.add(code);
      if (WHILE.containsKey(code)) {
        codes.add(LEFT + code);
      }
    }
  }

  /**
   * An order that was left by an option, as the grid knows it.
   *
   * @param code the reason it was left for
   * @param reason that reason as told
   * @param placed empty: not known
   */
  public record Waiting(
      String code, String reason, String status, boolean zero, Optional<Instant> placed) {}

  /**
   * What an order says after an option no longer hinders it, while only later changes are sent:
   * code and sentence. Empty while its reason is still true.
   */
  public static Optional<Decision.Skip> left(Waiting order, Selection now) {
    String was = WHILE.get(order.code());
    return was == null || holds(order, now)
        ? Optional.empty()
        : Optional.of(
            new Decision.Skip(
                LEFT + order.code(),
                "It was left while "
                    + was
                    + ". That was changed, for changes from then on: nothing of this order has"
                    + " changed since. Press \"Salesforce Sync\" to send it.",
                false,
                false));
  }

  private static boolean holds(Waiting order, Selection now) {
    return switch (order.code()) {
      case "automatic-off" -> !now.automatic();
      case "zero-total" -> order.zero() && !now.zeroGrandTotal();
      case "website-off" -> !now.website();
      case "before-start" -> order.placed().map(at -> at.isBefore(now.startDate())).orElse(true);
      case "create-off" -> now.create() == CreateOrder.NONE;
      case "not-paid" -> now.create() == CreateOrder.PAID;
      case "customer-group" -> outside(order.reason(), now.groups());
      case "status-not-listed" -> !now.statuses().admits(order.status());
      case "status-left" -> now.statuses().stopWhenLeft() && !now.statuses().admits(order.status());
      default -> true;
    };
  }

  /** The group is known by its sentence alone. */
  private static boolean outside(String reason, Set<Integer> groups) {
    Matcher group = GROUP.matcher(reason);
    return !groups.isEmpty()
        && (!group.find() || !groups.contains(Integer.valueOf(group.group(1))));
  }
}
