package io.crossdock.web.answer;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/** Where a list stands: a path, and by parameters what is shown of it. Pure. */
public record Address(String path, SequencedMap<String, String> values) {

  /** As it was asked for, by the parameters that are known; one without a value is none. */
  public static Address of(String path, List<String> known, Form asked) {
    var values = new LinkedHashMap<String, String>();
    known.forEach(name -> values.put(name, asked.text(name)));
    values.values().removeIf(String::isEmpty);
    return new Address(path, values);
  }

  public String get(String name) {
    return values.getOrDefault(name, "");
  }

  /** With these parameters instead; an empty value takes one away. */
  public Address with(Map<String, String> changes) {
    var all = new LinkedHashMap<>(values);
    all.putAll(changes);
    all.values().removeIf(String::isEmpty);
    return new Address(path, all);
  }

  /** The same list in another form. */
  public Address at(String other) {
    return new Address(other, values);
  }

  /** What stands behind the question mark; empty = nothing. */
  public String query() {
    return values.entrySet().stream()
        .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }

  @Override
  public String toString() {
    return values.isEmpty() ? path : path + "?" + query();
  }
}
