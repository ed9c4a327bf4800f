package io.crossdock.app.settings;

import io.crossdock.store.server.Retention;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** How long what was tried and answered is kept. */
final class RetentionSettings {

  private RetentionSettings() {}

  /**
   * @param values what was set, by key
   * @param faults takes what is wrong, each by its key
   */
  static Retention read(Function<String, Optional<String>> values, List<String> faults) {
    return new Retention(
        days("CROSSDOCK_ANSWER_DAYS", Retention.STANDARD.answers(), values, faults),
        days("CROSSDOCK_JOURNAL_DAYS", Retention.STANDARD.journal(), values, faults));
  }

  private static Duration days(
      String key,
      Duration standard,
      Function<String, Optional<String>> values,
      List<String> faults) {
    String days = values.apply(key).orElse(String.valueOf(standard.toDays()));
    if (days.matches("[1-9]\\d{0,3}")) {
      return Duration.ofDays(Long.parseLong(days));
    }
    faults.add(
        key
            + ": \""
            + days
            + "\" is no number of days; give 1 to 9999, the default is "
            + standard.toDays());
    return standard;
  }
}
