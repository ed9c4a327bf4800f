package io.crossdock.salesforce;

import static java.util.Map.entry;

import io.crossdock.core.failure.Failure;
import io.crossdock.core.failure.Failure.Category;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** The one table from what Salesforce answers to what it means. Pure. */
final class Failures {

  private static final Set<String> HALTED =
      Set.of("PROCESSING_HALTED", "ALL_OR_NONE_OPERATION_ROLLED_BACK", "BATCH_PROCESSING_HALTED");

  private static final Rule BUSY =
      new Rule(
          Category.TRANSIENT,
          "Salesforce could not do it just now.",
          "Nothing to do: it is tried again.");
  private static final Rule RACE =
      new Rule(
          Category.TRANSIENT,
          "Someone else wrote the same record at the same moment, or it is gone.",
          "Nothing to do: the org is read and it is tried again.");
  private static final Rule DATA =
      new Rule(
          Category.REJECTED,
          "Salesforce refuses the data of this order.",
          "Correct the named field in Magento, or its rule or field mapping in Salesforce, then press \"Salesforce Sync\".");
  private static final Rule SCHEMA =
      new Rule(
          Category.MISCONFIGURED,
          "The org's fields are not as Crossdock needs them, or are hidden from its user.",
          "A Salesforce administrator deploys Crossdock's metadata and permission set, then press \"Salesforce Sync\".");
  private static final Rule RIGHTS =
      new Rule(
          Category.MISCONFIGURED,
          "Crossdock's Salesforce user may not do this.",
          "A Salesforce administrator gives the permission set to Crossdock's user, then press \"Salesforce Sync\".");
  private static final Rule ORDER =
      new Rule(
          Category.REJECTED,
          "The rules for orders in Salesforce forbid this change.",
          "Look at the order in Salesforce (its status, approval locks, reduction orders), then press \"Salesforce Sync\".");
  private static final Rule CODE =
      new Rule(
          Category.REJECTED,
          "An automation in the org (a flow or Apex code) refused the order.",
          "A Salesforce administrator looks into the named automation, then press \"Salesforce Sync\".");
  private static final Rule OFF =
      new Rule(
          Category.UNAUTHORISED,
          "Salesforce lets Crossdock's user not use its API.",
          "A Salesforce administrator checks the edition, the API permission and the External Client App.");
  private static final Rule STORAGE =
      new Rule(
          Category.THROTTLED,
          "The org's storage is full.",
          "A Salesforce administrator frees or buys storage; orders wait until then.");
  private static final Rule UNKNOWN =
      new Rule(
          Category.REJECTED,
          "Salesforce refused this order with an answer Crossdock does not know.",
          "Read Salesforce's message below; when it is settled, press \"Salesforce Sync\".");

  private static final Map<String, Rule> RULES =
      Map.ofEntries(
          entry("INVALID_SESSION_ID", OFF),
          entry("INVALID_AUTH_HEADER", OFF),
          entry("API_DISABLED_FOR_ORG", OFF),
          entry("API_CURRENTLY_DISABLED", OFF),
          entry("INSUFFICIENT_ACCESS", OFF),
          entry("UNABLE_TO_LOCK_ROW", BUSY),
          entry("QUERY_TIMEOUT", BUSY),
          entry("REQUEST_RUNNING_TOO_LONG", BUSY),
          entry("OPERATION_TOO_LARGE", BUSY),
          entry("INVALID_QUERY_LOCATOR", BUSY),
          entry("UNKNOWN_EXCEPTION", BUSY),
          entry("INTERNAL_ERROR", BUSY),
          entry("SERVER_UNAVAILABLE", BUSY),
          entry("SERVICE_NOT_AVAILABLE", BUSY),
          entry("ORG_IN_MAINTENANCE", BUSY),
          entry("INSERT_UPDATE_DELETE_NOT_ALLOWED_DURING_MAINTENANCE", BUSY),
          entry("TOO_MANY_APEX_REQUESTS", BUSY),
          entry("DUPLICATE_VALUE", RACE),
          entry("ENTITY_IS_DELETED", RACE),
          entry("STORAGE_LIMIT_EXCEEDED", STORAGE),
          entry("REQUIRED_FIELD_MISSING", DATA),
          entry("STRING_TOO_LONG", DATA),
          entry("INVALID_EMAIL_ADDRESS", DATA),
          entry("INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST", DATA),
          entry("FIELD_INTEGRITY_EXCEPTION", DATA),
          entry("NUMBER_OUTSIDE_VALID_RANGE", DATA),
          entry("FIELD_CUSTOM_VALIDATION_EXCEPTION", DATA),
          entry("FIELD_FILTER_VALIDATION_EXCEPTION", DATA),
          entry("INVALID_CROSS_REFERENCE_KEY", DATA),
          entry("MALFORMED_ID", DATA),
          entry("DUPLICATES_DETECTED", DATA),
          entry("DUPLICATE_EXTERNAL_ID", DATA),
          entry("CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY", CODE),
          entry("CANNOT_EXECUTE_FLOW_TRIGGER", CODE),
          entry("APEX_ERROR", CODE),
          entry("INVALID_FIELD", SCHEMA),
          entry("INVALID_FIELD_FOR_INSERT_UPDATE", SCHEMA),
          entry("INVALID_TYPE", SCHEMA),
          entry("NOT_FOUND", SCHEMA),
          entry("JSON_PARSER_ERROR", SCHEMA),
          entry("MALFORMED_QUERY", SCHEMA),
          entry("METHOD_NOT_ALLOWED", SCHEMA),
          entry("UNSUPPORTED_MEDIA_TYPE", SCHEMA),
          entry("INSUFFICIENT_ACCESS_OR_READONLY", RIGHTS),
          entry("INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY", RIGHTS),
          entry("FIELD_NOT_UPDATABLE", RIGHTS),
          entry("FAILED_ACTIVATION", ORDER),
          entry("ENTITY_IS_LOCKED", ORDER),
          entry("DELETE_FAILED", ORDER),
          entry("INVALID_STATUS", ORDER),
          entry("STANDARD_PRICE_NOT_DEFINED", ORDER));

  private Failures() {}

  /** One element of a REST error body; collections say statusCode for errorCode. */
  record Row(String code, String message, List<String> fields) {}

  private record Rule(Category category, String sentence, String hint) {}

  /** Reads an error body; empty when it is none. */
  static List<Row> rows(JsonNode body) {
    return Json.list(body.isArray() ? body : Json.read("[]")).stream().map(Failures::row).toList();
  }

  private static Row row(JsonNode error) {
    String code = Json.string(error, "errorCode");
    return new Row(
        code.isEmpty() ? Json.string(error, "statusCode") : code,
        Json.string(error, "message"),
        Json.list(error.path("fields")).stream().map(f -> f.asString("")).toList());
  }

  /** A whole call that was refused. */
  static Failure of(Answer answer, boolean writes) {
    Failure failure =
        of(answer.status(), rows(answer.json()), answer.text(), answer.retryAfterSeconds());
    boolean open = writes && answer.status() >= 500;
    return open ? failure.asUncertain() : failure;
  }

  /** Whatever was refused, by its first telling error. */
  static Failure of(int status, List<Row> rows, String raw, Optional<Long> retryAfterSeconds) {
    Row row =
        rows.stream()
            .filter(r -> !HALTED.contains(r.code()))
            .findFirst()
            .orElse(new Row("HTTP_" + status, "", List.of()));
    if (row.code().equals("REQUEST_LIMIT_EXCEEDED") || status == 429) {
      return throttled(row, raw, retryAfterSeconds);
    }
    Rule rule = rule(status, row);
    return new Failure(
        rule.category(),
        row.code(),
        told(rule, row),
        rule.hint(),
        raw,
        retryAfterSeconds
            .map(Duration::ofSeconds)
            .or(() ->
                rule.equals(STORAGE) ? Optional.of(Duration.ofMinutes(15)) : Optional.empty()),
        false);
  }

  private static Rule rule(int status, Row row) {
    boolean lockInside = row.message().contains("UNABLE_TO_LOCK_ROW");
    if (lockInside || (CODE.equals(RULES.get(row.code())) && row.message().contains("try again"))) {
      return BUSY;
    }
    if (status == 404 && row.code().equals("INVALID_CROSS_REFERENCE_KEY")) {
      return RACE;
    }
    if (row.code().equals("NOT_FOUND") && !row.message().contains("external ID field")) {
      return status == 404 && row.message().isEmpty() ? RACE : SCHEMA;
    }
    Rule known = RULES.get(row.code());
    return known == null ? byStatus(status) : known;
  }

  private static Rule byStatus(int status) {
    return switch (status) {
      case 401 -> OFF;
      case 403 -> RIGHTS;
      case 300 -> DATA;
      case 404, 405, 410, 414, 415, 431 -> SCHEMA;
      case 408, 409, 412, 420 -> BUSY;
      default -> status >= 500 ? BUSY : UNKNOWN;
    };
  }

  private static Failure throttled(Row row, String raw, Optional<Long> retryAfterSeconds) {
    boolean daily = row.message().contains("TotalRequests");
    long wait = retryAfterSeconds.orElse(daily ? 900L : 5L);
    String sentence =
        daily
            ? "The org's API requests of the last 24 hours are used up."
            : "The org has too many calls at the same time.";
    return new Failure(
        Category.THROTTLED,
        row.code().startsWith("HTTP_") ? "REQUEST_LIMIT_EXCEEDED" : row.code(),
        told(new Rule(Category.THROTTLED, sentence, ""), row),
        daily
            ? "Orders wait and go by themselves; a Salesforce administrator may buy more requests."
            : "Nothing to do: Crossdock slows down by itself.",
        raw,
        Optional.of(Duration.ofSeconds(wait)),
        false);
  }

  private static String told(Rule rule, Row row) {
    String fields =
        row.fields().isEmpty() ? "" : " Fields: " + String.join(", ", row.fields()) + ".";
    String said = row.message().isEmpty() ? "" : " Salesforce says: " + row.message();
    return rule.sentence() + said + fields;
  }

  /** A refused sign-in: permanent until someone changes something, but for its rate and outages. */
  static Failure signIn(Answer answer) {
    String error = Json.string(answer.json(), "error");
    if (answer.status() >= 500 || answer.status() == 420 || error.equals("unknown_error")) {
      return of(answer, false);
    }
    String why = Json.string(answer.json(), "error_description");
    String code = error.isEmpty() ? "HTTP_" + answer.status() : error;
    boolean tooOften = error.equals("rate_limit_exceeded");
    return new Failure(
        tooOften ? Category.THROTTLED : Category.UNAUTHORISED,
        code,
        "Salesforce refused Crossdock's sign-in" + (why.isEmpty() ? "." : ": " + why + "."),
        "A Salesforce administrator checks the External Client App: client id and secret, client"
            + " credentials flow on, its run-as user.",
        "",
        tooOften ? Optional.of(Duration.ofMinutes(10)) : Optional.empty(),
        false);
  }

  /** Nothing was sent. */
  static Failure unreachable(Exception e) {
    return Failure.of(
        Category.TRANSIENT,
        "unreachable",
        "Salesforce cannot be reached (" + e.getClass().getSimpleName() + ").",
        "Nothing to do if it passes; else check the network and the address under Connections.");
  }

  /** Sent, but no answer came. */
  static Failure lost(Exception e, boolean writes) {
    Failure failure =
        Failure.of(
            Category.TRANSIENT,
            "no-answer",
            "Salesforce's answer did not arrive (" + e.getClass().getSimpleName() + ").",
            "Nothing to do: the org is read and it is tried again.");
    return writes ? failure.asUncertain() : failure;
  }

  /** Answered, but not in JSON. */
  static Failure unreadable(Answer answer, boolean writes) {
    Failure failure =
        Failure.of(
                Category.TRANSIENT,
                "unreadable-answer",
                "Salesforce's answer (" + answer.status() + ") could not be read.",
                "Nothing to do: the org is read and it is tried again.")
            .withRaw(answer.text());
    return writes ? failure.asUncertain() : failure;
  }

  /** The seconds of a Retry-After header; its date form is not used by Salesforce. */
  static Optional<Long> seconds(String header) {
    return header.matches("[0-9]{1,6}") && !header.equals("0")
        ? Optional.of(Long.valueOf(header))
        : Optional.empty();
  }
}
