package io.crossdock.sandbox.org;

import io.crossdock.sandbox.http.Journal;
import io.crossdock.sandbox.http.Json;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * All records, with real transactions: one at a time, undone whole when it fails. A committed one
 * is one line of the journal. Rows are never changed in place; an absent key is null.
 */
final class Records implements AutoCloseable {

  private record Undo(Entity entity, String id, @Nullable Map<String, Object> before) {}

  private final Schema schema;
  private final Map<String, Map<String, Map<String, Object>>> tables = new HashMap<>();
  private final Map<String, Set<String>> index = new HashMap<>();
  private final ReentrantLock lock = new ReentrantLock(true);
  private final List<Undo> undo = new ArrayList<>();
  private final @Nullable Journal journal;
  private long lastNumber;

  Records(Schema schema, @Nullable Path file) throws IOException {
    this.schema = schema;
    schema.all().forEach(e -> tables.put(e.name(), new LinkedHashMap<>()));
    this.journal = file == null ? null : new Journal(file, this::replay);
    undo.clear();
  }

  /** Runs it alone; a failure undoes all it did. Inside another one it is a savepoint. */
  <T> T transaction(Supplier<T> work) {
    lock.lock();
    int mark = undo.size();
    boolean done = false;
    try {
      T result = work.get();
      done = true;
      if (lock.getHoldCount() == 1) {
        commit();
      }
      return result;
    } finally {
      if (!done) {
        rollBack(mark);
      }
      lock.unlock();
    }
  }

  Schema schema() {
    return schema;
  }

  /** A number never given before, not even in a transaction that failed. */
  long nextNumber() {
    return ++lastNumber;
  }

  /** The row, deleted or not. */
  Optional<Map<String, Object>> find(Entity entity, String id) {
    return Optional.ofNullable(table(entity).get(id));
  }

  /** The row unless deleted. */
  Optional<Map<String, Object>> live(Entity entity, String id) {
    return find(entity, id).filter(Records::isLive);
  }

  Map<String, Object> get(String entity, String id) {
    return live(schema.get(entity), id).orElseThrow(Refusal::notFound);
  }

  Collection<Map<String, Object>> all(Entity entity) {
    return table(entity).values();
  }

  /** Live rows whose indexed field (a reference or an external id) has that value. */
  List<Map<String, Object>> by(Entity entity, String field, String value) {
    return index.getOrDefault(key(entity, field, value), Set.of()).stream()
        .map(id -> row(entity, id))
        .toList();
  }

  List<Map<String, Object>> by(String entity, String field, String value) {
    return by(schema.get(entity), field, value);
  }

  void put(Entity entity, Map<String, Object> row) {
    set(entity, (String) row.getOrDefault("Id", ""), Map.copyOf(row));
  }

  /** Removes it without a trace. */
  void erase(Entity entity, String id) {
    set(entity, id, null);
  }

  @Override
  public void close() throws IOException {
    if (journal != null) {
      journal.close();
    }
  }

  static boolean isLive(Map<String, Object> row) {
    return !Boolean.TRUE.equals(row.get("IsDeleted"));
  }

  private void set(Entity entity, String id, @Nullable Map<String, Object> row) {
    Map<String, Object> before = table(entity).get(id);
    undo.add(new Undo(entity, id, before));
    store(entity, id, before, row);
  }

  private void store(
      Entity entity,
      String id,
      @Nullable Map<String, Object> before,
      @Nullable Map<String, Object> after) {
    if (before != null && isLive(before)) {
      keys(entity, before).forEach(k -> index.getOrDefault(k, new LinkedHashSet<>()).remove(id));
    }
    if (after == null) {
      table(entity).remove(id);
      return;
    }
    table(entity).put(id, after);
    if (isLive(after)) {
      keys(entity, after)
          .forEach(k -> index.computeIfAbsent(k, x -> new LinkedHashSet<>()).add(id));
    }
  }

  private void rollBack(int mark) {
    while (undo.size() > mark) {
      Undo u = undo.removeLast();
      store(u.entity(), u.id(), table(u.entity()).get(u.id()), u.before());
    }
  }

  private void commit() {
    if (journal != null && !undo.isEmpty()) {
      var rows = new LinkedHashMap<String, Object>();
      for (Undo u : undo) {
        rows.put(
            u.entity().name() + "/" + u.id(), table(u.entity()).getOrDefault(u.id(), Map.of()));
      }
      journal.append(Map.of("rows", rows, "lastNumber", lastNumber));
    }
    undo.clear();
  }

  private void replay(Map<String, Object> line) {
    lastNumber = line.get("lastNumber") instanceof Number n ? n.longValue() : lastNumber;
    Json.asObject(line.get("rows"))
        .forEach((address, row) -> {
          int slash = address.indexOf('/');
          Entity entity = schema.get(address.substring(0, slash));
          Map<String, Object> values = typed(entity, Json.asObject(row));
          set(entity, address.substring(slash + 1), values.isEmpty() ? null : values);
        });
  }

  private static Map<String, Object> typed(Entity entity, Map<String, Object> row) {
    var typed = new LinkedHashMap<String, Object>(row);
    entity.fields().values().stream()
        .filter(f -> f.number() && row.containsKey(f.name()))
        .forEach(f -> typed.put(f.name(), new BigDecimal(String.valueOf(row.get(f.name())))));
    return Map.copyOf(typed);
  }

  private Map<String, Map<String, Object>> table(Entity entity) {
    return tables.getOrDefault(entity.name(), Map.of());
  }

  private Map<String, Object> row(Entity entity, String id) {
    return table(entity).getOrDefault(id, Map.of());
  }

  private static List<String> keys(Entity entity, Map<String, Object> row) {
    return entity.fields().values().stream()
        .filter(f -> indexed(f) && row.containsKey(f.name()))
        .map(f -> key(entity, f.name(), String.valueOf(row.get(f.name()))))
        .toList();
  }

  /** Whether {@link #by} knows the field. */
  static boolean indexed(Field field) {
    return field.external() || field.reference() || field.type().equals("email");
  }

  private static String key(Entity entity, String field, String value) {
    return entity.name() + "." + field + "=" + value.toLowerCase(Locale.ROOT);
  }
}
