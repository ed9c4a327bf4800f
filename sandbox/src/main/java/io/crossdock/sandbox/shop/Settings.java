package io.crossdock.sandbox.shop;

import io.crossdock.sandbox.http.Json;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How the shop is set up just now: {@code GET} and {@code PUT /_sandbox/settings}. Thread-safe.
 *
 * <p>{@code maintenance}: REST answers 503. {@code deniedResources}: rights the integration lacks.
 * {@code maximumPageSize} and {@code defaultPageSize}: 0 for no limit, as a shop has it first.
 * {@code baseUrl}: what the store's settings give as its address; empty for its own.
 */
final class Settings {

  private static final Map<String, Object> DEFAULTS =
      Map.of(
          "maintenance",
          false,
          "deniedResources",
          List.of(),
          "maximumPageSize",
          0,
          "defaultPageSize",
          20,
          "baseUrl",
          "");

  private volatile Map<String, Object> values = DEFAULTS;

  boolean maintenance() {
    return Boolean.TRUE.equals(values.get("maintenance"));
  }

  boolean denies(String resource) {
    return Json.asList(values.get("deniedResources")).contains(resource);
  }

  int maximumPageSize() {
    return Doc.whole(values, "maximumPageSize");
  }

  int defaultPageSize() {
    return Doc.whole(values, "defaultPageSize");
  }

  String baseUrl() {
    return Doc.text(values, "baseUrl");
  }

  Map<String, Object> all() {
    return new TreeMap<>(values);
  }

  /** Sets those named, all or none. */
  synchronized void set(Map<String, Object> wanted) {
    var next = new TreeMap<>(values);
    wanted.forEach((name, value) -> {
      if (!sameKind(DEFAULTS.get(name), value)) {
        throw Refused.badRequest(
            "\"" + name + "\": no such setting, or not of its kind; there are " + DEFAULTS);
      }
      next.put(name, value);
    });
    values = next;
  }

  private static boolean sameKind(@Nullable Object like, @Nullable Object value) {
    return switch (like) {
      case Boolean b -> value instanceof Boolean;
      case List<?> l -> value instanceof List<?>;
      case Integer i -> value instanceof Integer;
      case String s -> value instanceof String;
      case null, default -> false;
    };
  }
}
