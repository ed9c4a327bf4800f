package io.crossdock.salesforce.rest;

import io.crossdock.core.failure.FailedCall;
import io.crossdock.core.failure.Failure;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The answer to one request inside a composite call or a graph. */
public record NodeAnswer(String reference, int status, JsonNode body) {

  public static NodeAnswer of(JsonNode one) {
    return new NodeAnswer(
        Json.string(one, "referenceId"), one.path("httpStatusCode").asInt(0), one.path("body"));
  }

  public boolean ok() {
    return status >= 200 && status < 300;
  }

  /** Refused only because another request of the same transaction was. */
  public boolean halted() {
    return !ok()
        && Failures.rows(body).stream().allMatch(row -> row.code().equals("PROCESSING_HALTED"));
  }

  public Failure failure() {
    return Failures.of(status, Failures.rows(body), body.toString(), Optional.empty());
  }

  public JsonNode bodyOfSuccess() {
    if (!ok()) {
      throw new FailedCall(failure());
    }
    return body;
  }
}
