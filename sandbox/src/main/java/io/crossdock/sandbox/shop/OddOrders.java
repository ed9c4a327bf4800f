package io.crossdock.sandbox.shop;

import io.crossdock.sandbox.http.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * One order of each odd kind that was met in real shops: {@code odd.json}, each with what is odd
 * and what a user rightly expects of it: {@code arrives}, {@code warned} (arrives, and says what
 * was left out), {@code held} (says why it can't), or {@code either}. {@code GET /_sandbox/odd}
 * lists those that were placed since the shop started. Thread-safe.
 */
final class OddOrders {

  private final List<Object> placed = new CopyOnWriteArrayList<>();

  /** Places them all, now. */
  void place(Demand demand) {
    for (Object one : Json.asList(Seeds.read("odd.json"))) {
      Map<String, Object> odd = Doc.object(one);
      var asked = new LinkedHashMap<>(Doc.at(odd, "asked"));
      asked.put("set", Doc.at(odd, "set"));
      var told = new LinkedHashMap<String, Object>();
      told.put("id", demand.place(asked).getFirst());
      for (String key : List.of("case", "what", "expect")) {
        told.put(key, odd.getOrDefault(key, ""));
      }
      placed.add(told);
    }
  }

  List<Object> placed() {
    return List.copyOf(placed);
  }
}
