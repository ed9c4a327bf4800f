package io.crossdock.salesforce.rest;

import io.crossdock.core.failure.FailedCall;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * What came back over HTTP.
 *
 * @param retryAfter from the header, where there is one that can be read
 */
record Answer(int status, String text, Optional<Duration> retryAfter) {

  /** Answers are kept and shown, and some systems answer with what they were sent. */
  Answer without(String secret) {
    return secret.isEmpty() ? this : new Answer(status, text.replace(secret, "***"), retryAfter);
  }

  boolean ok() {
    return status >= 200 && status < 300;
  }

  JsonNode json() {
    return Json.read(text);
  }

  /** Only such a 401 is worth a new token: a session without REST rights gets no better by one. */
  boolean sessionExpired() {
    return status == 401
        && text.contains("INVALID_SESSION_ID")
        && !text.contains("not valid for use with the REST API")
        && !text.contains("not attached to Agent");
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
