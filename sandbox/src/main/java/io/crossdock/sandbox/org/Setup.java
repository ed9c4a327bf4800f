package io.crossdock.sandbox.org;

import io.crossdock.sandbox.http.Json;
import java.util.Comparator;
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
          Map.entry("countries", List.of()),
          Map.entry("currencies", List.of("USD", "EUR")),
          Map.entry("currencyDecimals", List.of()),
          Map.entry("duplicateRules", false),
          Map.entry("duplicateRulesBlock", false),
          Map.entry("editActivatedOrders", true),
          Map.entry("enhancedNotes", true),
          Map.entry("hiddenFields", List.of()),
          Map.entry("multiCurrency", true),
          Map.entry("negativePrices", true),
          Map.entry("negativeQuantities", false),
          Map.entry("olderConnector", false),
          Map.entry("orders", true),
          Map.entry(
              "orderStatuses",
              Map.of("Draft", "Draft", "Order Processing", "Draft", "Activated", "Activated")),
          Map.entry("jwtPublicKeys", List.of()),
          Map.entry("personAccounts", false),
          Map.entry("reductionOrders", false),
          Map.entry("reorderUnreferencedNodes", false),
          Map.entry("statePicklists", false),
          Map.entry("states", List.of()),
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

  /** Decimals of a currency's amounts: two but for those named, as {@code KWD 3}. */
  int decimals(String currency) {
    return texts("currencyDecimals").stream()
        .filter(line -> line.startsWith(currency + " ") && !currency.isEmpty())
        .map(line -> Integer.parseInt(line.substring(4)))
        .findFirst()
        .orElse(2);
  }

  /** The lists of countries ({@code AT Austria}) and states ({@code AT 9 Wien}). */
  Places places() {
    return Places.of(texts("countries"), texts("states"));
  }

  /** Fields that the run-as user may not see, as {@code Order.PoNumber}. */
  List<String> hiddenFields() {
    return texts("hiddenFields");
  }

  /** Status label to status code: those of the Draft category first, each by name. */
  synchronized Map<String, String> orderStatuses() {
    var statuses = new LinkedHashMap<String, String>();
    Json.asObject(values.get("orderStatuses")).entrySet().stream()
        .map(e -> Map.entry(e.getKey(), e.getValue().toString()))
        .sorted(
            Comparator.comparing((Map.Entry<String, String> e) -> !e.getValue().equals("Draft"))
                .thenComparing(Map.Entry::getKey))
        .forEach(e -> statuses.put(e.getKey(), e.getValue()));
    return statuses;
  }

  /**
   * Certificates of the client app, each the Base64 of an X.509 public key; while there is none,
   * any signature of a JWT is taken.
   */
  List<String> jwtPublicKeys() {
    return texts("jwtPublicKeys");
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
    return switch (name) {
      case "currencies" -> !list.isEmpty();
      case "currencyDecimals" ->
          list.stream().allMatch(l -> l.toString().matches("[A-Z]{3} [0-9]"));
      case "countries" -> list.stream().allMatch(l -> l.toString().matches("[A-Z]{2} .+"));
      case "states" -> list.stream().allMatch(l -> l.toString().matches("[A-Z]{2} \\S+ .+"));
      default -> true;
    };
  }

  private static boolean statuses(Map<?, ?> map) {
    return map.containsValue("Draft")
        && List.of("Draft", "Activated").containsAll(map.values())
        && map.containsValue("Activated");
  }
}
