package io.crossdock.sandbox.org;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the org answers to a {@link Call}.
 *
 * @param body null for none
 */
record Reply(int status, @Nullable Object body, Map<String, String> headers) {

  static Reply of(int status, @Nullable Object body) {
    return new Reply(status, body, Map.of());
  }

  static Reply of(Refusal refusal) {
    return of(refusal.status(), refusal.body());
  }

  boolean failed() {
    return status >= 400;
  }
}
