package io.crossdock.core.mapping;

import java.util.Map;
import java.util.Optional;

/**
 * The language of mappings. An expression changes nothing, gives the same value for the same order
 * and ends within a bounded time and depth. Thread-safe.
 */
public interface Expressions {

  /** Why an expression cannot be used, a sentence; empty = it can. */
  Optional<String> fault(String expression);

  /**
   * @param context what the expression's paths start from
   * @param named the JSON of what it is part of, by name: {@code order} is {@code $order}
   */
  Value evaluate(
      String expression, Map<String, Object> context, Map<String, Map<String, Object>> named);

  /** What an expression gives. */
  sealed interface Value {
    /**
     * @param value text, number, boolean, list or map
     */
    record Of(Object value) implements Value {}

    record Nothing() implements Value {}

    /**
     * @param why a sentence
     */
    record Failed(String why) implements Value {}
  }
}
