package io.crossdock.sandbox.org;

import io.crossdock.sandbox.http.Json;
import io.crossdock.sandbox.http.Response;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the org answers to a {@link Call}.
 *
 * @param body null for none
 * @param records how many records were asked or written
 */
record Reply(int status, @Nullable Object body, Map<String, String> headers, int records) {

  Reply(int status, @Nullable Object body, Map<String, String> headers) {
    this(status, body, headers, 0);
  }

  /** Adds the records that came to those that were sent. */
  Reply counting(int sent) {
    int came = Json.asList(Json.asObject(body).get("records")).size();
    return new Reply(status, body, headers, sent + came);
  }

  static Reply of(int status, @Nullable Object body) {
    return new Reply(status, body, Map.of());
  }

  static Reply of(Refusal refusal) {
    return of(refusal.status(), refusal.body());
  }

  Response response() {
    return switch (body) {
      case null -> Response.empty(status);
      case Csv csv -> Response.text(status, "text/csv", csv.text());
      default -> Response.json(status, body);
    };
  }

  /** Whether it, or a row in it, is a refusal. */
  boolean failedInside() {
    return failed()
        || Json.asList(body).stream()
            .anyMatch(row -> Boolean.FALSE.equals(Json.asObject(row).get("success")));
  }

  boolean failed() {
    return status >= 400;
  }
}
