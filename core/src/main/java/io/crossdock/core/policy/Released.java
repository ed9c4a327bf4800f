package io.crossdock.core.policy;

import io.crossdock.core.policy.SyncSettings.Selection;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Which orders a change of options concerns; each must be decided anew, some will be left again.
 * Pure.
 *
 * @param codes reasons of skipped or blocked orders that may no longer hold
 * @param websites whose orders in Salesforce would be written otherwise
 * @param others whether those of all other websites would, but for {@code except}
 */
public record Released(
    Set<String> codes, Set<Integer> websites, boolean others, Set<Integer> except) {

  public static final Released NONE = Released.of(Set.of());

  /** Orders in one request, about: an order of few lines takes about seven of 500 nodes. */
  private static final int ORDERS_PER_CALL = 60;

  private static final Set<Hindrance> PRODUCTS =
      Set.of(
          Hindrance.NO_PRICE,
          Hindrance.ENTRY_INACTIVE,
          Hindrance.ENTRY_HIDDEN,
          Hindrance.SKU_TAKEN,
          Hindrance.PRICE_BOOK_UNKNOWN,
          Hindrance.PRICE_BOOK_INACTIVE);

  private static final Set<Hindrance> PEOPLE =
      Set.of(Hindrance.SEVERAL_CONTACTS, Hindrance.SEVERAL_ACCOUNTS, Hindrance.NO_PERSON_ACCOUNTS);

  /** Those that wait for one of these reasons to be gone. */
  public static Released of(Set<String> codes) {
    return new Released(codes, Set.of(), false, Set.of());
  }

  /**
   * Of the connection and every website: each is concerned by its own values.
   *
   * @param startDate holds where no other is set
   */
  public static Released by(Configuration before, Configuration after, Instant startDate) {
    var codes = new TreeSet<String>();
    var own = new TreeSet<>(before.websites().keySet());
    own.addAll(after.websites().keySet());
    var rewritten = new TreeSet<Integer>();
    boolean others = false;
    for (int website : Stream.concat(Stream.of(0), own.stream()).toList()) {
      SyncSettings was = before.effective(website).settings(startDate);
      SyncSettings is = after.effective(website).settings(startDate);
      codes.addAll(codes(was, is));
      if (rewrites(was, is) && website == 0) {
        others = true;
      } else if (rewrites(was, is)) {
        rewritten.add(website);
      }
    }
    return new Released(codes, rewritten, others, own);
  }

  public boolean none() {
    return codes.isEmpty() && !linked();
  }

  /** Whether orders that are in Salesforce are among them. */
  public boolean linked() {
    return others || !websites.isEmpty();
  }

  /** Whether anything becomes of them; what is left as it is but for later changes, says so. */
  public boolean touched(boolean sent) {
    return sent ? !none() : !codes.isEmpty();
  }

  /** About how many Salesforce calls it takes to send so many. */
  public static long calls(long orders) {
    return Math.ceilDiv(orders, ORDERS_PER_CALL);
  }

  /**
   * Whether orders in Salesforce would be written otherwise. What an order keeps for ever (its
   * price book) or what only new products need is no reason.
   */
  static boolean rewrites(SyncSettings before, SyncSettings after) {
    return !before.updates().equals(after.updates())
        || !before.notes().equals(after.notes())
        || !before.status().equals(after.status())
        || !before.amounts().equals(after.amounts())
        || !before.customers().equals(after.customers());
  }

  /** The reasons that no longer hold, and those too that a change like this one left. */
  static Set<String> codes(SyncSettings before, SyncSettings after) {
    var codes = new TreeSet<String>();
    selection(before.selection(), after.selection(), codes);
    if (!before.status().equals(after.status())) {
      codes.add(Hindrance.STATUS_VANISHED.code());
    }
    if (!before.customers().equals(after.customers())) {
      codes.addAll(Hindrance.codes(PEOPLE));
    }
    if (!before.products().equals(after.products())) {
      codes.addAll(Hindrance.codes(PRODUCTS));
    }
    return codes;
  }

  private static void selection(Selection before, Selection after, Set<String> codes) {
    add(codes, Exclusion.AUTOMATIC_OFF, !before.automatic() && after.automatic());
    add(codes, Exclusion.ZERO_TOTAL, !before.zeroGrandTotal() && after.zeroGrandTotal());
    add(codes, Exclusion.WEBSITE_OFF, !before.website() && after.website());
    add(codes, Exclusion.BEFORE_START, after.startDate().isBefore(before.startDate()));
    boolean created = after.create().compareTo(before.create()) < 0;
    add(codes, Exclusion.CREATE_OFF, created);
    add(codes, Exclusion.NOT_PAID, created);
    add(
        codes,
        Exclusion.CUSTOMER_GROUP,
        !before.groups().isEmpty()
            && (after.groups().isEmpty() || !before.groups().containsAll(after.groups())));
    boolean listed =
        !before.statuses().all()
            && (after.statuses().all()
                || !before.statuses().listed().containsAll(after.statuses().listed()));
    add(codes, Exclusion.STATUS_NOT_LISTED, listed);
    add(
        codes,
        Exclusion.STATUS_LEFT,
        listed || (before.statuses().stopWhenLeft() && !after.statuses().stopWhenLeft()));
  }

  private static void add(Set<String> codes, Exclusion why, boolean released) {
    if (released) {
      codes.add(why.code());
      codes.add(why.formerCode());
    }
  }
}
