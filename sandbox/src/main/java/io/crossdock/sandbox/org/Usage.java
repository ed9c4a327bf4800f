package io.crossdock.sandbox.org;

import io.crossdock.sandbox.http.Json;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How many API requests the org has had, by kind, and how many a day it allows. Thread-safe. The
 * day never ends by itself.
 */
final class Usage {

  private final Map<String, Integer> counts = new ConcurrentHashMap<>();
  private volatile int daily = 115_000;

  void count(Call call) {
    counts.merge(kind(call), 1, Integer::sum);
  }

  boolean exhausted() {
    return used() > daily;
  }

  String header() {
    return "api-usage=" + used() + "/" + daily;
  }

  Map<String, Object> shown() {
    return Map.of("total", used(), "max", daily, "byKind", new TreeMap<>(counts));
  }

  void reset() {
    counts.clear();
  }

  /**
   * @param wanted {@code max} and {@code total}, either or both
   */
  void set(Map<String, Object> wanted) {
    if (wanted.get("max") instanceof Number max) {
      daily = max.intValue();
    }
    if (wanted.get("total") instanceof Number total) {
      counts.clear();
      counts.put("other", total.intValue());
    }
  }

  Map<String, Object> limits() {
    return Map.of(
        "DailyApiRequests", Map.of("Max", daily, "Remaining", Math.max(0, daily - used())),
        "DailyBulkApiBatches", Map.of("Max", 15_000, "Remaining", 15_000),
        "DailyBulkV2QueryJobs", Map.of("Max", 10_000, "Remaining", 10_000),
        "ConcurrentAsyncGetReportInstances", Map.of("Max", 200, "Remaining", 200),
        "DailyStandardVolumePlatformEvents", Map.of("Max", 25_000, "Remaining", 25_000),
        "DataStorageMB", Map.of("Max", 10_240, "Remaining", 10_000),
        "FileStorageMB", Map.of("Max", 10_240, "Remaining", 10_000));
  }

  /** How many records a call writes or asks for by itself. */
  static int records(Call call) {
    if (!call.part(0).equals("composite")) {
      return call.part(0).equals("sobjects") && call.writes() ? 1 : 0;
    }
    int count = Json.asList(call.object().get("records")).size();
    count += Json.asList(call.object().get("compositeRequest")).size();
    for (Object graph : Json.asList(call.object().get("graphs"))) {
      count += Json.asList(Json.asObject(graph).get("compositeRequest")).size();
    }
    return count;
  }

  private int used() {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }

  private static String kind(Call call) {
    return switch (call.part(0)) {
      case "" -> "directory";
      case "composite" ->
          switch (call.part(1)) {
            case "graph", "tree", "batch" -> call.part(1);
            case "sobjects" -> "collections";
            default -> "composite";
          };
      case "sobjects" ->
          call.path().size() == 1 || call.part(2).equals("describe") ? "describe" : "sobjects";
      default -> call.part(0);
    };
  }
}
