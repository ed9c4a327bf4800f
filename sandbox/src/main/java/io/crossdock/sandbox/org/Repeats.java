package io.crossdock.sandbox.org;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * What a list of rows names more than once: each such row is refused, the first one too.
 *
 * @param fold what makes two spellings the same
 */
record Repeats(Set<String> twice, String what, UnaryOperator<String> fold) {

  /** Text external ids are the same without regard to case. */
  static Repeats ofKeys(Stream<String> keys) {
    return of(keys, "external id", k -> k.toLowerCase(Locale.ROOT));
  }

  /** 15 and 18 characters are the same id. */
  static Repeats ofIds(Stream<String> ids) {
    return of(ids, "id", id -> Ids.canonical(id).orElse(id));
  }

  static Repeats none() {
    return ofIds(Stream.empty());
  }

  private static Repeats of(Stream<String> values, String what, UnaryOperator<String> fold) {
    var seen = new HashSet<String>();
    var twice = new HashSet<String>();
    values
        .map(fold)
        .forEach(v -> {
          if (!v.isEmpty() && !seen.add(v)) {
            twice.add(v);
          }
        });
    return new Repeats(twice, what, fold);
  }

  void refuse(String value, String field) {
    if (twice.contains(fold.apply(value))) {
      throw Refusal.data(
          "DUPLICATE_VALUE", "Duplicate %s specified: %s".formatted(what, value), field);
    }
  }
}
