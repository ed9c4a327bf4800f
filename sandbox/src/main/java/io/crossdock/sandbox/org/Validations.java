package io.crossdock.sandbox.org;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * The admin's validation rules: a record whose field matches is refused with {@code
 * FIELD_CUSTOM_VALIDATION_EXCEPTION}. An absent value is the empty text. A rule shows its message
 * at its field, or at the top of the page: then the refusal names no field. Thread-safe.
 */
final class Validations {

  private record Rule(String object, String field, Pattern refuses, String message, boolean top) {

    Map<String, Object> shown() {
      return Map.of(
          "object",
          object,
          "field",
          field,
          "refuses",
          refuses.pattern(),
          "message",
          message,
          "top",
          top);
    }

    Refusal refusal() {
      String code = "FIELD_CUSTOM_VALIDATION_EXCEPTION";
      return top ? Refusal.data(code, message) : Refusal.data(code, message, field);
    }
  }

  private final List<Rule> rules = new CopyOnWriteArrayList<>();

  /**
   * @param body {@code object}, {@code field}, {@code refuses} (a regular expression, matched
   *     whole), {@code message}, {@code top} (false)
   */
  void add(Map<String, Object> body, Schema schema) {
    Entity entity =
        schema
            .find(Rules.text(body, "object"))
            .orElseThrow(() -> new IllegalArgumentException("\"object\": no such object"));
    Field field =
        entity
            .field(Rules.text(body, "field"))
            .orElseThrow(() -> new IllegalArgumentException("\"field\": no such field"));
    try {
      Pattern refuses = Pattern.compile(Rules.text(body, "refuses"), Pattern.DOTALL);
      String message = String.valueOf(body.getOrDefault("message", "Not allowed by a rule."));
      boolean top = Boolean.TRUE.equals(body.get("top"));
      rules.add(new Rule(entity.name(), field.name(), refuses, message, top));
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException("\"refuses\": " + e.getMessage(), e);
    }
  }

  void clear() {
    rules.clear();
  }

  List<Object> shown() {
    return rules.stream().map(r -> (Object) r.shown()).toList();
  }

  void check(Change change) {
    for (Rule rule : rules) {
      if (rule.object().equals(change.entity().name())
          && rule.refuses().matcher(change.text(rule.field())).matches()) {
        throw rule.refusal();
      }
    }
  }
}
