package io.crossdock.store.server;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The PostgreSQL that Crossdock brings along, and whether it is behind. No network is asked: the
 * PostgreSQL project corrects each version on the second Thursday of February, May, August and
 * November (postgresql.org, "Roadmap").
 */
public final class PackedPostgres {

  /** As the server tells it; to be changed together with {@link #OUT}. */
  public static final String VERSION = "18.6";

  /** The day its binaries came out on Maven Central: what was corrected later is not in them. */
  static final LocalDate OUT = LocalDate.of(2026, Month.OCTOBER, 19);

  private static final List<Month> MONTHS =
      List.of(Month.FEBRUARY, Month.MAY, Month.AUGUST, Month.NOVEMBER);

  private PackedPostgres() {}

  /** The first planned day of corrections that are not in it; empty = it is up to date. */
  public static Optional<LocalDate> behindSince(LocalDate today) {
    return behindSince(OUT, today);
  }

  static Optional<LocalDate> behindSince(LocalDate out, LocalDate today) {
    return IntStream.rangeClosed(out.getYear(), today.getYear())
        .boxed()
        .flatMap(year -> MONTHS.stream().map(month -> LocalDate.of(year, month, 1)))
        .map(first -> first.with(TemporalAdjusters.dayOfWeekInMonth(2, DayOfWeek.THURSDAY)))
        .filter(day -> day.isAfter(out) && !day.isAfter(today))
        .findFirst();
  }
}
