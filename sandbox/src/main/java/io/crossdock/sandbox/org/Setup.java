package io.crossdock.sandbox.org;

import io.crossdock.sandbox.http.Json;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
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
          Map.entry("apiVersion", 68),
          Map.entry("countries", List.of()),
          Map.entry("currencies", List.of("USD", "EUR")),
          Map.entry("currencyDecimals", List.of()),
          Map.entry("deletedFields", List.of()),
          Map.entry("documents", true),
          Map.entry("duplicateRules", false),
          Map.entry("duplicateRulesBlock", false),
          Map.entry("editActivatedOrders", true),
          Map.entry("endedValues", List.of()),
          Map.entry("enhancedNotes", true),
          Map.entry("fieldLengths", List.of()),
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
          Map.entry("ownFields", false),
          Map.entry("personAccounts", false),
          Map.entry("readOnlyFields", List.of()),
          Map.entry("reductionOrders", false),
          Map.entry("reorderUnreferencedNodes", false),
          Map.entry("statePicklists", false),
          Map.entry("states", List.of()),
          Map.entry("zeroQuantities", false));

  private static final String FIELD = "\\w+\\.\\w+";
  private static final String CUSTOM = "\\w+\\.\\w+__c";

  private final AtomicLong changes = new AtomicLong();
  private Map<String, Object> values = DEFAULTS;

  synchronized boolean isOn(String name) {
    return Boolean.TRUE.equals(values.get(name));
  }

  /** The newest version of the API that this org knows. */
  synchronized int apiVersion() {
    return values.get("apiVersion") instanceof Number newest ? newest.intValue() : 0;
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

  /**
   * Fields the run-as user knows nothing of, as {@code Order.PoNumber}: he may not see them, or
   * they were deleted. What they held is there again when they are.
   */
  List<String> missingFields() {
    return Stream.of("hiddenFields", "deletedFields").flatMap(s -> texts(s).stream()).toList();
  }

  /** Fields the run-as user may see and not write. */
  List<String> readOnlyFields() {
    return texts("readOnlyFields");
  }

  /** Values of picklists that are active no more, as {@code Order.Occasion__c Gift}. */
  List<String> endedValues() {
    return texts("endedValues");
  }

  /** Lengths of custom texts other than at first, as {@code Order.Remark__c 10}. */
  List<String> fieldLengths() {
    return texts("fieldLengths");
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

  /** A status gets another name; it keeps its category. */
  synchronized void rename(String status, String name) {
    var statuses = new LinkedHashMap<>(orderStatuses());
    String code = statuses.remove(status);
    if (code == null || name.isBlank() || statuses.putIfAbsent(name, code) != null) {
      throw new IllegalArgumentException(
          "\"from\" must be one of %s, \"to\" none of them".formatted(orderStatuses().keySet()));
    }
    set(Map.of("orderStatuses", statuses));
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
          case Number n -> value instanceof Number v && v.intValue() > 30 && v.intValue() < 100;
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
      case "hiddenFields", "readOnlyFields" -> matching(list, FIELD);
      case "deletedFields" -> matching(list, CUSTOM);
      case "endedValues" -> matching(list, FIELD + " .+");
      case "fieldLengths" -> matching(list, CUSTOM + " [1-9][0-9]{0,3}");
      default -> true;
    };
  }

  private static boolean matching(List<?> list, String form) {
    return list.stream().allMatch(line -> line.toString().matches(form));
  }

  private static boolean statuses(Map<?, ?> map) {
    return map.containsValue("Draft")
        && List.of("Draft", "Activated").containsAll(map.values())
        && map.containsValue("Activated");
  }
}
