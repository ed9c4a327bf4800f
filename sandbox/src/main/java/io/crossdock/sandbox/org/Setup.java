package io.crossdock.sandbox.org;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * What differs from org to org, or what sources disagree on: switches, lists and the order
 * statuses. Served at {@code /_sandbox/switches}. Thread-safe.
 */
final class Setup {

  /** Every setting with its first value; a wanted value must be of the same kind. */
  private static final Map<String, Object> DEFAULTS =
      Map.ofEntries(
          Map.entry("activateOrders", true),
          Map.entry("currencies", List.of("USD", "EUR")),
          Map.entry("duplicateRules", false),
          Map.entry("duplicateRulesBlock", false),
          Map.entry("editActivatedOrders", true),
          Map.entry("enhancedNotes", true),
          Map.entry("hiddenFields", List.of()),
          Map.entry("multiCurrency", true),
          Map.entry("negativePrices", true),
          Map.entry("negativeQuantities", false),
          Map.entry("orders", true),
          Map.entry(
              "orderStatuses",
              Map.of("Draft", "Draft", "Order Processing", "Draft", "Activated", "Activated")),
          Map.entry("personAccounts", false),
          Map.entry("reductionOrders", false),
          Map.entry("reorderUnreferencedNodes", false),
          Map.entry("statePicklists", false),
          Map.entry("zeroQuantities", false));

  private final AtomicLong changes = new AtomicLong();
  private Map<String, Object> values = DEFAULTS;

  synchronized boolean isOn(String name) {
    return Boolean.TRUE.equals(values.get(name));
  }

  /** The org's active currencies; the first is the corporate one, or the only one. */
  List<String> currencies() {
    return texts("currencies");
  }

  /** Fields that the run-as user may not see, as {@code Order.PoNumber}. */
  List<String> hiddenFields() {
    return texts("hiddenFields");
  }

  /** Status label to status code; Draft first, then the other labels by name. */
  synchronized Map<String, String> orderStatuses() {
    var sorted = new TreeMap<String, String>();
    if (values.get("orderStatuses") instanceof Map<?, ?> map) {
      map.forEach((label, code) -> sorted.put(String.valueOf(label), String.valueOf(code)));
    }
    var statuses = new LinkedHashMap<String, String>();
    sorted.forEach((label, code) -> putIf(code.equals("Draft"), statuses, label, code));
    sorted.forEach((label, code) -> putIf(!code.equals("Draft"), statuses, label, code));
    return statuses;
  }

  synchronized Map<String, Object> all() {
    return new TreeMap<>(values);
  }

  /** Grows with every change. */
  long version() {
    return changes.get();
  }

  /** Sets those named, all or none. */
  synchronized void set(Map<String, Object> wanted) {
    var next = new TreeMap<>(values);
    wanted.forEach((name, value) -> {
      refuse(name, value);
      next.put(name, value);
    });
    values = next;
    changes.incrementAndGet();
  }

  private synchronized List<String> texts(String name) {
    return values.get(name) instanceof List<?> list
        ? list.stream().map(String::valueOf).toList()
        : List.of();
  }

  private static void refuse(String name, @Nullable Object value) {
    Object like = DEFAULTS.get(name);
    boolean right =
        switch (like) {
          case Boolean b -> value instanceof Boolean;
          case List<?> l -> value instanceof List<?> v && allowed(name, v);
          case Map<?, ?> m -> value instanceof Map<?, ?> v && statuses(v);
          case null, default -> false;
        };
    if (!right) {
      throw new IllegalArgumentException(
          "\"" + name + "\": no such switch, or not of its kind; there are " + DEFAULTS);
    }
  }

  private static boolean allowed(String name, List<?> list) {
    return !(name.equals("currencies") && list.isEmpty());
  }

  private static boolean statuses(Map<?, ?> map) {
    return map.containsValue("Draft")
        && List.of("Draft", "Activated").containsAll(map.values())
        && map.containsValue("Activated");
  }

  private static void putIf(boolean wanted, Map<String, String> into, String label, String code) {
    if (wanted) {
      into.put(label, code);
    }
  }
}
