package io.crossdock.sandbox.org;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** What differs from org to org, or what sources disagree on. Thread-safe. */
final class Switches {

  private final Map<String, Boolean> on =
      new ConcurrentHashMap<>(
          Map.of(
              "negativePrices", true,
              "reorderUnreferencedNodes", false,
              "multiCurrency", true,
              "duplicateRules", false,
              "statePicklists", false));

  boolean isOn(String name) {
    return on.getOrDefault(name, false);
  }

  Map<String, Boolean> all() {
    return new TreeMap<>(on);
  }

  /** Sets those named. */
  void set(Map<String, Object> wanted) {
    for (var e : wanted.entrySet()) {
      if (!on.containsKey(e.getKey()) || !(e.getValue() instanceof Boolean value)) {
        throw new IllegalArgumentException(
            "\"" + e.getKey() + "\": no such switch, or not true or false; there are " + all());
      }
      on.put(e.getKey(), value);
    }
  }
}
