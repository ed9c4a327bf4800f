package io.crossdock.salesforce.check;

import io.crossdock.core.failure.FailedCall;
import io.crossdock.core.failure.Failure;
import io.crossdock.core.port.settings.ConnectionCheck.Row;
import io.crossdock.core.port.settings.ConnectionCheck.State;
import io.crossdock.salesforce.goods.Catalogue;
import io.crossdock.salesforce.rest.Failures;
import io.crossdock.salesforce.rest.Json;
import io.crossdock.salesforce.rest.RestApi;
import io.crossdock.salesforce.rest.SalesforceConfig;
import io.crossdock.salesforce.schema.Describe;
import io.crossdock.salesforce.schema.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * "Test connection" of an org: address, sign-in, version of the API, Orders, fields, external ids,
 * statuses, price book, notes, requests left. Reads only; about four calls.
 */
public final class OrgCheck {

  private static final String ADDRESS = "Address";
  private static final String SIGN_IN = "Sign-in";
  private static final String VERSION = "API version";
  private static final String ORDERS = "Orders";
  private static final String FIELDS = "Fields";
  private static final String KEYS = "External ids";
  private static final String STATUSES = "Order statuses";
  private static final String PRICE_BOOK = "Price book";
  private static final String NOTES = "Notes";
  private static final String REQUESTS = "API requests";
  private static final Set<String> UNKNOWN_OBJECT =
      Set.of("NOT_FOUND", "INVALID_TYPE", "ENTITY_IS_DELETED", "INSUFFICIENT_ACCESS");
  private static final String DEPLOY =
      "A Salesforce administrator deploys Crossdock's package and gives its permission set to the"
          + " user Crossdock signs in as.";

  /** What every plan may write, by object. */
  private static final Map<String, List<String>> WRITTEN =
      Map.of(
          "Account", List.of("Name"),
          "Contact", List.of("LastName", "FirstName", "Email", "Phone", "AccountId"),
          "Order",
              List.of(
                  "AccountId",
                  "EffectiveDate",
                  "Status",
                  "Pricebook2Id",
                  "BillToContactId",
                  "OrderReferenceNumber",
                  "Magento_Status__c",
                  "Magento_Store__c",
                  "Magento_Grand_Total__c",
                  "Magento_Tax__c",
                  "Magento_Shipping__c",
                  "Magento_Discount__c",
                  "Magento_Total_Paid__c",
                  "Magento_Total_Due__c",
                  "Magento_Total_Refunded__c",
                  "Magento_Total_Canceled__c",
                  "Magento_Net_Total__c",
                  "Magento_Base_Grand_Total__c",
                  "Magento_Base_Currency__c",
                  "Magento_Coupon__c",
                  "Magento_Related_Order__c"),
          "OrderItem",
              List.of(
                  "Quantity",
                  "UnitPrice",
                  "Description",
                  "Magento_Sku__c",
                  "Magento_Quantity__c",
                  "Magento_Row_Total__c"),
          "Product2", List.of("Name", "ProductCode", "IsActive"));

  private final SalesforceConfig config;
  private final RestApi rest;
  private final Catalogue catalogue;

  public OrgCheck(SalesforceConfig config, RestApi rest, Catalogue catalogue) {
    this.config = config;
    this.rest = rest;
    this.catalogue = catalogue;
  }

  public List<Row> rows() {
    var rows = new ArrayList<Row>();
    try {
      String org = rest.org();
      rows.add(address());
      rows.add(Row.ok(SIGN_IN, "Salesforce knows Crossdock; the org's id is " + org + "."));
    } catch (FailedCall e) {
      rows.addAll(stopped(e.failure()));
      List.of(VERSION, ORDERS, FIELDS, KEYS, STATUSES, PRICE_BOOK, NOTES, REQUESTS)
          .forEach(subject -> rows.add(Row.notTested(subject, "The tests above come first.")));
      return List.copyOf(rows);
    }
    rows.add(tested(VERSION, this::version));
    rows.addAll(orders());
    rows.add(tested(STATUSES, this::statuses));
    rows.add(tested(PRICE_BOOK, this::priceBook));
    rows.add(tested(NOTES, this::notes));
    rows.add(requests());
    return List.copyOf(rows);
  }

  private Row address() {
    return config.url().getScheme().equals("https")
        ? Row.ok(ADDRESS, config.url() + " answers, and its certificate is valid.")
        : Row.warning(
            ADDRESS,
            config.url() + " answers without encryption (http).",
            "Use the org's https address; http is for a sandbox on this machine.");
  }

  private Row version() {
    String spoken = rest.version();
    return Row.ok(
        VERSION,
        spoken.equals(config.apiVersion())
            ? "Version " + spoken + " is spoken."
            : "The org does not know version "
                + config.apiVersion()
                + " yet; version "
                + spoken
                + " is spoken.");
  }

  private List<Row> stopped(Failure failure) {
    return Failures.reached(failure)
        ? List.of(address(), Row.failed(SIGN_IN, failure))
        : List.of(
            Row.failed(ADDRESS, failure), Row.notTested(SIGN_IN, "Salesforce was not reached."));
  }

  /** One look-up that fails by itself. */
  private static Row tested(String subject, java.util.function.Supplier<Row> test) {
    try {
      return test.get();
    } catch (FailedCall e) {
      return Row.failed(subject, e.failure());
    }
  }

  private List<Row> orders() {
    var objects = WRITTEN.keySet().stream().sorted().toList();
    List<JsonNode> described;
    try {
      described = rest.together(objects.stream().map(o -> "/sobjects/" + o + "/describe").toList());
    } catch (FailedCall e) {
      return List.of(
          noOrders(e.failure()),
          Row.notTested(FIELDS, "Orders come first."),
          Row.notTested(KEYS, "Orders come first."));
    }
    var fields = new ArrayList<String>();
    var keys = new ArrayList<String>();
    for (int i = 0; i < objects.size(); i++) {
      String object = objects.get(i);
      JsonNode description = described.get(i);
      WRITTEN.getOrDefault(object, List.of()).stream()
          .filter(name -> !writable(field(description, name)))
          .forEach(name -> fields.add(object + "." + name));
      String key = object.equals("Product2") ? Fields.SKU : Fields.KEY;
      JsonNode external = field(description, key);
      if (external == null
          || !external.path("externalId").asBoolean(false)
          || !external.path("unique").asBoolean(false)) {
        keys.add(object + "." + key);
      }
    }
    return List.of(
        Row.ok(ORDERS, "Orders are switched on."),
        listed(FIELDS, fields, "Crossdock may write every field it needs."),
        listed(KEYS, keys, "The external ids are there and unique."));
  }

  /** Only an org that answers that it knows no such object lacks it. */
  private static Row noOrders(Failure failure) {
    return UNKNOWN_OBJECT.contains(failure.code())
        ? new Row(
            ORDERS,
            State.FAILED,
            "Crossdock's user does not see the org's Orders. " + failure.message(),
            "A Salesforce administrator switches on Setup > Order Settings > Enable Orders and"
                + " gives Crossdock's permission set to its user.")
        : Row.failed(ORDERS, failure);
  }

  private static Row listed(String subject, List<String> missing, String good) {
    return missing.isEmpty()
        ? Row.ok(subject, good)
        : new Row(
            subject,
            State.FAILED,
            "Missing, not unique or not writable: " + String.join(", ", missing) + ".",
            DEPLOY);
  }

  private static boolean writable(@Nullable JsonNode field) {
    return field != null
        && (field.path("createable").asBoolean(false) || field.path("updateable").asBoolean(false));
  }

  private static @Nullable JsonNode field(JsonNode description, String name) {
    return StreamSupport.stream(description.path("fields").spliterator(), false)
        .filter(field -> Json.string(field, "name").equals(name))
        .findFirst()
        .orElse(null);
  }

  private Row statuses() {
    var statuses = Describe.shape(rest, config).statuses();
    String draft =
        statuses.stream()
            .filter(s -> !s.activated())
            .map(s -> s.name())
            .collect(Collectors.joining(", "));
    String activated =
        statuses.stream()
            .filter(s -> s.activated())
            .map(s -> s.name())
            .collect(Collectors.joining(", "));
    return draft.isEmpty() || activated.isEmpty()
        ? Row.warning(
            STATUSES,
            "The org has no status of the "
                + (draft.isEmpty() ? "Draft" : "Activated")
                + " category.",
            "A Salesforce administrator adds one to the Status field of Order.")
        : Row.ok(STATUSES, "Draft: " + draft + "; Activated: " + activated + ".");
  }

  private Row priceBook() {
    var books = catalogue.books();
    return books.usual().equals(books.standard())
        ? Row.warning(
            PRICE_BOOK,
            "The org has no price book \"" + config.priceBook() + "\"; the standard one is used.",
            "A Salesforce administrator may make a price book of that name.")
        : Row.ok(PRICE_BOOK, "Price book \"" + config.priceBook() + "\" is used.");
  }

  private Row notes() {
    JsonNode all = rest.get(rest.base() + "/sobjects");
    boolean on =
        Json.list(all.path("sobjects")).stream()
            .anyMatch(o ->
                Json.string(o, "name").equals("ContentNote")
                    && o.path("createable").asBoolean(true));
    return on
        ? Row.ok(NOTES, "Notes are switched on.")
        : Row.warning(
            NOTES,
            "Enhanced notes are switched off in the org.",
            "A Salesforce administrator switches on Setup > Notes Settings, or an admin chooses"
                + " classic notes under Salesforce > Orders > Advanced.");
  }

  private Row requests() {
    var usage = rest.usage();
    if (usage.isEmpty()) {
      return Row.warning(
          REQUESTS,
          "The org did not tell how many API requests are used and left.",
          "Nothing to do; the dashboard has the figures once it tells.");
    }
    long used = usage.get().used();
    long max = usage.get().max();
    String told = used + " of " + max + " API requests of the last 24 hours are used.";
    return used * 10 >= max * 9
        ? Row.warning(REQUESTS, told, "Orders wait at 90 %; find the client that uses so many.")
        : Row.ok(REQUESTS, told);
  }
}
