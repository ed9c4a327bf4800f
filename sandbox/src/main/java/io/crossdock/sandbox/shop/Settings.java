package io.crossdock.sandbox.shop;

import io.crossdock.sandbox.http.Json;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How the shop is set up just now: {@code GET} and {@code PUT /_sandbox/settings}. Thread-safe.
 *
 * <p>{@code maintenance}: REST answers 503. {@code databaseDown}: it answers as Magento does that
 * can't start. {@code fatalErrors}: its other form of errors. {@code deniedResources}: rights the
 * integration lacks. {@code maximumPageSize} and {@code defaultPageSize}: 0 for no limit, as a shop
 * has it first. {@code baseUrl}: what the store's settings give as its address; empty for its own.
 * {@code listsRepeatFirstAddress}: lists give every order the first one's shipping address, single
 * reads do not (magento2#38808). {@code mailFails}: a comment that notifies is kept, but refused.
 * {@code phpWarnings}: PHP writes a warning before each answer.
 */
final class Settings {

  private static final Map<String, Object> DEFAULTS =
      Map.of(
          "maintenance", false,
          "databaseDown", false,
          "fatalErrors", false,
          "deniedResources", List.of(),
          "maximumPageSize", 0,
          "defaultPageSize", 20,
          "baseUrl", "",
          "listsRepeatFirstAddress", false,
          "mailFails", false,
          "phpWarnings", false);

  private volatile Map<String, Object> values = DEFAULTS;

  /** Whether a setting that is true or false is true. */
  boolean is(String name) {
    return Boolean.TRUE.equals(values.get(name));
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
