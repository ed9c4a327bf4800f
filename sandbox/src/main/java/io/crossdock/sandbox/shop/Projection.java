package io.crossdock.sandbox.shop;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What {@code fields=items[entity_id,payment[method]],total_count} leaves of an answer: names that
 * do not exist are passed over in silence, and an empty list inside becomes null, as in Magento.
 */
record Projection(Map<String, Projection> fields) {

  /** Empty when the brackets do not match. */
  static Optional<Projection> parse(String text) {
    int depth = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      depth += c == '[' ? 1 : c == ']' ? -1 : 0;
      if (depth < 0) {
        return Optional.empty();
      }
    }
    return depth == 0 ? Optional.of(read(text)) : Optional.empty();
  }

  private static Projection read(String text) {
    var fields = new LinkedHashMap<String, Projection>();
    int depth = 0;
    int start = 0;
    for (int i = 0; i <= text.length(); i++) {
      char c = i == text.length() ? ',' : text.charAt(i);
      depth += c == '[' ? 1 : c == ']' ? -1 : 0;
      if (c == ',' && depth == 0) {
        name(text.substring(start, i), fields);
        start = i + 1;
      }
    }
    return new Projection(fields);
  }

  private static void name(String part, Map<String, Projection> fields) {
    int open = part.indexOf('[');
    if (open < 0) {
      fields.put(part.strip(), new Projection(Map.of()));
    } else {
      fields.put(
          part.substring(0, open).strip(), read(part.substring(open + 1, part.length() - 1)));
    }
  }

  /** What is left of an answer. */
  Object of(Map<String, Object> answer) {
    var left = new LinkedHashMap<String, @Nullable Object>();
    answer.forEach((name, value) -> {
      Projection inner = fields.get(name);
      if (inner != null) {
        left.put(name, inner.fields.isEmpty() ? value : inner.inside(value));
      }
    });
    return left.isEmpty() ? List.of() : left;
  }

  private @Nullable Object inside(@Nullable Object value) {
    return switch (value) {
      case Map<?, ?> map -> of(Doc.object(map));
      case List<?> list -> list.isEmpty() ? null : each(list);
      case null, default -> value;
    };
  }

  private List<@Nullable Object> each(List<?> list) {
    var left = new ArrayList<@Nullable Object>();
    list.forEach(value -> left.add(inside(value)));
    return left;
  }
}
