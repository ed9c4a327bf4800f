package io.crossdock.magento;

import io.crossdock.core.failure.Failure;
import io.crossdock.core.failure.Failure.Category;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpTimeoutException;
import javax.net.ssl.SSLException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What Magento's answers mean; each case was recorded from a 2.4.7. */
final class Failures {

  private Failures() {}

  static Failure answered(int status, String body) {
    String said = message(body);
    Failure failure =
        switch (status) {
          // Magento gives 401 for a missing permission too, with the same words.
          case 401, 403 ->
              Failure.of(
                  Category.UNAUTHORISED,
                  "shop-" + status,
                  "The shop refused the integration: " + said,
                  "A shop admin: check that the integration is active, its token is right, and it"
                      + " may see Sales > Orders and Stores.");
          case 404 ->
              Failure.of(
                  Category.MISCONFIGURED,
                  "shop-404",
                  "The shop does not know this address: " + said,
                  "Check the shop's address; it must be the base URL, without /rest.");
          case 429, 503 ->
              Failure.of(
                  Category.TRANSIENT,
                  "shop-" + status,
                  "The shop is busy or in maintenance: " + said,
                  "It is tried again by itself.");
          default ->
              Failure.of(
                  status >= 500 ? Category.TRANSIENT : Category.BUG,
                  "shop-" + status,
                  "The shop answered with an error (" + status + "): " + said,
                  status >= 500
                      ? "It is tried again by itself; if it stays, see the shop's var/report."
                      : "Please report this; Crossdock asked in a way the shop does not know.");
        };
    return failure.withRaw(body.substring(0, Math.min(body.length(), 2000)));
  }

  static Failure unreachable(IOException e, String host) {
    if (e instanceof SSLException) {
      return Failure.of(
          Category.MISCONFIGURED,
          "shop-certificate",
          "The certificate of " + host + " is not trusted: " + e.getMessage(),
          "A shop admin: renew or complete the certificate chain.");
    }
    String what =
        switch (e) {
          case HttpTimeoutException t -> " did not answer in time.";
          case ConnectException c -> " can't be reached.";
          default -> " broke the connection: " + e.getMessage();
        };
    return Failure.of(
        Category.TRANSIENT, "shop-away", "The shop " + host + what, "It is tried again by itself.");
  }

  static Failure unreadable(String body) {
    return Failure.of(
            Category.TRANSIENT,
            "shop-not-json",
            "The shop's answer is no JSON.",
            "Often a proxy's or a maintenance page; it is tried again by itself.")
        .withRaw(body.substring(0, Math.min(body.length(), 2000)));
  }

  /** The message with its placeholders ({@code %resources}, {@code %1}) filled. */
  static String message(String body) {
    try {
      JsonNode json = JsonMapper.shared().readTree(body);
      String text = json.path("message").asString("");
      JsonNode parameters = json.path("parameters");
      for (int i = 0; parameters.isArray() && i < parameters.size(); i++) {
        text = text.replace("%" + (i + 1), parameters.get(i).asString(""));
      }
      for (var entry : parameters.properties()) {
        text = text.replace("%" + entry.getKey(), entry.getValue().asString(""));
      }
      return text;
    } catch (JacksonException e) {
      return "(no JSON)";
    }
  }
}
