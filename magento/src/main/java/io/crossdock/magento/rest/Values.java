package io.crossdock.magento.rest;

import io.crossdock.core.failure.Failure;
import io.crossdock.core.failure.Failure.Category;
import io.crossdock.core.order.Money;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Magento's ways of writing values: nulls are left out, times are UTC without saying so. A value
 * that a module writes in another form is understood where it has one meaning: numbers and flags as
 * texts, times with a T and a zone, false or an empty list for nothing. What has none is refused,
 * not zero.
 */
public final class Values {

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

  /** As PHP's number_format writes; "1,234" alone could also be a decimal comma. */
  private static final Pattern GROUPED = Pattern.compile("-?\\d{1,3}(,\\d{3})+\\.\\d+");

  private static final Pattern ZONED = Pattern.compile(".*(Z|[+-]\\d\\d:?\\d\\d)");

  private Values() {}

  /** One part of one order that can't be what it should be; names the part, holds no value. */
  public static final class Malformed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Failure failure;
    private final String expected;

    public Malformed(String field, String expected, @Nullable Throwable cause) {
      super("\"" + field + "\" is no " + expected + ".", cause);
      this.expected = expected;
      this.failure =
          unreadable(
              "\"" + field + "\" is no " + expected + ".",
              "A shop developer: a module changes this field in REST; then press \"Salesforce"
                  + " Sync\".");
    }

    public Malformed(String field, String expected) {
      this(field, expected, new IllegalArgumentException(expected));
    }

    public Malformed(Failure failure) {
      super(failure.message());
      this.expected = "";
      this.failure = failure;
    }

    /** What it should be, such as "number". */
    public String expected() {
      return expected;
    }

    /** Of this order alone. */
    public Failure failure() {
      return failure;
    }
  }

  /** An order that is wrong in a way that can't be left out. */
  public static Failure unreadable(String what, String hint) {
    return Failure.of(
        Category.REJECTED,
        "order-unreadable",
        "The shop's answer about this order makes no sense: " + what,
        hint);
  }

  /** Whether there is nothing: absent, null, false, an empty text, list or object. */
  public static boolean absent(JsonNode value) {
    return switch (value.getNodeType()) {
      case MISSING, NULL -> true;
      case BOOLEAN -> !value.booleanValue();
      case STRING -> value.asString().isBlank();
      case ARRAY, OBJECT -> value.isEmpty();
      default -> false;
    };
  }

  public static String text(JsonNode node, String field) {
    JsonNode value = node.path(field);
    return value.isNull() ? "" : value.asString("");
  }

  /** Zero when absent. */
  public static BigDecimal number(JsonNode node, String field) {
    JsonNode value = node.path(field);
    if (value.isNumber()) {
      return value.decimalValue();
    }
    if (absent(value)) {
      return BigDecimal.ZERO;
    }
    try {
      String text = value.isString() ? value.asString().strip() : "";
      return new BigDecimal(GROUPED.matcher(text).matches() ? text.replace(",", "") : text);
    } catch (NumberFormatException e) {
      throw new Malformed(field, "number", e);
    }
  }

  static Money money(JsonNode node, String field) {
    return new Money(number(node, field));
  }

  /** Zero when absent. */
  public static long whole(JsonNode node, String field) {
    try {
      return number(node, field).longValueExact();
    } catch (ArithmeticException e) {
      throw new Malformed(field, "whole number", e);
    }
  }

  /** An id as text, whether it was written as a number or as a text. */
  public static String id(JsonNode node, String field) {
    return Long.toString(whole(node, field));
  }

  public static boolean flag(JsonNode node, String field) {
    JsonNode value = node.path(field);
    String text = text(node, field).strip();
    boolean word = text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false");
    if (value.isBoolean() || word) {
      return text.equalsIgnoreCase("true");
    }
    return number(node, field).signum() != 0;
  }

  /** Without a zone it is UTC; with one, as that zone says. */
  public static Instant time(JsonNode node, String field) {
    String text = text(node, field).strip().replace(' ', 'T');
    try {
      return ZONED.matcher(text).matches()
          ? OffsetDateTime.parse(text.replaceFirst("([+-]\\d\\d)(\\d\\d)$", "$1:$2")).toInstant()
          : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
    } catch (DateTimeException e) {
      throw new Malformed(field, "time like 2026-11-23 10:00:00", e);
    }
  }

  public static String filter(Instant time) {
    return TIME.format(time.atOffset(ZoneOffset.UTC));
  }
}
