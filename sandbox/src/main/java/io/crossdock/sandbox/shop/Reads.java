package io.crossdock.sandbox.shop;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * How many orders the shop has answered, and by how many requests, by the question's shape: each
 * order answered is one that Magento loads whole. Thread-safe. Requests that are refused are none.
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

  private final Map<Kind, Integer> orders = new TreeMap<>();
  private final Map<Kind, Integer> requests = new TreeMap<>();

  synchronized void count(Kind kind, int answered) {
    orders.merge(kind, answered, Integer::sum);
    requests.merge(kind, 1, Integer::sum);
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

  synchronized Map<String, Object> shown() {
    return Map.of(
        "total",
        orders.values().stream().mapToInt(Integer::intValue).sum(),
        "orders",
        byName(orders),
        "requests",
        byName(requests));
  }

  private static Map<String, Integer> byName(Map<Kind, Integer> counts) {
    var named = new TreeMap<String, Integer>();
    counts.forEach((kind, count) -> named.put(kind.name(), count));
    return named;
  }

  synchronized boolean reset() {
    orders.clear();
    requests.clear();
    return true;
  }
}
