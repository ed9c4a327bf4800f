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

  /**
   * @param scale below 1 for a quick look: fewer orders, the same latencies
   */
  Setup(double scale) throws IOException {
    this.scale = scale;
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

  List<Integer> numbers(String key) {
    return Arrays.stream(text(key).split(",", -1)).map(Integer::valueOf).toList();
  }

  /** A number of orders, by the scale; at least 5. */
  int orders(String key) {
    return Math.max(5, (int) Math.round(number(key) * scale));
  }
}
