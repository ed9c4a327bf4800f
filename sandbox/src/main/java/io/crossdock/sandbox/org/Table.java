package io.crossdock.sandbox.org;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One object's rows, deleted ones too, and their indexes. {@link Records} guards it. */
final class Table {

  private final List<Field> indexed;
  private final Map<String, Map<String, Object>> rows = new LinkedHashMap<>();

  /** By field and folded value: one id, or a set of ids. */
  private final Map<String, Map<String, Object>> indexes = new HashMap<>();

  /**
   * @param whole the object with all its fields
   */
  Table(Entity whole) {
    this.indexed = whole.fields().values().stream().filter(Field::indexed).toList();
    indexed.forEach(f -> indexes.put(f.name(), new HashMap<>()));
  }

  @Nullable Map<String, Object> get(String id) {
    return rows.get(id);
  }

  Collection<Map<String, Object>> rows() {
    return rows.values();
  }

  /** Stores the row, or removes it for good; gives what was there. */
  @Nullable Map<String, Object> set(String id, @Nullable Map<String, Object> row) {
    Map<String, Object> before = row == null ? rows.remove(id) : rows.put(id, row);
    for (Field field : indexed) {
      Object was = before == null ? null : before.get(field.name());
      Object is = row == null ? null : row.get(field.name());
      if (was != null && !was.equals(is)) {
        remove(index(field.name()), fold(was), id);
      }
      if (is != null && !is.equals(was)) {
        add(index(field.name()), fold(is), id);
      }
    }
    return before;
  }

  /** Rows whose indexed field has that value. */
  List<Map<String, Object>> by(String field, String value) {
    Object ids = index(field).get(fold(value));
    return ids == null
        ? List.of()
        : ids(ids).stream().map(id -> rows.getOrDefault(id, Map.of())).toList();
  }

  private Map<String, Object> index(String field) {
    Map<String, Object> index = indexes.get(field);
    if (index == null) {
      throw new IllegalArgumentException("no index on " + field);
    }
    return index;
  }

  private static void add(Map<String, Object> index, String value, String id) {
    Object there = index.get(value);
    if (there == null) {
      index.put(value, id);
    } else {
      var more = there instanceof String ? new LinkedHashSet<>(ids(there)) : ids(there);
      more.add(id);
      index.put(value, more);
    }
  }

  private static void remove(Map<String, Object> index, String value, String id) {
    Object there = index.get(value);
    if (id.equals(there)) {
      index.remove(value);
    } else if (there instanceof Set<?> set) {
      set.remove(id);
    }
  }

  @SuppressWarnings("unchecked")
  private static Set<String> ids(Object there) {
    return there instanceof String id ? Set.of(id) : (Set<String>) there;
  }

  private static String fold(Object value) {
    return value.toString().toLowerCase(Locale.ROOT);
  }
}
