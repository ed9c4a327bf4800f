package io.crossdock.salesforce.rest;

import io.crossdock.core.failure.Failure;
import io.crossdock.core.failure.Failure.Category;
import io.crossdock.salesforce.rest.FailureRules.Rule;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The one table from what Salesforce answers to what it means. Pure. */
public final class Failures {

  /** One of the org's limits that automations share was met: with fewer beside it, it may pass. */
  public static final String OVER_LIMIT = "over-limit";

  /** Somebody else was writing the same record. */
  public static final String LOCKED = "UNABLE_TO_LOCK_ROW";

  private static final String UNREACHABLE = "unreachable";
  private static final String UNTRUSTED = "untrusted";
  private static final String NO_ANSWER = "no-answer";

  /** No secret may be sent there. */
  static final String UNSAFE_ADDRESS = "unsafe-address";

  private static final Set<String> HALTED =
      Set.of("PROCESSING_HALTED", "ALL_OR_NONE_OPERATION_ROLLED_BACK", "BATCH_PROCESSING_HALTED");

  private Failures() {}

  /** One element of a REST error body; collections say statusCode for errorCode. */
  public record Row(String code, String message, List<String> fields) {

    /**
     * What the message names as fields: in quotes, as in {@code No such column 'X' on sobject of
     * type Order}, or in a list, as in {@code Unable to create/update fields: X, Y.} Any other word
     * that happens to be a field's name, such as Name or Type, names none.
     */
    public List<String> named() {
      return NAMED
          .matcher(message)
          .results()
          .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
          .flatMap(names -> Stream.of(names.split(", *", -1)))
          .toList();
    }
  }

  private static final Pattern NAMED =
      Pattern.compile("'(\\w+)'|create/update fields: (\\w+(?:, *\\w+)*)");

  /** Reads an error body; empty when it is none. */
  public static List<Row> rows(JsonNode body) {
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
  public static Failure of(Answer answer, boolean writes) {
    Failure failure = of(answer.status(), rows(answer.json()), answer.text(), answer.retryAfter());
    boolean open = writes && answer.status() >= 500;
    return open ? failure.asUncertain() : failure;
  }

  /** Whatever was refused, by its first telling error. */
  public static Failure of(int status, List<Row> rows, String raw, Optional<Duration> retryAfter) {
    Row row =
        rows.stream()
            .filter(r -> !HALTED.contains(r.code()))
            .findFirst()
            .orElse(new Row("HTTP_" + status, "", List.of()));
    if (row.code().equals("REQUEST_LIMIT_EXCEEDED") || status == 429) {
      return throttled(row, raw, retryAfter);
    }
    Rule rule = rule(status, row);
    return new Failure(
        rule.category(),
        rule.equals(FailureRules.OVER_LIMIT) ? OVER_LIMIT : row.code(),
        told(rule, row),
        rule.hint(),
        raw,
        retryAfter.or(() ->
            rule.category() == Category.THROTTLED ? FailureRules.wait(rule) : Optional.empty()),
        false);
  }

  private static Rule rule(int status, Row row) {
    Optional<Rule> known = FailureRules.of(row.code(), row.message());
    boolean lockInside = row.message().contains(LOCKED);
    boolean again = row.message().contains("try again");
    if (lockInside || (again && known.filter(FailureRules::automation).isPresent())) {
      return FailureRules.BUSY;
    }
    if (row.message().contains("System.LimitException")) {
      return FailureRules.OVER_LIMIT;
    }
    if (status == 404 && row.code().equals("INVALID_CROSS_REFERENCE_KEY")) {
      return FailureRules.GONE;
    }
    if (row.code().equals("NOT_FOUND") && status == 404 && row.message().isEmpty()) {
      return FailureRules.GONE;
    }
    return known.orElseGet(() -> byStatus(status));
  }

  private static Rule byStatus(int status) {
    return switch (status) {
      case 401 -> FailureRules.OFF;
      case 403 -> FailureRules.RIGHTS;
      case 300 -> FailureRules.SEVERAL;
      case 404, 405, 410, 414, 415, 431 -> FailureRules.SCHEMA;
      case 408, 409, 412, 420 -> FailureRules.BUSY;
      default -> status >= 500 ? FailureRules.BUSY : FailureRules.UNKNOWN;
    };
  }

  private static Failure throttled(Row row, String raw, Optional<Duration> retryAfter) {
    boolean daily = row.message().contains("TotalRequests");
    Duration wait = retryAfter.orElse(daily ? Duration.ofMinutes(15) : Duration.ofSeconds(5));
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
        Optional.of(wait),
        false);
  }

  /** A code without a meaning of ours is shown as it came. */
  private static String told(Rule rule, Row row) {
    String fields =
        row.fields().isEmpty() ? "" : " Fields: " + String.join(", ", row.fields()) + ".";
    String code = rule.equals(FailureRules.UNKNOWN) ? " (" + row.code() + ")" : "";
    String said = row.message().isEmpty() ? "" : " Salesforce says" + code + ": " + row.message();
    return rule.sentence() + fields + said;
  }

  /** The same, with the record it happened to. */
  public static Failure at(Failure failure, String record) {
    int end = failure.message().indexOf(". ") + 1;
    String first = end == 0 ? failure.message() : failure.message().substring(0, end);
    String rest = failure.message().substring(first.length());
    return new Failure(
        failure.category(),
        failure.code(),
        first + " Record: " + record + "." + rest,
        failure.hint(),
        failure.raw(),
        failure.retryAfter(),
        failure.uncertain());
  }

  /** A refused sign-in: permanent until someone changes something, but for its rate and outages. */
  static Failure signIn(Answer answer, boolean jwt) {
    String error = Json.string(answer.json(), "error");
    if (answer.status() >= 500 || answer.status() == 420 || error.equals("unknown_error")) {
      return of(answer, false);
    }
    String why = Json.string(answer.json(), "error_description").replaceFirst("\\.$", "");
    String code = error.isEmpty() ? "HTTP_" + answer.status() : error;
    boolean tooOften = error.equals("rate_limit_exceeded");
    return new Failure(
        tooOften ? Category.THROTTLED : Category.UNAUTHORISED,
        code,
        "Salesforce refused Crossdock's sign-in" + (why.isEmpty() ? "." : ": " + why + "."),
        tooOften ? "Nothing to do: Crossdock signs in again by itself." : mended(error, jwt),
        "",
        tooOften ? Optional.of(Duration.ofMinutes(10)) : Optional.empty(),
        false);
  }

  /** What cures a refused sign-in, by Salesforce's code for it. */
  private static String mended(String error, boolean jwt) {
    return switch (error) {
      case "invalid_client_id" ->
          "An admin enters the consumer key of the External Client App again as Client id"
              + " (Connections). An app that was just made is known after about ten minutes.";
      case "invalid_client" ->
          jwt
              ? "An admin enters the Client id again (Connections), and a Salesforce administrator"
                  + " checks that the External Client App holds the certificate of Crossdock's key."
              : "An admin enters Client id and Client secret of the External Client App again"
                  + " (Connections).";
      case "invalid_app_access" ->
          "A Salesforce administrator lets Crossdock's user use the External Client App (its"
              + " policies: permitted users, profiles and permission sets).";
      case "inactive_user", "inactive_org" ->
          "A Salesforce administrator activates the user that Crossdock signs in as, or the org.";
      case "" ->
          "An admin checks the org's address under Connections: Salesforce's sign-in did not answer"
              + " there as it does.";
      default ->
          jwt
              ? "A Salesforce administrator checks the External Client App: JWT bearer flow on, the"
                  + " certificate of Crossdock's key, the user name, and that this user is"
                  + " pre-authorised."
              : "A Salesforce administrator checks the External Client App: client credentials flow"
                  + " on, and its run-as user.";
    };
  }

  /** Other graphs of the same call failed too often for this one to be tried. */
  public static Failure halted() {
    return Failure.of(
        Category.TRANSIENT,
        "halted",
        "Salesforce stopped before this order, as too many others of the same call failed.",
        "Nothing to do: it is sent again at once.");
  }

  /** Whether these say no more than that another record was refused. */
  public static boolean halted(List<Row> rows) {
    return rows.stream().allMatch(row -> HALTED.contains(row.code()));
  }

  /** A record was to be changed that is not there. */
  public static Failure gone() {
    Rule rule = FailureRules.GONE;
    return Failure.of(rule.category(), "ENTITY_IS_DELETED", rule.sentence(), rule.hint());
  }

  /** What was asked no longer fits an org that has changed meanwhile. */
  public static Failure outdated(Failure refused) {
    return Failure.of(
        Category.TRANSIENT,
        "org-changed",
        "The org has changed meanwhile: " + refused.message(),
        "Nothing to do: the order is planned anew.");
  }

  /** Whether the org has answered at all. */
  public static boolean reached(Failure failure) {
    return !Set.of(UNREACHABLE, UNTRUSTED, NO_ANSWER, UNSAFE_ADDRESS).contains(failure.code());
  }

  /** Nothing was sent. */
  static Failure unreachable(Exception e, String host) {
    boolean unknown =
        caused(e, UnresolvedAddressException.class) || caused(e, UnknownHostException.class);
    return unknown
        ? Failure.of(
            Category.TRANSIENT,
            UNREACHABLE,
            "There is no host called " + host + ".",
            "An admin checks the org's address under Connections; if it is right, whoever runs this"
                + " machine checks its DNS. It is tried again by itself.")
        : Failure.of(
            Category.TRANSIENT,
            UNREACHABLE,
            "Salesforce cannot be reached (" + e.getClass().getSimpleName() + ").",
            "Nothing to do if it passes: it is tried again. If it stays, whoever runs this machine"
                + " checks its way to "
                + host
                + ": network, firewall, proxy.");
  }

  /** The host there is not the one it should be, or its certificate is out of order. */
  static Failure untrusted(String host) {
    return Failure.of(
        Category.TRANSIENT,
        UNTRUSTED,
        "No safe connection to " + host + " comes about: its certificate is not trusted here.",
        "Whoever runs this machine: a proxy that opens https must have its authority in the Java"
            + " trust store, and the clock must be right. Nothing was sent; it is tried again.");
  }

  private static boolean caused(Throwable e, Class<? extends Exception> type) {
    return Stream.iterate(e, Objects::nonNull, Throwable::getCause)
        .limit(10)
        .anyMatch(type::isInstance);
  }

  /** Sent, but no answer came. */
  static Failure lost(Exception e, boolean writes) {
    Failure failure =
        Failure.of(
            Category.TRANSIENT,
            NO_ANSWER,
            "Salesforce's answer did not arrive whole and in time ("
                + e.getClass().getSimpleName()
                + ").",
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
}
