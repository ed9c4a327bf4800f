package io.crossdock.salesforce;

import io.crossdock.core.failure.FailedCall;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * What came back over HTTP.
 *
 * @param retryAfterSeconds from the header, where there is one
 */
record Answer(int status, String text, Optional<Long> retryAfterSeconds) {

  boolean ok() {
    return status >= 200 && status < 300;
  }

  JsonNode json() {
    return Json.read(text);
  }

  /** Only a 401 of this code is worth a new token; other 401s would loop forever. */
  boolean sessionExpired() {
    return status == 401 && text.contains("INVALID_SESSION_ID");
  }

  /**
   * The body of a good answer.
   *
   * @param writes whether the request may have changed something though the answer is unusable
   */
  JsonNode body(boolean writes) {
    if (!ok()) {
      throw new FailedCall(Failures.of(this, writes));
    }
    JsonNode body = json();
    if (body.isMissingNode()) {
      throw new FailedCall(Failures.unreadable(this, writes));
    }
    return body;
  }
}
