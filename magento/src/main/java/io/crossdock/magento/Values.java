package io.crossdock.magento;

import io.crossdock.core.order.Money;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Magento's ways of writing values: nulls are left out, times are UTC without saying so. Numbers
 * that a module turned into texts are read as numbers; what is no number is refused, not zero.
 */
final class Values {

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

  private Values() {}

  /** One field of one order that can't be what it should be; names the field, holds no value. */
  static final class Malformed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Malformed(String field, String expected, Throwable cause) {
      super("\"" + field + "\" is no " + expected + ".", cause);
    }
  }

  static String text(JsonNode node, String field) {
    JsonNode value = node.path(field);
    return value.isNull() ? "" : value.asString("");
  }

  /** Zero when absent. */
  static BigDecimal number(JsonNode node, String field) {
    JsonNode value = node.path(field);
    if (value.isNumber()) {
      return value.decimalValue();
    }
    String text = text(node, field).strip();
    try {
      return text.isEmpty() ? BigDecimal.ZERO : new BigDecimal(text);
    } catch (NumberFormatException e) {
      throw new Malformed(field, "number", e);
    }
  }

  static Money money(JsonNode node, String field) {
    return new Money(number(node, field));
  }

  /** Zero when absent. */
  static long whole(JsonNode node, String field) {
    try {
      return number(node, field).longValueExact();
    } catch (ArithmeticException e) {
      throw new Malformed(field, "whole number", e);
    }
  }

  /** An id as text, whether it was written as a number or as a text. */
  static String id(JsonNode node, String field) {
    return Long.toString(whole(node, field));
  }

  /** Empty when absent or zero. */
  static Optional<Long> reference(JsonNode node, String field) {
    return Optional.of(whole(node, field)).filter(id -> id > 0);
  }

  static boolean flag(JsonNode node, String field) {
    JsonNode value = node.path(field);
    return value.isBoolean() ? value.booleanValue() : number(node, field).signum() != 0;
  }

  static Instant time(JsonNode node, String field) {
    try {
      return LocalDateTime.parse(text(node, field), TIME).toInstant(ZoneOffset.UTC);
    } catch (DateTimeException e) {
      throw new Malformed(field, "time like 2026-11-23 10:00:00", e);
    }
  }

  static String filter(Instant time) {
    return TIME.format(time.atOffset(ZoneOffset.UTC));
  }
}
