package io.crossdock.salesforce.rest;

import static java.util.Map.entry;

import io.crossdock.core.failure.Failure.Category;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * What each code of Salesforce means, told for people. Codes decide; messages are in the user's
 * language and only tell apart what one code is used for.
 */
public final class FailureRules {

  public static final String PRESS = "; then press \"Salesforce Sync\".";

  private static final String ADMINISTRATOR = "A Salesforce administrator ";
  private static final String WAIT = "Nothing to do: it is tried again.";
  private static final String READ = "Nothing to do: the org is read and it is tried again.";

  /**
   * @param hint who can fix it and what to press
   */
  record Rule(Category category, String sentence, String hint) {}

  static final Rule BUSY = busy("Salesforce could not do it just now.");

  /** Nobody can write: not this order's trouble, so no order spends an attempt. */
  private static final Rule MAINTENANCE =
      new Rule(
          Category.THROTTLED,
          "The org is in maintenance.",
          "Nothing to do: orders wait and go by themselves.");

  static final Rule GONE =
      new Rule(Category.TRANSIENT, "A record that Crossdock knew is gone from Salesforce.", READ);
  static final Rule OFF =
      new Rule(
          Category.UNAUTHORISED,
          "Salesforce does not let Crossdock's user use its API.",
          ADMINISTRATOR
              + "checks the edition, the API permission of Crossdock's user and the External Client"
              + " App; orders wait and go by themselves then.");
  static final Rule RIGHTS =
      rights("Crossdock's Salesforce user may not do this.", "gives it Crossdock's permission set");
  static final Rule SCHEMA =
      schema(
          "The org is not set up as Crossdock needs it.",
          "deploys Crossdock's metadata and permission set");
  static final Rule SEVERAL =
      data(
          "Several records in Salesforce carry the same key.",
          ADMINISTRATOR + "merges them or clears the key on all but one");
  static final Rule UNKNOWN =
      data(
          "Salesforce refused this order with an answer Crossdock does not know.",
          "Read Salesforce's own words below; settle what they name");

  private static final Rule AUTOMATION =
      data(
          "An automation in the org (a flow or Apex code) refused the order.",
          ADMINISTRATOR + "looks into the automation that Salesforce names");

  /** A governor limit: the org's own code has asked too much of it, for these records together. */
  static final Rule OVER_LIMIT =
      data(
          "An automation in the org (a flow or Apex code) met one of Salesforce's limits.",
          ADMINISTRATOR + "looks into the automation that Salesforce names");

  private static final Rule ADDRESS =
      data(
          "A state or country of an address is not on the org's list.",
          "Correct the address in Magento, or a Salesforce administrator adds it under State and"
              + " Country/Territory Picklists");
  private static final Rule PRICE =
      data(
          "A price or price book in Salesforce does not fit this order.",
          ADMINISTRATOR + "looks at the product's prices, their currency and their price book");

  private static final Rule NEGATIVE_PRICE =
      data(
          "The org does not take a line with a negative price.",
          "If it is the discount: an admin sets Discounts to \"Folded into the lines\" under"
              + " Salesforce > Orders > Advanced. Any other line (Other Charges, Rounding): sets"
              + " \"Shipping, tax and discount\" to \"As custom fields only\" there");

  private static final Rule QUANTITY =
      data(
          "The org does not take the quantity of a line.",
          ADMINISTRATOR
              + "allows it under Setup > Order Settings (Enable Negative Quantity, Enable Zero"
              + " Quantity), or an admin corrects the Field Mapping");

  private static final Map<String, Rule> RULES =
      Map.ofEntries(
          entry("INVALID_SESSION_ID", OFF),
          entry("INVALID_AUTH_HEADER", OFF),
          entry("API_DISABLED_FOR_ORG", OFF),
          entry("API_CURRENTLY_DISABLED", OFF),
          entry("INSUFFICIENT_ACCESS", OFF),
          entry(Failures.LOCKED, busy("Someone else was just writing the same record.")),
          entry("QUERY_TIMEOUT", busy("Salesforce took too long to answer.")),
          entry("REQUEST_RUNNING_TOO_LONG", busy("Salesforce took too long to answer.")),
          entry("OPERATION_TOO_LARGE", BUSY),
          entry("INVALID_QUERY_LOCATOR", BUSY),
          entry("UNKNOWN_EXCEPTION", busy("Salesforce met an error of its own.")),
          entry("INTERNAL_ERROR", busy("Salesforce met an error of its own.")),
          entry("SERVER_UNAVAILABLE", BUSY),
          entry("SERVICE_NOT_AVAILABLE", BUSY),
          entry("ORG_IN_MAINTENANCE", MAINTENANCE),
          entry("INSERT_UPDATE_DELETE_NOT_ALLOWED_DURING_MAINTENANCE", MAINTENANCE),
          entry("TOO_MANY_APEX_REQUESTS", busy("The org's own automations are overloaded.")),
          entry(
              "STORAGE_LIMIT_EXCEEDED",
              new Rule(
                  Category.THROTTLED,
                  "The org's storage is full.",
                  ADMINISTRATOR
                      + "frees or buys storage; orders wait until then and go by themselves.")),
          entry(
              "DUPLICATE_VALUE",
              new Rule(
                  Category.TRANSIENT,
                  "Someone else made the same record at the same moment.",
                  READ)),
          entry("DUPLICATE_EXTERNAL_ID", SEVERAL),
          entry("ENTITY_IS_DELETED", GONE),
          entry(
              "REQUIRED_FIELD_MISSING",
              data(
                  "Salesforce requires a field that this order does not fill.",
                  "An admin fills it under Field Mapping, or a Salesforce administrator makes it"
                      + " optional")),
          entry(
              "STRING_TOO_LONG",
              data(
                  "A text of this order is longer than its field in Salesforce.",
                  "Shorten it in Magento, or a Salesforce administrator makes the field longer")),
          entry(
              "INVALID_EMAIL_ADDRESS",
              data(
                  "Salesforce does not take an e-mail address of this order.",
                  "Correct the address in Magento")),
          entry(
              "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST",
              data(
                  "A value of this order is not on the list of its field in Salesforce.",
                  ADMINISTRATOR
                      + "adds the value, or an admin corrects the Field Mapping or the Status"
                      + " map")),
          entry(
              "FIELD_INTEGRITY_EXCEPTION",
              data(
                  "A value of this order does not fit the records it belongs to in Salesforce.",
                  "Read Salesforce's own words; correct the value in Magento or the record in"
                      + " Salesforce")),
          entry(
              "NUMBER_OUTSIDE_VALID_RANGE",
              data(
                  "A number of this order is too large for its field in Salesforce.",
                  ADMINISTRATOR
                      + "makes the field larger, or an admin corrects the Field Mapping")),
          entry(
              "FIELD_CUSTOM_VALIDATION_EXCEPTION",
              data(
                  "A validation rule of the org refuses this order.",
                  "Correct what it names in Magento, or a Salesforce administrator changes the"
                      + " rule")),
          entry(
              "FIELD_FILTER_VALIDATION_EXCEPTION",
              data(
                  "A lookup filter of the org refuses a value of this order.",
                  ADMINISTRATOR + "changes the filter, or an admin the Field Mapping")),
          entry(
              "INVALID_CROSS_REFERENCE_KEY",
              data(
                  "A record that this order refers to is not in Salesforce, or hidden from"
                      + " Crossdock's user.",
                  "Look at the pinned values on the order's Salesforce tab, The one account and the"
                      + " Field Mapping")),
          entry(
              "MALFORMED_ID",
              data(
                  "A value that must be a Salesforce id is none.",
                  "Correct it on the order's Salesforce tab, under The one account or in the Field"
                      + " Mapping")),
          entry(
              "DUPLICATES_DETECTED",
              data(
                  "A duplicate rule of the org refuses this customer.",
                  "Merge the records it found, pick one on the order's Salesforce tab, or a"
                      + " Salesforce administrator lets Crossdock's user pass the rule")),
          entry("CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY", AUTOMATION),
          entry("CANNOT_EXECUTE_FLOW_TRIGGER", AUTOMATION),
          entry("APEX_ERROR", AUTOMATION),
          entry(
              "INVALID_FIELD",
              schema(
                  "Salesforce has no such field, or hides it from Crossdock's user.",
                  "deploys Crossdock's metadata and permission set, or an admin corrects the Field"
                      + " Mapping")),
          entry(
              "INVALID_FIELD_FOR_INSERT_UPDATE",
              schema(
                  "A field may not be written in Salesforce.",
                  "makes it writable, or an admin corrects the Field Mapping")),
          entry(
              "INVALID_TYPE",
              schema(
                  "Salesforce has no such kind of record, or hides it from Crossdock's user.",
                  "switches on Orders (and Notes) and gives Crossdock's permission set")),
          entry("NOT_FOUND", SCHEMA),
          entry("JSON_PARSER_ERROR", SCHEMA),
          entry("MALFORMED_QUERY", SCHEMA),
          entry("METHOD_NOT_ALLOWED", SCHEMA),
          entry("UNSUPPORTED_MEDIA_TYPE", SCHEMA),
          entry("INSUFFICIENT_ACCESS_OR_READONLY", RIGHTS),
          entry(
              "INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY",
              rights(
                  "Crossdock's Salesforce user may not see or use a record that this order refers"
                      + " to.",
                  "shares that record with it")),
          entry(
              "FIELD_NOT_UPDATABLE",
              rights(
                  "Crossdock's Salesforce user may not change a field.",
                  "gives it Crossdock's permission set")),
          entry(
              "FAILED_ACTIVATION",
              data(
                  "Salesforce does not activate this order.",
                  ADMINISTRATOR
                      + "gives Crossdock's user Activate Orders, or removes what stands against it"
                      + " in Salesforce")),
          entry(
              "ENTITY_IS_LOCKED",
              data(
                  "The order is locked in Salesforce: by an approval, or as it is activated.",
                  "End the approval in Salesforce, or a Salesforce administrator gives Crossdock's"
                      + " user Edit Activated Orders")),
          entry(
              "DELETE_FAILED",
              data(
                  "Salesforce does not let a line of this order be removed.",
                  "Look at the order in Salesforce: reduction orders and approvals stand against"
                      + " it; undo them there")),
          entry(
              "INVALID_STATUS",
              data(
                  "Salesforce does not let the order take this status.",
                  "An admin corrects the Status map")),
          entry("STANDARD_PRICE_NOT_DEFINED", PRICE));

  private FailureRules() {}

  static Optional<Rule> of(String code, String message) {
    Rule rule = RULES.get(code);
    return "FIELD_INTEGRITY_EXCEPTION".equals(code)
        ? Optional.of(overloaded(rule == null ? UNKNOWN : rule, message))
        : Optional.ofNullable(rule);
  }

  /** How long to leave the org alone; empty: a little longer each time. */
  static Optional<Duration> wait(Rule throttled) {
    return throttled.equals(MAINTENANCE) ? Optional.empty() : Optional.of(Duration.ofMinutes(15));
  }

  static boolean automation(Rule rule) {
    return rule.equals(AUTOMATION);
  }

  /** One code for address lists, amounts, price books, dates and contracts. */
  private static Rule overloaded(Rule rule, String message) {
    String text = message.toLowerCase(java.util.Locale.ROOT);
    if (text.contains("quantit")) {
      return QUANTITY;
    }
    if (text.contains("negative")) {
      return NEGATIVE_PRICE;
    }
    if (text.contains("price")) {
      return PRICE;
    }
    return text.contains("valid countries") || text.contains("valid states") ? ADDRESS : rule;
  }

  private static Rule busy(String sentence) {
    return new Rule(Category.TRANSIENT, sentence, WAIT);
  }

  private static Rule data(String sentence, String fix) {
    return new Rule(Category.REJECTED, sentence, fix + PRESS);
  }

  private static Rule schema(String sentence, String fix) {
    return new Rule(Category.MISCONFIGURED, sentence, ADMINISTRATOR + fix + PRESS);
  }

  private static Rule rights(String sentence, String fix) {
    return new Rule(Category.MISCONFIGURED, sentence, ADMINISTRATOR + fix + PRESS);
  }
}
