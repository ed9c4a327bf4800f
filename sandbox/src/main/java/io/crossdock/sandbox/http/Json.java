package io.crossdock.sandbox.http;

import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON as maps, lists, strings, booleans, {@code Integer}/{@code Long} and {@code BigDecimal}; key
 * order is kept. Thread-safe.
 */
public final class Json {

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .build();

  private Json() {}

  /** Reads any JSON value. */
  public static Object read(byte[] json) throws MalformedJson {
    try {
      Object value = MAPPER.readValue(json, Object.class);
      if (value == null) {
        throw new MalformedJson("null");
      }
      return value;
    } catch (JacksonException e) {
      throw new MalformedJson(e.getOriginalMessage());
    }
  }

  /** Reads a JSON object. */
  public static Map<String, Object> object(byte[] json) throws MalformedJson {
    try {
      return MAPPER.readValue(json, new TypeReference<Map<String, Object>>() {});
    } catch (JacksonException e) {
      throw new MalformedJson(e.getOriginalMessage());
    }
  }

  public static byte[] bytes(Object value) {
    return MAPPER.writeValueAsBytes(value);
  }

  public static String text(Object value) {
    return MAPPER.writeValueAsString(value);
  }

  /** {@code value} as an object; an empty one if it is none. */
  @SuppressWarnings("unchecked")
  public static Map<String, Object> asObject(@org.jspecify.annotations.Nullable Object value) {
    return value instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
  }

  /** {@code value} as a list; an empty one if it is none. */
  @SuppressWarnings("unchecked")
  public static List<Object> asList(@org.jspecify.annotations.Nullable Object value) {
    return value instanceof List<?> list ? (List<Object>) list : List.of();
  }

  /** The text was not JSON, or not of the shape asked for. */
  public static final class MalformedJson extends Exception {
    private static final long serialVersionUID = 1L;

    MalformedJson(String message) {
      super(message);
    }
  }
}
