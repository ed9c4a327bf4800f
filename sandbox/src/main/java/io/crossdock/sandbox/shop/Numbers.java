package io.crossdock.sandbox.shop;

import java.util.Map;
import java.util.TreeMap;

/** The auto-increment of each table. Not thread-safe: {@link Orders} guards it. */
final class Numbers {

  private final Map<String, Object> last = new TreeMap<>();

  int next(String table) {
    int next = last.get(table) instanceof Number n ? n.intValue() + 1 : 1;
    last.put(table, next);
    return next;
  }

  /** The number for people, which runs per store. */
  String nextIncrement(int store) {
    return nextIncrement("order", store);
  }

  /** As {@link #nextIncrement(int)}, for another kind of document. */
  String nextIncrement(String kind, int store) {
    int next = next((kind.equals("order") ? "" : kind + "-") + "increment-" + store);
    return (store == 1 ? "" : String.valueOf(store)) + String.format("%09d", next);
  }

  Map<String, Object> last() {
    return new TreeMap<>(last);
  }

  void restore(Map<String, Object> recorded) {
    last.putAll(recorded);
  }
}
