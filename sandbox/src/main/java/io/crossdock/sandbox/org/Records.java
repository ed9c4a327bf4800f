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
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * All records, with real transactions: one at a time, undone whole when it fails. A committed one
 * is one line of the journal. Rows are never changed in place; an absent key is null.
 */
final class Records implements AutoCloseable {

  private record Undo(Table table, String address, @Nullable Map<String, Object> before) {

    String id() {
      return address.substring(address.indexOf('/') + 1);
    }
  }

  private final Schema schema;
  private final Map<String, Table> tables = new HashMap<>();
  private final ReentrantLock lock = new ReentrantLock(true);
  private final List<Undo> undo = new ArrayList<>();
  private final @Nullable Journal journal;
  private long lastNumber;

  Records(Schema schema, @Nullable Path file) throws IOException {
    this.schema = schema;
    schema.whole().forEach(e -> tables.put(e.name(), new Table(e)));
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
    return Optional.ofNullable(table(entity.name()).get(id));
  }

  /** The row unless deleted. */
  Optional<Map<String, Object>> live(Entity entity, String id) {
    return find(entity, id).filter(Records::isLive);
  }

  Map<String, Object> get(String entity, String id) {
    return Optional.ofNullable(table(entity).get(id))
        .filter(Records::isLive)
        .orElseThrow(Refusal::notFound);
  }

  Collection<Map<String, Object>> all(Entity entity) {
    return table(entity.name()).rows();
  }

  /** Live rows whose indexed field has that value. */
  List<Map<String, Object>> by(String entity, String field, String value) {
    return withDeleted(entity, field, value).stream().filter(Records::isLive).toList();
  }

  List<Map<String, Object>> by(Entity entity, String field, String value) {
    return by(entity.name(), field, value);
  }

  /** As {@link #by}, from the recycle bin too. */
  List<Map<String, Object>> withDeleted(String entity, String field, String value) {
    return table(entity).by(field, value);
  }

  void put(Entity entity, Map<String, Object> row) {
    set(entity.name(), (String) row.getOrDefault("Id", ""), Map.copyOf(row));
  }

  /** Removes it without a trace. */
  void erase(Entity entity, String id) {
    set(entity.name(), id, null);
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

  private void set(String entity, String id, @Nullable Map<String, Object> row) {
    Table table = table(entity);
    undo.add(new Undo(table, entity + "/" + id, table.set(id, row)));
  }

  private void rollBack(int mark) {
    while (undo.size() > mark) {
      Undo u = undo.removeLast();
      u.table().set(u.id(), u.before());
    }
  }

  private void commit() {
    if (journal != null && !undo.isEmpty()) {
      var rows = new LinkedHashMap<String, Object>();
      for (Undo u : undo) {
        Map<String, Object> row = u.table().get(u.id());
        rows.put(u.address(), row == null ? Map.of() : row);
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
          Entity entity = schema.whole(address.substring(0, slash));
          Map<String, Object> values = typed(entity, Json.asObject(row));
          table(entity.name()).set(address.substring(slash + 1), values.isEmpty() ? null : values);
        });
  }

  private static Map<String, Object> typed(Entity entity, Map<String, Object> row) {
    var typed = new LinkedHashMap<String, Object>(row);
    entity.fields().values().stream()
        .filter(f -> f.number() && row.containsKey(f.name()))
        .forEach(f -> typed.put(f.name(), new BigDecimal(String.valueOf(row.get(f.name())))));
    return Map.copyOf(typed);
  }

  private Table table(String entity) {
    return Objects.requireNonNull(tables.get(entity), entity);
  }
}
