package io.crossdock.bench;

import java.util.List;

/**
 * From purchase to Salesforce at a steady pace.
 *
 * @param millis of each order that arrived, sorted
 */
record Paced(String way, int rate, int orders, int calls, List<Long> millis) {

  static String name(boolean webhook) {
    return webhook ? "webhook" : "polling";
  }

  /** In seconds; NaN when nothing arrived. */
  double percentile(int percent) {
    if (millis.isEmpty()) {
      return Double.NaN;
    }
    int index = (int) Math.ceil(millis.size() * percent / 100.0) - 1;
    return millis.get(Math.max(0, index)) / 1000.0;
  }
}
