package io.crossdock.sandbox.org.soql;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A period named in relation to today, as {@code LAST_MONTH} or {@code NEXT_N_WEEKS:2}. Weeks begin
 * on Sunday, days at midnight UTC.
 *
 * @param shift how many units from the one that holds today: -1 last, 0 this, 1 next
 * @param count how many units, counted away from today
 * @param withToday {@code LAST_N_DAYS:n} holds today, the other periods only whole units
 */
public record DateLiteral(Unit unit, int shift, int count, boolean withToday) {

  /** What it counts in. */
  public enum Unit {
    DAY,
    WEEK,
    MONTH,
    QUARTER,
    YEAR
  }

  /** From a day on until before another. */
  public record Range(LocalDate from, LocalDate until) {}

  private static final Pattern ONE = Pattern.compile("(LAST|THIS|NEXT)_(WEEK|MONTH|QUARTER|YEAR)");
  private static final Pattern MANY =
      Pattern.compile("(LAST|NEXT)_N_(DAY|WEEK|MONTH|QUARTER|YEAR)S:(\\d{1,5})");

  private static final Map<String, DateLiteral> DAYS =
      Map.of(
          "YESTERDAY", new DateLiteral(Unit.DAY, -1, 1, false),
          "TODAY", new DateLiteral(Unit.DAY, 0, 1, false),
          "TOMORROW", new DateLiteral(Unit.DAY, 1, 1, false),
          "LAST_90_DAYS", new DateLiteral(Unit.DAY, -1, 90, true),
          "NEXT_90_DAYS", new DateLiteral(Unit.DAY, 1, 90, false));

  static Optional<DateLiteral> of(String word) {
    String name = word.toUpperCase(Locale.ROOT);
    Matcher one = ONE.matcher(name);
    if (one.matches()) {
      return Optional.of(of(one.group(1), one.group(2), 1));
    }
    Matcher many = MANY.matcher(name);
    return many.matches()
        ? Optional.of(of(many.group(1), many.group(2), Integer.parseInt(many.group(3))))
        : Optional.ofNullable(DAYS.get(name));
  }

  private static DateLiteral of(String where, String what, int count) {
    Unit unit = Unit.valueOf(what);
    int shift = where.equals("THIS") ? 0 : where.equals("LAST") ? -1 : 1;
    return new DateLiteral(unit, shift, count, unit == Unit.DAY && shift < 0);
  }

  public Range on(LocalDate today) {
    LocalDate start = start(today);
    if (shift == 0) {
      return new Range(start, start.plus(units(1)));
    }
    return shift < 0
        ? new Range(start.minus(units(count)), withToday ? start.plusDays(1) : start)
        : new Range(start.plus(units(1)), start.plus(units(1 + count)));
  }

  private Period units(int number) {
    return switch (unit) {
      case DAY -> Period.ofDays(number);
      case WEEK -> Period.ofWeeks(number);
      case MONTH -> Period.ofMonths(number);
      case QUARTER -> Period.ofMonths(3 * number);
      case YEAR -> Period.ofYears(number);
    };
  }

  private LocalDate start(LocalDate today) {
    return switch (unit) {
      case DAY -> today;
      case WEEK -> today.with(TemporalAdjusters.previousOrSame(DayOfWeek.SUNDAY));
      case MONTH -> today.withDayOfMonth(1);
      case QUARTER -> today.withDayOfMonth(1).minusMonths((today.getMonthValue() - 1) % 3);
      case YEAR -> today.withDayOfYear(1);
    };
  }
}
