package io.crossdock.core.policy;

import static io.crossdock.core.policy.Option.choice;
import static io.crossdock.core.policy.Option.connection;
import static io.crossdock.core.policy.Option.main;
import static io.crossdock.core.policy.Option.more;

import io.crossdock.core.policy.Option.Kind;
import java.util.List;
import java.util.Optional;

/** Every option: the one place of truth. */
public final class Options {

  private static final Kind YES_NO = new Kind.YesNo();

  public static final Option AUTOMATIC =
      main(
          "automatic",
          "Automatic Synchronization",
          "Automated Synchronization",
          "Yes: a new order, and any later change of it (status, comment, address, items, payment,"
              + " shipment, refund), is sent by itself. No: nothing goes by itself; all manual ways"
              + " still work, and the grid shows the red mark. A synced order that changes"
              + " meanwhile keeps its link and turns red. Sends waiting for a retry are suspended;"
              + " running manual sends and back-fills finish.",
          YES_NO,
          "yes");
  public static final Option ZERO_GRAND_TOTAL =
      main(
          "zero-grand-total",
          "Zero Grand Total",
          "Orders",
          "Whether orders whose grand total is 0 are created in Salesforce: free samples, a coupon"
              + " of 100 %, orders paid wholly by gift card or store credit. \"Do not synchronize\""
              + " leaves them with that reason; it is no error. Holds for manual sends too; \"Sync"
              + " anyway\" overrides it for one order.",
          choice("synchronize", "Synchronize", "skip", "Do not synchronize"),
          "synchronize");
  public static final Option NOTES =
      main(
          "notes",
          "Synchronize Order Notes",
          "Orders",
          "Yes: order comments become notes on the Salesforce Order, and comments of shipments,"
              + " invoices and credit memos notes on their own records, each exactly once, with"
              + " side, time and whether the customer sees them. Comments written before the order"
              + " was sent go too; turned on later, older ones go with the next sync. Empty"
              + " comments are not sent; entries of credit memos are.",
          YES_NO,
          "yes");
  public static final Option UPDATE_ORDER_INFO =
      main(
          "update-order-info",
          "Update Order Info",
          "Orders",
          "Yes: a later change rewrites header, lines and customer. No: after the first complete"
              + " sync only the status, the paid and refunded figures and new notes move, on manual"
              + " sends too; the rest of the order is left to the people in Salesforce, and totals"
              + " are checked on the first sync only. \"Sync anyway\" rewrites it.",
          YES_NO,
          "yes");
  public static final Option DEFAULT_STATUS =
      main(
          "default-status",
          "Default Status",
          "Orders",
          "The status an order is created in, and is put back to while lines of an activated order"
              + " must change. A Magento status that the status map does not name becomes this one,"
              + " unless the order is activated: then its status stays and the order page warns."
              + " Only statuses of the Draft category are accepted. Empty: the org's own default of"
              + " that category. If the status vanishes from the org, sending pauses and says so.",
          new Kind.DraftStatus(),
          "");
  public static final Option SYNC_ALL =
      main(
          "sync-all",
          "Sync all orders",
          "Orders",
          "Yes: orders of every status are created in Salesforce. No: only those whose Magento"
              + " status is listed below.",
          YES_NO,
          "yes");
  public static final Option STATUSES =
      main(
          "statuses",
          "Statuses to sync",
          "Orders",
          "With \"Sync all orders\" = No: the Magento statuses in which orders are created in"
              + " Salesforce.",
          new Kind.MagentoStatuses(),
          "");
  public static final Option STATUS_LEFT =
      main(
          "status-left",
          "Orders already in Salesforce",
          "Orders",
          "With \"Sync all orders\" = No: what happens to an order in Salesforce whose status is"
              + " not listed (any more). Stop turns it red: \"status left the list\".",
          choice("keep", "Keep updating", "stop", "Stop"),
          "keep");

  public static final Option CREATE_ORDER =
      more(
          "create-order",
          "Create Order",
          "Which orders",
          "Which orders are created. Paid means: total paid plus total canceled reach the grand"
              + " total (in base currency) and something was paid, or the grand total is 0. Orders"
              + " already in Salesforce are updated whatever this says.",
          choice("every", "For every order", "paid", "For paid order", "none", "No"),
          "every");
  public static final Option WEBSITE =
      more(
          "website",
          "Send orders of this website",
          "Which orders",
          "No: nothing of this website is sent, on any path. A website that the shop gets after the"
              + " connection was made starts with No.",
          YES_NO,
          "yes");
  public static final Option GROUPS =
      more(
          "customer-groups",
          "Customer groups",
          "Which orders",
          "Only orders of these customer groups are created; none selected means all. Guests are"
              + " group 0.",
          new Kind.CustomerGroups(),
          "");
  public static final Option START_DATE =
      connection(
          "start-date",
          "Start date",
          "Which orders",
          "Older orders are left alone even when they change, unless they are linked already or a"
              + " person or a back-fill sends them. Empty: the moment the connection was made.",
          new Kind.Time(),
          "");
  public static final Option LINE_PRICES =
      more(
          "line-prices",
          "Line prices",
          "Amounts",
          "What the price of a line holds. The total is the grand total to the cent in each case.",
          choice(
              "without-tax",
              "Without tax, and a tax line",
              "with-tax",
              "With tax, no tax line",
              "with-tax-and-discount",
              "With tax and discount"),
          "without-tax");
  public static final Option FEES =
      more(
          "fees",
          "Shipping, tax and discount",
          "Amounts",
          "As lines: the Order's total equals Magento's grand total. Gift cards, store credit,"
              + " reward points, gift wrapping and fixed product taxes are lines of these names;"
              + " what nothing explains is \"Other Charges\". As custom fields only: it equals the"
              + " grand total less these fees, and the order page says so.",
          choice("lines", "As fee lines", "fields", "As custom fields only"),
          "lines");
  public static final Option DISCOUNTS =
      more(
          "discounts",
          "Discounts",
          "Amounts",
          "As one line with a negative price, or folded into the prices of the lines: for orgs that"
              + " refuse negative prices.",
          choice("line", "One negative line", "folded", "Folded into the lines"),
          "line");
  public static final Option BUNDLES =
      more(
          "bundles",
          "Bundles",
          "Amounts",
          "How a bundle is shown: one line for the bundle; the bundle and its parts at 0; or its"
              + " parts with their prices (of a bundle with a fixed price, the bundle's price is"
              + " spread over them).",
          choice(
              "parent",
              "The bundle",
              "parent-and-children",
              "The bundle, and its parts at 0",
              "children",
              "Its parts"),
          "parent");
  public static final Option STATUS_MAP =
      more(
          "status-map",
          "Status map",
          "Status",
          "One \"magento_status = Salesforce Status\" a line. A Magento status not named here"
              + " becomes the Default Status. \"Activated\" means the org's own default of the"
              + " Activated category where no status has that name. Beside statuses,"
              + " \"when-shipped\", \"when-paid\" and \"when-invoiced\" can be named: such a line"
              + " holds, before that of the status and in this order, once nothing is left to be"
              + " shipped, due or to be invoiced, unless the order is on hold, canceled or closed.",
          new Kind.StatusMap(),
          "complete = Activated\nclosed = Activated");
  public static final Option STATUS_LABELS =
      connection(
          "status-labels",
          "Status labels",
          "Status",
          "One \"magento_status = Label\" a line: what people read here instead of a status code,"
              + " such as \"holded = On Hold\". Magento tells nobody its labels, so name those that"
              + " you changed or added under Stores > Settings > Order Status; the others have"
              + " Magento's own labels.",
          new Kind.StatusLabels(),
          "");
  public static final Option ACTIVATION =
      more(
          "activation",
          "Activate orders",
          "Status",
          "Yes: statuses of the Activated category are written as the status map says. No: orders"
              + " stay in the Default Status until a person activates them.",
          YES_NO,
          "yes");
  public static final Option CREATE_PRODUCTS =
      more(
          "create-products",
          "Create missing products",
          "Products",
          "Yes: a product that Salesforce does not have is created, with its price. No: the order"
              + " stops and names the SKU.",
          YES_NO,
          "yes");
  public static final Option PRICE_BOOK =
      more(
          "price-book",
          "Price book",
          "Products",
          "Name or id of the price book new orders get; an order keeps the one it has. Empty: the"
              + " price book \"Magento\", else the standard one. One that the org does not have, or"
              + " that is not active, stops orders and says so.",
          new Kind.Text(255),
          "");
  public static final Option PRODUCT_MATCH =
      more(
          "product-match",
          "Find products by",
          "Products",
          "By SKU: a product whose SKU changes in Magento is another product in Salesforce. One"
              + " that was in the org before Crossdock is found by its Product Code, which is the"
              + " SKU, in whatever case, active or not; it gets the SKU (Magento_Sku__c) and is"
              + " used as it is. By Magento's product id: it stays the same one, and its SKU in"
              + " Salesforce follows; one that has no id yet is found by SKU and keeps the id from"
              + " then on. Then all compositions of a dynamic bundle, and all SKUs made of custom"
              + " options, are one product. Name, code and price belong to the people in Salesforce"
              + " either way.",
          choice("sku", "SKU", "product-id", "Magento's product id, then SKU"),
          "sku");
  public static final Option SEVERAL_PRODUCTS =
      more(
          "several-products",
          "Several products with that code",
          "Products",
          "What to do when several products older than Crossdock have a product's SKU as their"
              + " Product Code. Take the newest: of the active ones, if any is active, the one made"
              + " last. Stop and ask: the order waits and names them.",
          choice("newest", "Take the newest", "ask", "Stop and ask"),
          "newest");
  public static final Option INACTIVE_PRICES =
      more(
          "inactive-prices",
          "Inactive prices",
          "Products",
          "A product is sold whose price in the price book is not active. Stop: the order waits and"
              + " names the product. Activate again: the price, and the product, are activated.",
          choice("stop", "Stop and say so", "reactivate", "Activate again"),
          "stop");
  public static final Option NOTE_KIND =
      more(
          "note-kind",
          "Kind of notes",
          "Notes",
          "What an order comment becomes in Salesforce.",
          choice("content-note", "Note (ContentNote)", "classic-note", "Classic note"),
          "content-note");
  public static final Option NOTES_FOR_CUSTOMERS =
      more(
          "notes-for-customers",
          "Customers see customer-visible notes",
          "Notes",
          "No: notes are for internal users only. Yes: a comment that Magento shows to the customer"
              + " is a note that customers of an Experience Cloud site see too.",
          YES_NO,
          "no");
  public static final Option API_BUDGET =
      connection(
          "api-budget",
          "API budget",
          "API calls",
          "At most this share (percent) of the org's daily API calls is used. Everything stops at"
              + " 90 % use of the org, whoever used it.",
          new Kind.Whole(1, 90),
          "50");
  public static final Option BACKFILL_BUDGET =
      connection(
          "backfill-budget",
          "Back-fill budget",
          "API calls",
          "At most this share (percent) of the API budget is used by back-fills.",
          new Kind.Whole(1, 100),
          "50");

  /** In the order of the page. */
  public static final List<Option> ALL =
      List.of(
          AUTOMATIC,
          ZERO_GRAND_TOTAL,
          NOTES,
          UPDATE_ORDER_INFO,
          DEFAULT_STATUS,
          SYNC_ALL,
          STATUSES,
          STATUS_LEFT,
          CREATE_ORDER,
          WEBSITE,
          GROUPS,
          START_DATE,
          LINE_PRICES,
          FEES,
          DISCOUNTS,
          BUNDLES,
          STATUS_MAP,
          STATUS_LABELS,
          ACTIVATION,
          CustomerOptions.ACCOUNTS,
          CustomerOptions.FIXED_ACCOUNT,
          CustomerOptions.SEVERAL,
          CustomerOptions.ONLY_BLANKS,
          CustomerOptions.SHARED_EMAILS,
          CustomerOptions.CONTACT_DETAILS,
          CREATE_PRODUCTS,
          PRICE_BOOK,
          PRODUCT_MATCH,
          SEVERAL_PRODUCTS,
          INACTIVE_PRICES,
          NOTE_KIND,
          NOTES_FOR_CUSTOMERS,
          DocumentOptions.SHIPMENTS,
          DocumentOptions.INVOICES,
          DocumentOptions.CREDIT_MEMOS,
          DocumentOptions.LINES,
          API_BUDGET,
          BACKFILL_BUDGET);

  private Options() {}

  public static Optional<Option> find(String key) {
    return ALL.stream().filter(option -> option.key().equals(key)).findFirst();
  }
}
