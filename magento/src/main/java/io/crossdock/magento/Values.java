package io.crossdock.magento;

import io.crossdock.core.order.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import tools.jackson.databind.JsonNode;

/** Magento's ways of writing values: nulls are left out, times are UTC without saying so. */
final class Values {

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

  private Values() {}

  static String text(JsonNode node, String field) {
    return node.path(field).isNull() ? "" : node.path(field).asString("");
  }

  static BigDecimal number(JsonNode node, String field) {
    JsonNode value = node.path(field);
    return value.isNumber() ? value.decimalValue() : BigDecimal.ZERO;
  }

  static Money money(JsonNode node, String field) {
    return new Money(number(node, field));
  }

  static Instant time(JsonNode node, String field) {
    return LocalDateTime.parse(text(node, field), TIME).toInstant(ZoneOffset.UTC);
  }

  static String filter(Instant time) {
    return TIME.format(time.atOffset(ZoneOffset.UTC));
  }
}
