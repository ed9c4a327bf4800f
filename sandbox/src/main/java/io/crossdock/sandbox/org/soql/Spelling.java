package io.crossdock.sandbox.org.soql;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** How a value is spelled: only what the language allows is read. */
final class Spelling {

  private static final int LONGEST = 4_000;
  private static final Pattern DAY = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");
  private static final Pattern MOMENT =
      Pattern.compile(
          "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,3})?(Z|[+-]\\d\\d:?\\d\\d)");
  private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)");

  private final Tokens t;
  private final Word word;

  Spelling(Tokens tokens, Word word) {
    this.t = tokens;
    this.word = word;
  }

  Literal value() {
    String text = word.text();
    if (word.quoted()) {
      return new Literal.Text(unquoted(false));
    }
    if (text.startsWith(":")) {
      throw t.refused(word, "Bind variables only allowed in Apex code");
    }
    if (NUMBER.matcher(text).matches()) {
      return new Literal.Amount(new BigDecimal(text));
    }
    if (text.matches("[A-Za-z]{3}[+-]?\\d+(\\.\\d*)?")) {
      throw Malformed.notImitated("amounts with a currency, as " + text);
    }
    if (text.matches("\\d{4}-.*")) {
      return date(text);
    }
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true" -> new Literal.Flag(true);
      case "false" -> new Literal.Flag(false);
      case "null" -> new Literal.Null();
      default -> named(text);
    };
  }

  private Literal named(String text) {
    if (text.toUpperCase(Locale.ROOT).contains("FISCAL")) {
      throw Malformed.notImitated("fiscal periods");
    }
    Optional<DateLiteral> period = DateLiteral.of(text);
    return new Literal.Period(period.orElseThrow(() -> t.unexpected(word)));
  }

  private Literal date(String text) {
    try {
      if (DAY.matcher(text).matches()) {
        return new Literal.Day(LocalDate.parse(text));
      }
      if (MOMENT.matcher(text).matches()) {
        String colon = text.replaceFirst("([+-]\\d\\d)(\\d\\d)$", "$1:$2");
        return new Literal.Moment(OffsetDateTime.parse(colon).toInstant());
      }
    } catch (DateTimeException e) {
      Malformed refusal = t.refused(word, "Invalid date: " + text);
      refusal.initCause(e);
      throw refusal;
    }
    throw t.unexpected(word);
  }

  /** The text behind LIKE: {@code %} any characters, {@code _} one, either escaped is itself. */
  Literal pattern() {
    return new Literal.Like(
        Pattern.compile(
            unquoted(true), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL));
  }

  private String unquoted(boolean asPattern) {
    String inner = word.text().substring(1, word.text().length() - 1);
    var read = new StringBuilder();
    int i = 0;
    while (i < inner.length()) {
      char c = inner.charAt(i);
      if (c == '\\') {
        boolean code = inner.startsWith("u", i + 1);
        String sequence = inner.substring(i, Math.min(inner.length(), i + (code ? 6 : 2)));
        char meant = meant(sequence);
        read.append(asPattern ? Pattern.quote(String.valueOf(meant)) : String.valueOf(meant));
        i += sequence.length();
      } else {
        read.append(asPattern ? wild(c) : String.valueOf(c));
        i++;
      }
    }
    if (inner.length() > LONGEST) {
      throw t.refused(word, "a text in a condition holds at most " + LONGEST + " characters");
    }
    return read.toString();
  }

  private static String wild(char c) {
    return switch (c) {
      case '%' -> ".*";
      case '_' -> ".";
      default -> Pattern.quote(String.valueOf(c));
    };
  }

  private char meant(String sequence) {
    if (sequence.matches("\\\\u[0-9A-Fa-f]{4}")) {
      return (char) Integer.parseInt(sequence.substring(2), 16);
    }
    return switch (sequence) {
      case "\\n", "\\N" -> '\n';
      case "\\r", "\\R" -> '\r';
      case "\\t", "\\T" -> '\t';
      case "\\b", "\\B" -> '\b';
      case "\\f", "\\F" -> '\f';
      case "\\\\", "\\'", "\\\"", "\\_", "\\%" -> sequence.charAt(1);
      default ->
          throw new Malformed(
              "MALFORMED_QUERY",
              "Invalid string literal %s. Illegal character sequence '%s' in string literal."
                  .formatted(word.text(), sequence));
    };
  }
}
