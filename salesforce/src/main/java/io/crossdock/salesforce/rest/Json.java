package io.crossdock.salesforce.rest;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JSON with exact decimals. Thread-safe. */
public final class Json {

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
          .build();

  private Json() {}

  /** Reads a text; one that is no JSON (an edge's HTML page, a cut answer) reads as missing. */
  public static JsonNode read(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (JacksonException e) {
      return MAPPER.missingNode();
    }
  }

  public static String text(Object value) {
    return MAPPER.writeValueAsString(value);
  }

  public static List<JsonNode> list(JsonNode array) {
    var all = new ArrayList<JsonNode>();
    for (JsonNode one : array) {
      all.add(one);
    }
    return all;
  }

  public static String string(JsonNode object, String field) {
    return object.path(field).asString("");
  }

  /** A field as plans hold it: text, {@code BigDecimal} or {@code Boolean}; null is empty text. */
  public static Object value(JsonNode object, String field) {
    JsonNode node = object.path(field);
    if (node.isNumber()) {
      return node.decimalValue();
    }
    if (node.isBoolean()) {
      return node.booleanValue();
    }
    return node.asString("");
  }

  public static BigDecimal decimal(JsonNode object, String field) {
    return object.path(field).isNumber() ? object.path(field).decimalValue() : BigDecimal.ZERO;
  }
}
