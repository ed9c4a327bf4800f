package io.crossdock.core.policy;

import io.crossdock.core.order.Document;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/** The options of "Order Configuration" and "Advanced" as they hold for one website. */
public record SyncSettings(
    Selection selection,
    Updates updates,
    Notes notes,
    StatusRules status,
    Amounts amounts,
    Customers customers,
    Products products,
    Documents documents) {

  /**
   * Which documents go with their orders.
   *
   * @param kinds where the org has the objects
   * @param lines whether their rows go too
   */
  public record Documents(Set<Document.Kind> kinds, boolean lines) {}

  /**
   * Which orders are sent.
   *
   * @param automatic whether anything goes by itself
   * @param zeroGrandTotal whether orders of grand total 0 are created
   * @param website whether orders of this website are sent at all, on any path
   * @param groups ids of the customer groups whose orders are created; empty = all
   * @param startDate older orders are not created by themselves
   */
  public record Selection(
      boolean automatic,
      boolean zeroGrandTotal,
      StatusFilter statuses,
      CreateOrder create,
      boolean website,
      Set<Integer> groups,
      Instant startDate) {}

  /**
   * "Sync all orders".
   *
   * @param listed the Magento statuses orders are created in, where not {@code all}
   * @param stopWhenLeft whether an order in Salesforce is left alone once its status is not listed
   */
  public record StatusFilter(boolean all, Set<String> listed, boolean stopWhenLeft) {

    public boolean admits(String status) {
      return all || listed.contains(status);
    }
  }

  /** Which orders may be created in Salesforce. */
  public enum CreateOrder {
    EVERY,
    PAID,
    NONE
  }

  /**
   * @param orderInfo false: after the first complete sync only status, figures and notes move
   */
  public record Updates(boolean orderInfo) {}

  /**
   * @param shownToCustomers whether notes the customer may see in Magento may be seen by customers
   *     in Salesforce
   */
  public record Notes(boolean send, NoteKind kind, boolean shownToCustomers) {}

  /** What a comment becomes. */
  public enum NoteKind {
    CONTENT_NOTE,
    CLASSIC_NOTE
  }

  /**
   * @param standard a Draft-category status; empty = the org's own default of that category
   * @param map Magento status to Salesforce status; others get {@code standard}
   * @param activate whether Activated-category statuses are ever written
   */
  public record StatusRules(String standard, Map<String, String> map, boolean activate) {}

  /** How amounts become lines. */
  public record Amounts(LinePrices prices, Fees fees, Discounts discounts, BundleLines bundles) {}

  /** What a line's price holds. */
  public enum LinePrices {
    WITHOUT_TAX,
    WITH_TAX,
    WITH_TAX_AND_DISCOUNT
  }

  /** Where shipping, tax and the like go. */
  public enum Fees {
    LINES,
    FIELDS
  }

  /** How discounts are shown where they are not in the prices. */
  public enum Discounts {
    LINE,
    FOLDED
  }

  /** How a bundle becomes lines. */
  public enum BundleLines {
    PARENT,
    PARENT_AND_CHILDREN,
    CHILDREN
  }

  /**
   * @param fixedAccount Salesforce id, for {@link AccountStrategy#FIXED}
   * @param sharedEmails they never match, and are nobody's key
   * @param several what to do when several contacts match
   * @param onlyBlanks of records older than Crossdock only empty fields are filled
   * @param details whose order a Contact's details are from
   */
  public record Customers(
      AccountStrategy strategy,
      String fixedAccount,
      SharedEmails sharedEmails,
      SeveralMatches several,
      boolean onlyBlanks,
      ContactDetails details) {}

  /** What name, address and telephone of a Contact that is there follow. */
  public enum ContactDetails {
    /** The registered customer's newest order. */
    NEWEST,
    /** The order that the Contact was made with, or that first met it. */
    FIRST,
    /** Later orders fill what is empty. */
    BLANKS
  }

  /** Which Account an order belongs to. */
  public enum AccountStrategy {
    PER_CUSTOMER,
    COMPANY,
    PERSON,
    FIXED
  }

  /** What to do when several records match. */
  public enum SeveralMatches {
    NEWEST,
    ASK
  }

  /**
   * @param create whether a missing product is created; else the order is blocked, naming the SKU
   * @param priceBook id or name; empty = the connection's own
   * @param several what to do when several products have the SKU as their Product Code
   */
  public record Products(
      boolean create,
      String priceBook,
      ProductMatch match,
      SeveralMatches several,
      InactivePrices inactive) {}

  /** What products are found by. */
  public enum ProductMatch {
    SKU,
    PRODUCT_ID
  }

  /** What happens to an order whose product has a price that is not active. */
  public enum InactivePrices {
    STOP,
    REACTIVATE
  }

  /** The same, but that nothing of the website is sent. */
  public SyncSettings withoutWebsite() {
    var off =
        new Selection(
            selection.automatic,
            selection.zeroGrandTotal,
            selection.statuses,
            selection.create,
            false,
            selection.groups,
            selection.startDate);
    return new SyncSettings(off, updates, notes, status, amounts, customers, products, documents);
  }

  /** The shipped defaults. */
  public static SyncSettings defaults(Instant startDate) {
    return OptionValues.NONE.settings(startDate);
  }
}
