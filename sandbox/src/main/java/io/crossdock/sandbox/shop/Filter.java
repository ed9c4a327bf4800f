package io.crossdock.sandbox.shop;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One condition on one column, compared as Magento's database compares. A condition it does not
 * know acts as {@code eq}; a time it cannot read matches everything.
 */
record Filter(String field, String value, String condition) {

  private static final Set<String> TIMES = Set.of("created_at", "updated_at");
  private static final Pattern TIME =
      Pattern.compile(
          "(\\d{4}-\\d\\d-\\d\\d)(?:[T ](\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?)(?:Z|[+-]\\d\\d:?\\d\\d)?)?");

  boolean matches(Map<String, Object> row) {
    Object cell = row.get(field);
    return switch (condition) {
      case "null" -> cell == null;
      case "notnull" -> cell != null;
      default -> cell != null && holds(cell);
    };
  }

  /** The value as the database reads a time; empty if it cannot. */
  Optional<String> time() {
    return TIME.matcher(value).matches() ? Optional.of(asUtcText(value)) : Optional.empty();
  }

  private boolean holds(Object cell) {
    if (TIMES.contains(field) && !TIME.matcher(value).matches()) {
      return true;
    }
    return switch (condition) {
      case "neq" -> compare(cell, value) != 0;
      case "gt" -> compare(cell, value) > 0;
      case "gteq", "from" -> compare(cell, value) >= 0;
      case "lt" -> compare(cell, value) < 0;
      case "lteq", "to" -> compare(cell, value) <= 0;
      case "in" -> among(cell);
      case "nin" -> !among(cell);
      case "like" -> like(cell.toString());
      case "nlike" -> !like(cell.toString());
      default -> compare(cell, value) == 0;
    };
  }

  private boolean among(Object cell) {
    return Arrays.stream(value.split(",", -1)).anyMatch(one -> compare(cell, one.strip()) == 0);
  }

  private int compare(Object cell, String wanted) {
    if (cell instanceof Number) {
      return new BigDecimal(cell.toString()).compareTo(leadingNumber(wanted));
    }
    return cell.toString().compareToIgnoreCase(TIMES.contains(field) ? asUtcText(wanted) : wanted);
  }

  /** MySQL reads the number a text begins with, and 0 if it begins with none. */
  private static BigDecimal leadingNumber(String text) {
    var number = Pattern.compile("-?\\d+(\\.\\d+)?").matcher(text.strip());
    return number.lookingAt() ? new BigDecimal(number.group()) : BigDecimal.ZERO;
  }

  private static String asUtcText(String time) {
    var parts = TIME.matcher(time);
    if (!parts.matches()) {
      return time;
    }
    return parts.group(1) + (parts.group(2) == null ? " 00:00:00" : " " + parts.group(2));
  }

  private boolean like(String text) {
    var pattern = new StringBuilder();
    String folded = value.toLowerCase(Locale.ROOT);
    for (int i = 0; i < folded.length(); i++) {
      char c = folded.charAt(i);
      pattern.append(c == '%' ? ".*" : c == '_' ? "." : Pattern.quote(String.valueOf(c)));
    }
    return Pattern.compile(pattern.toString(), Pattern.DOTALL)
        .matcher(text.toLowerCase(Locale.ROOT))
        .matches();
  }
}
