package io.crossdock.sandbox.org;

import io.crossdock.sandbox.org.soql.DateLiteral;
import io.crossdock.sandbox.org.soql.Literal;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whether what a field holds meets a condition. Texts are compared without regard to case, ids with
 * it; a boolean that is not there counts as false.
 *
 * @param today what {@code TODAY} is
 */
record Filter(LocalDate today) {

  boolean test(Field field, @Nullable Object actual, String operator, Literal wanted) {
    return switch (wanted) {
      case Literal.Null n -> actual == null && (operator.equals("=") || operator.equals("IN"));
      case Literal.Flag(boolean flag) -> Boolean.TRUE.equals(actual) == flag;
      case Literal.Like(Pattern pattern) ->
          actual != null && pattern.matcher(actual.toString()).matches();
      case Literal.Text(String text) ->
          actual != null && holds(operator, compare(field, actual.toString(), text));
      case Literal.Amount(BigDecimal number) ->
          actual instanceof BigDecimal a && holds(operator, a.compareTo(number));
      case Literal.Day(LocalDate day) ->
          actual != null && holds(operator, actual.toString().compareTo(day.toString()));
      case Literal.Moment(java.time.Instant moment) ->
          actual != null && holds(operator, actual.toString().compareTo(Values.exact(moment)));
      case Literal.Period(DateLiteral period) ->
          actual != null && within(operator, actual.toString(), period.on(today));
    };
  }

  private static int compare(Field field, String actual, String wanted) {
    return field.isId()
        ? actual.compareTo(Ids.canonical(wanted).orElse(wanted))
        : actual.compareToIgnoreCase(wanted);
  }

  /** Both a date and a moment begin with the day. */
  private static boolean within(String operator, String actual, DateLiteral.Range range) {
    boolean before = actual.compareTo(range.from().toString()) < 0;
    boolean after = actual.compareTo(range.until().toString()) >= 0;
    return switch (operator) {
      case "<" -> before;
      case "<=" -> !after;
      case ">" -> after;
      case ">=" -> !before;
      default -> !before && !after;
    };
  }

  private static boolean holds(String operator, int order) {
    return switch (operator) {
      case "<" -> order < 0;
      case ">" -> order > 0;
      case "<=" -> order <= 0;
      case ">=" -> order >= 0;
      default -> order == 0;
    };
  }
}
