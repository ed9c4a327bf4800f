package io.crossdock.core.policy;

import io.crossdock.core.policy.SyncSettings.Selection;
import java.util.Set;
import java.util.TreeSet;

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

  private static void add(Set<String> codes, String code, boolean released) {
    if (released) {
      codes.add(code);
    }
  }
}
