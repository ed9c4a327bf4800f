package io.crossdock.sandbox.shop;

import io.crossdock.sandbox.http.Json;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reading and writing JSON documents: maps, lists, and money as Magento prints it. */
final class Doc {

  private Doc() {}

  /** A copy that shares nothing that can change. */
  static Map<String, Object> copy(Map<String, Object> document) {
    return object(deepCopy(document));
  }

  private static @Nullable Object deepCopy(@Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      var copy = LinkedHashMap.<String, @Nullable Object>newLinkedHashMap(map.size());
      map.forEach((k, v) -> copy.put(String.valueOf(k), deepCopy(v)));
      return copy;
    }
    if (value instanceof List<?> list) {
      var copy = new ArrayList<@Nullable Object>(list.size());
      list.forEach(v -> copy.add(deepCopy(v)));
      return copy;
    }
    return value;
  }

  static Map<String, Object> object(@Nullable Object value) {
    return Json.asObject(value);
  }

  /** The object at the end of a path; an empty one if a step is missing. */
  static Map<String, Object> at(Map<String, Object> document, String... path) {
    Map<String, Object> here = document;
    for (String step : path) {
      here = object(here.get(step));
    }
    return here;
  }

  /** Puts a value, null too, at the end of a path of names and of places in lists. */
  @SuppressWarnings("unchecked")
  static void set(Object document, List<String> path, @Nullable Object value) {
    String step = path.getFirst();
    List<String> rest = path.subList(1, path.size());
    if (document instanceof List<?> list) {
      int at = step.matches("\\d{1,4}") ? Integer.parseInt(step) : list.size();
      if (at >= list.size()) {
        throw Refused.badRequest("There is no row " + step + ".");
      }
      if (rest.isEmpty()) {
        ((List<@Nullable Object>) list).set(at, value);
      } else {
        set(list.get(at), rest, value);
      }
    } else if (document instanceof Map<?, ?> map) {
      var fields = (Map<String, @Nullable Object>) map;
      if (rest.isEmpty()) {
        fields.put(step, value);
      } else {
        set(fields.computeIfAbsent(step, key -> new LinkedHashMap<>()), rest, value);
      }
    } else {
      throw Refused.badRequest("\"" + step + "\" is below a plain value.");
    }
  }

  static List<Map<String, Object>> objects(Map<String, Object> document, String key) {
    return Json.asList(document.get(key)).stream().map(Doc::object).toList();
  }

  static String text(Map<String, Object> document, String key) {
    Object value = document.get(key);
    return value == null ? "" : value.toString();
  }

  static int whole(Map<String, Object> document, String key) {
    return number(document, key).intValue();
  }

  static BigDecimal number(Map<String, Object> document, String key) {
    Object value = document.get(key);
    try {
      return value == null ? BigDecimal.ZERO : new BigDecimal(value.toString());
    } catch (NumberFormatException e) {
      throw Refused.badRequest(
          "Error occurred during \"" + key + "\" processing. A number was expected.");
    }
  }

  /** Without trailing zeros: 25, not 25.00. */
  static BigDecimal plain(BigDecimal number) {
    BigDecimal stripped = number.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }

  /** Cents, rounded half up as Magento does. */
  static BigDecimal cents(BigDecimal number) {
    return plain(number.setScale(2, RoundingMode.HALF_UP));
  }

  static void put(Map<String, Object> document, String key, BigDecimal number) {
    document.put(key, plain(number));
  }

  /** An amount of an order whose currency is the base currency. */
  static void both(Map<String, Object> document, String key, BigDecimal amount) {
    put(document, key, amount);
    put(document, "base_" + key, amount);
  }

  /** Adds to a number and to its twin in the base currency, at the order's rate. */
  static void add(Map<String, Object> document, String key, BigDecimal more, BigDecimal rate) {
    put(document, key, number(document, key).add(more));
    String base = "base_" + key;
    BigDecimal baseMore = rate.signum() == 0 ? more : more.divide(rate, 2, RoundingMode.HALF_UP);
    put(document, base, number(document, base).add(baseMore));
  }
}
