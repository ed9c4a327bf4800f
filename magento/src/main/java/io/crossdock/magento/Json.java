package io.crossdock.magento;

import io.crossdock.core.order.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reading Magento's JSON: an omitted or null field is empty or zero, numbers stay exact. */
final class Json {

  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

  private Json() {}

  static JsonNode read(String body) {
    return MAPPER.readTree(body);
  }

  static String text(JsonNode node, String field) {
    return node.path(field).asString("");
  }

  static BigDecimal number(JsonNode node, String field) {
    JsonNode value = node.path(field);
    return value.isMissingNode() || value.isNull()
        ? BigDecimal.ZERO
        : new BigDecimal(value.asString());
  }

  static Money money(JsonNode node, String field) {
    return new Money(number(node, field));
  }

  static long id(JsonNode node, String field) {
    return number(node, field).longValue();
  }

  static Instant time(JsonNode node, String field) {
    return LocalDateTime.parse(text(node, field), TIME).toInstant(ZoneOffset.UTC);
  }

  static String format(Instant time) {
    return TIME.format(time.atOffset(ZoneOffset.UTC));
  }
}
