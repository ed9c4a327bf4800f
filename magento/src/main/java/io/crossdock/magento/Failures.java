package io.crossdock.magento;

import io.crossdock.core.failure.FailedCall;
import io.crossdock.core.failure.Failure;
import io.crossdock.core.failure.Failure.Category;
import java.io.IOException;
import java.net.http.HttpTimeoutException;
import javax.net.ssl.SSLException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** What the shop's refusals mean. */
final class Failures {

  private Failures() {}

  static FailedCall answered(int status, String body) {
    String said = message(body);
    String code = "MAGENTO_" + status;
    Failure failure =
        switch (status) {
          case 401, 403 ->
              Failure.of(
                  Category.UNAUTHORISED,
                  code,
                  "The shop refused the sign-in: " + said,
                  "Either the token is wrong, or the integration lacks a permission: Magento says"
                      + " the same for both. In the Magento Admin under System, Integrations,"
                      + " allow Sales > Orders > View and Stores, and check the token.");
          case 429 ->
              Failure.of(Category.THROTTLED, code, "The shop asks to slow down: " + said, "Wait.");
          case 400, 404, 405 ->
              Failure.of(
                  Category.MISCONFIGURED,
                  code,
                  "The shop does not take this request: " + said,
                  "Check the shop's address in the settings.");
          default ->
              Failure.of(
                  Category.TRANSIENT,
                  code,
                  "The shop failed to answer (" + status + "): " + said,
                  "Retried by itself. If it stays, look up the report in the shop's var/report.");
        };
    return new FailedCall(failure.withRaw(body.substring(0, Math.min(2000, body.length()))));
  }

  static FailedCall unreachable(IOException cause) {
    Failure failure =
        switch (cause) {
          case HttpTimeoutException _ ->
              Failure.of(
                  Category.TRANSIENT,
                  "MAGENTO_TIMEOUT",
                  "The shop did not answer in time.",
                  "Retried by itself.");
          case SSLException _ ->
              Failure.of(
                  Category.MISCONFIGURED,
                  "MAGENTO_CERTIFICATE",
                  "The shop's certificate is not trusted: " + cause.getMessage(),
                  "Have the shop's host renew its certificate, or trust its authority here.");
          default ->
              Failure.of(
                  Category.TRANSIENT,
                  "MAGENTO_UNREACHABLE",
                  "The shop can't be reached: " + cause,
                  "Retried by itself. If it stays, check the shop's address and the network.");
        };
    return new FailedCall(failure, cause);
  }

  static FailedCall notJson(String body) {
    return new FailedCall(
        Failure.of(
                Category.TRANSIENT,
                "MAGENTO_NOT_JSON",
                "The shop's answer is not the JSON Crossdock expects.",
                "Check that the address leads to Magento itself, not to a maintenance page.")
            .withRaw(body.substring(0, Math.min(2000, body.length()))));
  }

  /** Magento's sentence with its placeholders filled. */
  static String message(String body) {
    try {
      JsonNode root = Json.read(body);
      String text = Json.text(root, "message");
      int position = 1;
      for (var entry : root.path("parameters").properties()) {
        text = text.replace("%" + entry.getKey(), entry.getValue().asString(""));
      }
      for (JsonNode value : root.path("parameters").values()) {
        text = text.replace("%" + position++, value.asString(""));
      }
      return text;
    } catch (JacksonException e) {
      return "an answer that is not JSON";
    }
  }
}
