package io.crossdock.sandbox.org.soql;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.regex.Pattern;

/** A value of a condition, of the kind its spelling gives it. */
public sealed interface Literal {

  record Text(String value) implements Literal {}

  /** The text behind LIKE. */
  record Like(Pattern pattern) implements Literal {}

  record Amount(BigDecimal value) implements Literal {}

  record Flag(boolean value) implements Literal {}

  record Day(LocalDate value) implements Literal {}

  record Moment(Instant value) implements Literal {}

  /** Such as {@code TODAY} or {@code LAST_N_DAYS:5}. */
  record Period(DateLiteral value) implements Literal {}

  record Null() implements Literal {}
}
