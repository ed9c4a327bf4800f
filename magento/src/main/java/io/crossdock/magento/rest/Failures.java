package io.crossdock.magento.rest;

import io.crossdock.core.failure.Failure;
import io.crossdock.core.failure.Failure.Category;
import io.crossdock.core.failure.RetryAfter;
import io.crossdock.http.BoundedHttp.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What Magento's answers mean. Statuses and texts were recorded from a 2.4.7: it answers 401 both
 * for a refused token and for a missing permission, and 500 for a field it does not know.
 */
public final class Failures {

  /** Refused token or missing permission: Magento's words are the same. */
  static final String NOT_AUTHORISED = "shop-401";

  public static final String INTERNAL = "shop-500";

  static final String SIGN_IN = "shop-sign-in";

  static final String KEEPS_FAILING = "shop-500-repeats";

  public static final String NOT_FOUND = "shop-404";

  public static final String REDIRECT = "shop-redirect";

  public static final String PERMISSION = "shop-permission";

  public static final String PAGE_SIZE = "shop-page-size";

  public static final String SIGNATURE_METHOD = "shop-signature-method";

  static final String NOT_RUNNING = "shop-not-running";

  private static final String BY_ITSELF = "It is tried again by itself.";
  private static final int RAW = 2000;

  private Failures() {}

  /** The verdict on a status other than 200. */
  static Failure answered(Answer answer) {
    String said = message(answer.body());
    Failure failure =
        switch (answer.status()) {
          case 301, 302, 303, 307, 308 -> redirected(answer);
          case 400 -> badRequest(said);
          case 401 -> unauthorised(said);
          case 403 ->
              of(
                  Category.MISCONFIGURED,
                  "shop-403",
                  "Something in front of the shop refuses Crossdock (403).",
                  "Whoever runs the shop's firewall or proxy: let this machine's address through;"
                      + " Magento itself never answers 403.");
          case 404 -> notFound(answer, said);
          case 429 ->
              of(
                  Category.THROTTLED,
                  "shop-429",
                  "The shop, or a proxy in front of it, limits how often it is asked.",
                  BY_ITSELF);
          case 503 ->
              of(
                  Category.TRANSIENT,
                  "shop-503",
                  answer.body().toLowerCase(Locale.ROOT).contains("maintenance")
                      ? "The shop is in maintenance."
                      : "The shop is in maintenance or overloaded.",
                  BY_ITSELF);
          case 500 -> broken(answer, said);
          default -> other(answer.status(), said);
        };
    return waiting(failure, answer).withRaw(raw(answer));
  }

  private static Failure notFound(Answer answer, String said) {
    return of(
        Category.MISCONFIGURED,
        NOT_FOUND,
        page(answer)
            ? "The shop answered with a web page that says \"not found\": its REST API is not at"
                + " this address."
            : "The shop does not know this address: " + said,
        "An admin: the shop's address must be its base URL, without /rest and without a store code."
            + " Correct it under Connections and press Test connection.");
  }

  /** The token works elsewhere. */
  static Failure permissionMissing(Answer answer) {
    String resource = parameter(answer.body(), "resources");
    return of(
            Category.MISCONFIGURED,
            PERMISSION,
            "The shop's integration lacks the permission " + resource + ".",
            "A shop admin: System > Integrations > the integration > API: tick \""
                + Permissions.inAdmin(resource)
                + "\", save, and press Reauthorize if Magento asks for it.")
        .withRaw(raw(answer));
  }

  /** Nothing that was asked is answered. */
  static Failure signInRefused(Answer answer) {
    return of(
            Category.UNAUTHORISED,
            SIGN_IN,
            "The shop refuses the integration's token, or gives it no permission at all.",
            "A shop admin: System > Integrations: the integration must be active. Copy its access"
                + " token again (Connections). A token used as Bearer needs Stores > Configuration"
                + " > Services > OAuth > \"Allow OAuth Access Tokens to be used as standalone"
                + " Bearer tokens\"; signing with all four keys does not.")
        .withRaw(raw(answer));
  }

  /** The same question failed again and again while the shop answers others. */
  static Failure keepsFailing(Answer answer, String path) {
    return of(
            Category.MISCONFIGURED,
            KEEPS_FAILING,
            "The shop fails each time it is asked for " + path + ": " + message(answer.body()),
            "A shop developer: look up the report ID in var/log/exception.log. Often a module's"
                + " defect, or a column that this shop's database does not have.")
        .withRaw(raw(answer));
  }

  /** A 200 whose body is not what REST answers. Its content is not kept: it may hold orders. */
  static Failure unreadable(Answer answer) {
    if (page(answer)) {
      return of(
          Category.MISCONFIGURED,
          "shop-not-rest",
          "The shop answered with a web page where its REST API should be.",
          "An admin: check the shop's address, and whether a firewall's or a password page stands"
              + " in between; then press Test connection.");
    }
    return of(
        Category.TRANSIENT,
        "shop-not-json",
        "The shop's answer is cut off or no JSON (" + answer.body().length() + " characters).",
        BY_ITSELF);
  }

  private static Failure badRequest(String said) {
    if (said.startsWith("Signature method")) {
      return of(
          Category.MISCONFIGURED,
          SIGNATURE_METHOD,
          "The shop does not take OAuth signatures by HMAC-SHA256: " + said,
          "A shop admin: Magento 2.4.4 or newer is needed, or use the access token as Bearer.");
    }
    if (said.startsWith("Maximum SearchCriteria pageSize")) {
      return of(
          Category.TRANSIENT,
          PAGE_SIZE,
          "The shop has lately limited the size of its pages: " + said,
          BY_ITSELF);
    }
    return of(
        Category.BUG,
        "shop-400",
        "The shop did not understand Crossdock's question: " + said,
        "Please report it; press \"Salesforce Sync\" after an update.");
  }

  private static Failure unauthorised(String said) {
    if (said.startsWith("The signature is invalid")) {
      return of(
          Category.UNAUTHORISED,
          "shop-signature",
          "The shop finds Crossdock's OAuth signature invalid.",
          "An admin: enter the four keys again (Connections). If they are right, a proxy changes"
              + " the host, the port or the scheme: it must hand on the Host header as it came"
              + " (nginx: $http_host).");
    }
    if (said.startsWith("The nonce is already being used")) {
      return of(
          Category.TRANSIENT,
          "shop-nonce",
          "The shop took a repeated request for a replay.",
          BY_ITSELF);
    }
    if (said.startsWith("An error occurred validating the nonce")) {
      return of(
          Category.UNAUTHORISED,
          "shop-clock",
          "The shop says that Crossdock's clock is more than ten minutes ahead of its own.",
          "Whoever runs the machines: set both clocks by NTP. Crossdock then follows the shop's"
              + " clock by itself.");
    }
    if (said.startsWith("The consumer isn't authorized")) {
      return of(
          Category.UNAUTHORISED,
          NOT_AUTHORISED,
          said,
          "A shop admin: System > Integrations > the integration: press Activate or Reauthorize.");
    }
    return of(
        Category.UNAUTHORISED,
        "shop-keys",
        "The shop refuses the integration: " + said,
        "A shop admin: System > Integrations: the integration must be active; enter its keys again"
            + " (Connections).");
  }

  private static Failure redirected(Answer answer) {
    return of(
        Category.MISCONFIGURED,
        REDIRECT,
        "The shop sends Crossdock on to " + answer.header("Location").orElse("another address"),
        "An admin: enter the address that the shop itself uses (Connections), with its scheme and"
            + " www if it has one.");
  }

  /** Outside REST, and as plain text that holds HTML, Magento says that it could not even start. */
  private static Failure broken(Answer answer, String said) {
    if (answer.body().contains("error has happened during application run")) {
      return of(
          Category.TRANSIENT,
          NOT_RUNNING,
          "Magento could not start to answer: \"An error has happened during application run.\""
              + " Mostly its database is away.",
          BY_ITSELF + " If it stays, whoever runs the shop: see var/log/exception.log.");
    }
    return PhpOutput.in(answer.body())
        .map(php -> php(answer, php.words()))
        .orElseGet(() ->
            page(answer)
                ? of(
                    Category.TRANSIENT,
                    "shop-500-page",
                    "The shop's web server broke down: it answered with a web page (500).",
                    BY_ITSELF + " If it stays, whoever runs the shop: see the web server's log.")
                : of(Category.TRANSIENT, INTERNAL, "The shop broke down: " + said, BY_ITSELF));
  }

  /** PHP's own words stand where the answer should. */
  static Failure php(Answer answer, String words) {
    return of(
        Category.TRANSIENT,
        "shop-php",
        "PHP broke the shop's answer (" + answer.status() + "): " + words,
        BY_ITSELF
            + " If it stays, a shop developer: mend what PHP names, and switch display_errors off,"
            + " as it belongs in a shop that sells.");
  }

  private static boolean page(Answer answer) {
    return answer.header("Content-Type").orElse("").contains("html")
        || answer.body().stripLeading().startsWith("<");
  }

  private static Failure other(int status, String said) {
    return status > 500
        ? of(
            Category.TRANSIENT,
            "shop-" + status,
            "The shop's web server got no answer from Magento (" + status + ").",
            BY_ITSELF)
        : of(
            Category.BUG,
            "shop-" + status,
            "The shop answered " + status + ": " + said,
            "Please report it; press \"Salesforce Sync\" after an update.");
  }

  private static Failure of(Category category, String code, String message, String hint) {
    return Failure.of(category, code, message, hint);
  }

  private static Failure waiting(Failure f, Answer answer) {
    Optional<Duration> wait =
        answer.header("Retry-After").flatMap(asked -> RetryAfter.of(asked, told(answer)));
    return new Failure(f.category(), f.code(), f.message(), f.hint(), f.raw(), wait, f.uncertain());
  }

  /** By the shop's own clock, as is a date in its answer; one without asks for the longest wait. */
  private static Instant told(Answer answer) {
    return answer.header("Date").flatMap(ShopClock::parse).orElse(Instant.EPOCH);
  }

  private static String raw(Answer answer) {
    return answer.body().substring(0, Math.min(answer.body().length(), RAW));
  }

  /** The message with its placeholders ({@code %resources}, {@code %1}) filled. */
  public static String message(String body) {
    JsonNode json = json(body);
    String text = json.path("message").asString(fatal(json));
    JsonNode parameters = json.path("parameters");
    for (int i = 0; parameters.isArray() && i < parameters.size(); i++) {
      text = text.replace("%" + (i + 1), parameters.get(i).asString(""));
    }
    for (var entry : parameters.properties()) {
      text = text.replace("%" + entry.getKey(), entry.getValue().asString(""));
    }
    return text;
  }

  /** Magento's other form: {@code {"messages":{"error":[{"code":..,"message":..}]}}}. */
  private static String fatal(JsonNode json) {
    return json.path("messages").path("error").path(0).path("message").asString("(no explanation)");
  }

  public static String parameter(String body, String name) {
    return json(body).path("parameters").path(name).asString("");
  }

  private static JsonNode json(String body) {
    try {
      return JsonMapper.shared()
          .readTree(
              PhpOutput.in(body).filter(PhpOutput::leavesJson).map(PhpOutput::rest).orElse(body));
    } catch (JacksonException e) {
      return JsonMapper.shared().missingNode();
    }
  }
}
