package io.crossdock.sandbox.org;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One record about to be written.
 *
 * @param before null when it is created
 * @param row what will be stored; rules may still change it
 * @param sent the fields the caller named
 */
record Change(
    Entity entity,
    String id,
    @Nullable Map<String, Object> before,
    Map<String, Object> row,
    Set<String> sent) {

  boolean creates() {
    return before == null;
  }

  @Nullable Object was(String field) {
    return before == null ? null : before.get(field);
  }

  String text(String field) {
    return String.valueOf(row.getOrDefault(field, ""));
  }

  boolean has(String field) {
    return row.containsKey(field);
  }

  /** Whether the field gets another value than it had. */
  boolean changes(String field) {
    return !Objects.equals(was(field), row.get(field));
  }
}
