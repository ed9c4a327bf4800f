package io.crossdock.bench;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;

/** {@code bench.properties}: latencies, mix and sizes, one file for every contestant. Immutable. */
final class Setup {

  private final Properties values = new Properties();
  private final double scale;
  private final int faster;

  /**
   * @param scale below 1 for a quick look: fewer orders, the same latencies
   * @param faster what the latencies are divided by, for more orders than anybody could wait for
   */
  Setup(double scale, int faster) throws IOException {
    this.scale = scale;
    this.faster = faster;
    try (InputStream in = Setup.class.getResourceAsStream("/bench.properties")) {
      values.load(in);
    }
  }

  double scale() {
    return scale;
  }

  String text(String key) {
    String value = values.getProperty(key);
    if (value == null) {
      throw new IllegalArgumentException("bench.properties has no " + key);
    }
    return value;
  }

  int number(String key) {
    return Integer.parseInt(text(key));
  }

  /** What a call or a record costs in time, in whole milliseconds and at least one. */
  int latency(String key) {
    return Math.max(1, Math.round((float) number(key) / faster));
  }

  List<Integer> numbers(String key) {
    return Arrays.stream(text(key).split(",", -1)).map(Integer::valueOf).toList();
  }

  /** A number of orders, by the scale; at least 5. */
  int orders(String key) {
    return Math.max(5, (int) Math.round(number(key) * scale));
  }
}
