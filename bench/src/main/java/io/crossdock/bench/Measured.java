package io.crossdock.bench;

import java.util.Map;

/**
 * What one contestant did with some orders.
 *
 * @param orders how many were to arrive
 * @param arrived how many did
 * @param calls to Salesforce by kind, without token calls
 * @param cpuMillis of the process; 0 where not measured
 * @param databaseMillis of its PostgreSQL
 */
record Measured(
    String name,
    int orders,
    int arrived,
    double seconds,
    Map<String, Integer> calls,
    double cpuMillis,
    double databaseMillis,
    long allocatedBytes) {

  int allCalls() {
    return calls.values().stream().mapToInt(Integer::intValue).sum();
  }

  double callsPerThousand() {
    return allCalls() * 1000.0 / Math.max(1, arrived);
  }

  double perSecond() {
    return arrived / seconds;
  }

  double cpuPerOrder() {
    return cpuMillis / Math.max(1, arrived);
  }

  double databasePerOrder() {
    return databaseMillis / Math.max(1, arrived);
  }

  double kilobytesPerOrder() {
    return allocatedBytes / 1024.0 / Math.max(1, arrived);
  }
}
