package io.crossdock.web.answer;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** Days and moments as people and scripts write them: of the years 0 to 9999, in UTC. Pure. */
public final class Moments {

  private Moments() {}

  /** The beginning of a day such as {@code 2026-11-24}; empty when it is none. */
  public static Optional<Instant> day(String text) {
    try {
      return text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")
          ? Optional.of(LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant())
          : Optional.empty();
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /**
   * As {@link #day}; what is none, and not left empty, is a fault.
   *
   * @param label of the field
   */
  public static Optional<Instant> day(String text, String label, List<String> faults) {
    Optional<Instant> day = day(text);
    if (day.isEmpty() && !text.isEmpty()) {
      faults.add(label + ": \"" + text + "\" is no day; write one such as 2026-11-24.");
    }
    return day;
  }

  /** As {@link #day}, or a moment such as {@code 2026-11-24T08:00:00Z}. */
  public static Optional<Instant> moment(String text) {
    if (!text.matches("[0-9]{4}-.{8,40}")) {
      return day(text);
    }
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
