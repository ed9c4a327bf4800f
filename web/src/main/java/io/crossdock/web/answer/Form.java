package io.crossdock.web.answer;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a form or an address sent, by name. What was not sent reads as empty. Pure. */
public record Form(Map<String, List<String>> sent) {

  /** Where every name has one value. */
  public static Form of(Map<String, String> values) {
    var sent = new HashMap<String, List<String>>();
    values.forEach((name, value) -> sent.put(name, List.of(value)));
    return new Form(sent);
  }

  /** With these where nothing was sent, or only blanks. */
  public Form filled(Map<String, String> kept) {
    var all = new HashMap<>(sent);
    kept.forEach((name, value) -> {
      if (text(name).isEmpty()) {
        all.put(name, List.of(value));
      }
    });
    return new Form(all);
  }

  public boolean has(String name) {
    return sent.containsKey(name);
  }

  /** The first value as it was typed. */
  public String exact(String name) {
    List<String> values = sent.getOrDefault(name, List.of());
    return values.isEmpty() ? "" : values.getFirst();
  }

  /** The first value without blanks around it. */
  public String text(String name) {
    return exact(name).strip();
  }

  /** A whole number that is not below 0; see {@link Whole#of}. */
  public Optional<Long> whole(String name) {
    return Whole.of(text(name));
  }

  /** A number as websites have, or 0. */
  public int id(String name) {
    return Whole.small(text(name)).orElse(0);
  }

  /** What the change is based on; -1, which nothing has, where it says none. */
  public long version() {
    return whole("version").orElse(-1L);
  }

  /** The boxes of that name which were ticked, each once. */
  public List<String> ticked(String name) {
    return sent.getOrDefault(name, List.of()).stream()
        .filter(value -> !value.isEmpty())
        .distinct()
        .toList();
  }
}
