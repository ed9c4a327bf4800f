package io.crossdock.sandbox.org;

import io.crossdock.sandbox.http.Json;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Fills in <code>@{ref.id}</code> from the answers so far. */
final class References {

  private static final Pattern REFERENCE = Pattern.compile("@\\{([A-Za-z0-9_]+)([^}]*)\\}");

  private final Map<String, Object> answers = new LinkedHashMap<>();

  void put(String referenceId, @Nullable Object body) {
    if (body != null) {
      answers.put(referenceId, body);
    }
  }

  /** The nodes that a node refers to. */
  static Set<String> in(Object node) {
    var names = new LinkedHashSet<String>();
    Matcher m = REFERENCE.matcher(Json.text(node));
    while (m.find()) {
      names.add(m.group(1));
    }
    return names;
  }

  String fill(String text) {
    return REFERENCE
        .matcher(text)
        .replaceAll(m -> Matcher.quoteReplacement(String.valueOf(value(m.group(1), m.group(2)))));
  }

  /** The same value with every text in it filled in. */
  @Nullable Object fill(@Nullable Object value) {
    if (value instanceof String s) {
      return fill(s);
    }
    if (value instanceof Map<?, ?> map) {
      var filled = new LinkedHashMap<String, @Nullable Object>();
      map.forEach((k, v) -> filled.put(String.valueOf(k), fill(v)));
      return filled;
    }
    if (value instanceof List<?> list) {
      return list.stream().map(this::fill).toList();
    }
    return value;
  }

  private Object value(String name, String path) {
    Object value = answers.get(name);
    for (String step : path.replaceAll("\\[(\\d+)]", ".$1").split("\\.", -1)) {
      if (!step.isEmpty() && value instanceof List<?> list) {
        int i = Integer.parseInt(step);
        value = i < list.size() ? list.get(i) : null;
      } else if (!step.isEmpty()) {
        value = Json.asObject(value).get(step);
      }
    }
    if (value == null) {
      throw Refusal.halted(
          "Invalid reference specified. No value for %s%s found in %s".formatted(name, path, name));
    }
    return value;
  }
}
