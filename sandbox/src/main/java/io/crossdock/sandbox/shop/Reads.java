package io.crossdock.sandbox.shop;

import io.crossdock.sandbox.http.Request;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/**
 * How often the shop has answered its orders, by the question's shape: each order answered is one
 * that Magento loads whole. A period of orders is told of apart, whenever they were read.
 * Thread-safe. Requests that are refused are none.
 */
final class Reads {

  private static final Set<String> UPPER = Set.of("lt", "lteq", "to");

  /** One kind of question; the names are those that {@code /_sandbox/reads} shows. */
  enum Kind {
    /** {@code updated_at} from a moment on, with no end. */
    changed,
    /** {@code updated_at} from one moment to another. */
    changedUntil,
    /** {@code created_at} from a moment on, with no end. */
    placed,
    /** {@code created_at} from one moment to another. */
    placedUntil,
    /** A list of ids. */
    ids,
    /** {@code GET /orders/{id}}. */
    single,
    /** Any other list, such as one by increment id. */
    other
  }

  private final NavigableMap<Integer, Map<Kind, Integer>> orders = new TreeMap<>();
  private final Map<Kind, Integer> requests = new EnumMap<>(Kind.class);

  synchronized void count(Kind kind, List<Map<String, Object>> answered) {
    requests.merge(kind, 1, Integer::sum);
    for (Map<String, Object> order : answered) {
      orders
          .computeIfAbsent(Doc.whole(order, "entity_id"), id -> new EnumMap<>(Kind.class))
          .merge(kind, 1, Integer::sum);
    }
  }

  /** Filters that stand beside others in one group narrow a question and do not make it. */
  static Kind kind(Criteria criteria) {
    List<Filter> alone =
        criteria.groups().stream().filter(group -> group.size() == 1).map(List::getFirst).toList();
    if (has(alone, "updated_at")) {
      return until(alone, "updated_at") ? Kind.changedUntil : Kind.changed;
    }
    if (has(alone, "created_at")) {
      return until(alone, "created_at") ? Kind.placedUntil : Kind.placed;
    }
    return alone.stream().anyMatch(f -> f.field().equals("entity_id") && f.condition().equals("in"))
        ? Kind.ids
        : Kind.other;
  }

  private static boolean has(List<Filter> filters, String field) {
    return filters.stream().anyMatch(f -> f.field().equals(field));
  }

  private static boolean until(List<Filter> filters, String field) {
    return filters.stream().anyMatch(f -> f.field().equals(field) && UPPER.contains(f.condition()));
  }

  /**
   * Orders by entity id, as {@code from} and {@code to} of the request say, both inclusive; all
   * where it says nothing. Requests are those for any order.
   */
  synchronized Map<String, Object> shown(Request request) {
    int from = request.param("from").map(Integer::valueOf).orElse(0);
    int to = request.param("to").map(Integer::valueOf).orElse(Integer.MAX_VALUE);
    Map<Kind, Integer> counts = new EnumMap<>(Kind.class);
    for (Map<Kind, Integer> one : orders.subMap(from, true, to, true).values()) {
      one.forEach((kind, times) -> counts.merge(kind, times, Integer::sum));
    }
    int total = counts.values().stream().mapToInt(Integer::intValue).sum();
    return Map.of("total", total, "orders", byName(counts), "requests", byName(requests));
  }

  private static Map<String, Integer> byName(Map<Kind, Integer> counts) {
    var named = new TreeMap<String, Integer>();
    counts.forEach((kind, times) -> named.put(kind.name(), times));
    return named;
  }

  synchronized boolean reset() {
    orders.clear();
    requests.clear();
    return true;
  }
}
