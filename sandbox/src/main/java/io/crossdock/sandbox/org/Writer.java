package io.crossdock.sandbox.org;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Creates, changes and deletes single records; every refusal leaves all as it was. */
final class Writer {

  /** What an upsert did. */
  record Upserted(String id, boolean created) {}

  /** How an upsert may create. */
  record Upsert(boolean updateOnly, boolean allowDuplicates) {}

  private final Records records;
  private final Rules rules;
  private final RecycleBin bin;
  private final Setup setup;
  private final InstantSource clock;

  Writer(Records records, Rules rules, RecycleBin bin, Setup setup, InstantSource clock) {
    this.records = records;
    this.rules = rules;
    this.bin = bin;
    this.setup = setup;
    this.clock = clock;
  }

  String insert(Entity entity, Map<String, Object> body, boolean allowDuplicates) {
    return records.transaction(() -> {
      boolean blocked = setup.isOn("duplicateRulesBlock");
      if (blocked || (setup.isOn("duplicateRules") && !allowDuplicates)) {
        Duplicates.check(records, entity, body, !blocked);
      }
      String id = Ids.of(entity.prefix(), records.nextNumber());
      var row = new LinkedHashMap<String, Object>(defaults(entity));
      row.put("Id", id);
      if (entity.custom()) {
        row.put("Name", id); // of one without a name
      }
      return write(entity, id, null, row, body);
    });
  }

  void update(Entity entity, String id, Map<String, Object> body) {
    records.transaction(() -> {
      Map<String, Object> before = written(entity, id);
      return write(
          entity,
          (String) before.getOrDefault("Id", id),
          before,
          new LinkedHashMap<>(before),
          body);
    });
  }

  /** Writes the record with that external id, or creates it. */
  Upserted upsert(
      Entity entity, Field key, String value, Map<String, Object> body, Upsert options) {
    return records.transaction(() -> {
      List<Map<String, Object>> found = records.by(entity, key.name(), value);
      var full = new LinkedHashMap<String, Object>(body);
      if (found.isEmpty()) {
        if (options.updateOnly()) {
          throw Refusal.notFound();
        }
        full.put(key.name(), value);
        return new Upserted(insert(entity, full, options.allowDuplicates()), true);
      }
      String id = (String) found.getFirst().getOrDefault("Id", "");
      update(entity, id, full);
      return new Upserted(id, false);
    });
  }

  void delete(Entity entity, String id) {
    records.transaction(() -> {
      bin.delete(entity, written(entity, id));
      return true;
    });
  }

  /** The row to read at an address, live. */
  Map<String, Object> existing(Entity entity, String id) {
    return existing(entity, id, Refusal.notFound());
  }

  /** The row to change or delete, live. */
  private Map<String, Object> written(Entity entity, String id) {
    return existing(
        entity, id, new Refusal(404, "INVALID_CROSS_REFERENCE_KEY", "invalid cross reference id"));
  }

  private Map<String, Object> existing(Entity entity, String id, Refusal unknown) {
    String canonical = Ids.canonical(id).orElseThrow(() -> Refusal.noKey(id));
    Map<String, Object> row = records.find(entity, canonical).orElseThrow(() -> unknown);
    if (!Records.isLive(row)) {
      throw new Refusal(404, "ENTITY_IS_DELETED", "entity is deleted");
    }
    return row;
  }

  private String write(
      Entity entity,
      String id,
      @Nullable Map<String, Object> before,
      Map<String, Object> row,
      Map<String, Object> body) {
    var change = new Change(entity, id, before, row, new LinkedHashSet<>());
    body.forEach((name, value) -> assign(change, name, value));
    rules.before(change);
    requireAll(change);
    refuseDuplicates(records, entity, row);
    stamp(change);
    records.put(entity, row);
    rules.after(change);
    return id;
  }

  private void assign(Change change, String name, @Nullable Object sent) {
    if (name.equals("attributes")) {
      return;
    }
    if (sent instanceof Map<?, ?> target) {
      assignByKey(change, name, target);
      return;
    }
    Field field = change.entity().fieldOrRefuse(name);
    if (change.creates() ? !field.createable() : !field.updateable()) {
      throw Refusal.readOnly(field.name());
    }
    set(change, field, Values.read(field, sent));
  }

  private void set(Change change, Field field, @Nullable Object value) {
    if (value instanceof String id && field.reference()) {
      refuseDangling(field, id);
    }
    change.sent().add(field.name());
    if (value != null) {
      change.row().put(field.name(), value);
    } else if (field.type().equals("boolean")) {
      change.row().put(field.name(), false);
    } else {
      change.row().remove(field.name());
    }
  }

  private void refuseDangling(Field field, String id) {
    Entity target =
        records
            .schema()
            .find(field.target())
            .or(() ->
                field.target().equals("*") ? records.schema().ofId(id) : java.util.Optional.empty())
            .filter(e -> id.startsWith(e.prefix()))
            .orElseThrow(() ->
                Refusal.data(
                    "MALFORMED_ID",
                    field.label() + ": id value of incorrect type: " + id,
                    field.name()));
    var row = records.find(target, id);
    if (row.isEmpty()) {
      throw Refusal.data("INVALID_CROSS_REFERENCE_KEY", "invalid cross reference id", field.name());
    }
    if (!Records.isLive(row.get())) {
      throw Refusal.data("ENTITY_IS_DELETED", "entity is deleted", field.name());
    }
  }

  /** {@code "Account": {"Magento_Id__c": "42"}} in place of AccountId. */
  private void assignByKey(Change change, String name, Map<?, ?> by) {
    Field field = change.entity().parent(name).orElseGet(() -> change.entity().fieldOrRefuse(name));
    Entity target = records.schema().get(field.target());
    var key =
        by.entrySet().stream()
            .filter(e -> !Objects.equals(e.getKey(), "attributes"))
            .findFirst()
            .orElseThrow(() -> Refusal.data("INVALID_FIELD", "No external id in " + name, name));
    Field external = target.fieldOrRefuse(String.valueOf(key.getKey()));
    String value = String.valueOf(key.getValue());
    List<Map<String, Object>> found = records.by(target, external.name(), value);
    if (!external.external() || found.size() != 1) {
      throw Refusal.data(
          "INVALID_FIELD",
          "Foreign key external ID: %s not found for field %s in entity %s"
              .formatted(value, external.name(), target.name()),
          external.name());
    }
    assign(change, field.name(), found.getFirst().getOrDefault("Id", ""));
  }

  private static void requireAll(Change change) {
    var missing = new ArrayList<String>();
    for (Field f : change.entity().fields().values()) {
      if (f.required() && !change.has(f.name())) {
        missing.add(f.name());
      }
    }
    if (!missing.isEmpty()) {
      throw Refusal.missing(missing);
    }
  }

  /** Refuses a row whose external id another live one has. */
  static void refuseDuplicates(Records records, Entity entity, Map<String, Object> row) {
    for (Field f : records.schema().whole(entity.name()).fields().values()) {
      Object value = row.get(f.name());
      if (f.external() && value != null) {
        for (var other : records.by(entity, f.name(), value.toString())) {
          if (!Objects.equals(row.get("Id"), other.get("Id"))) {
            throw Refusal.data(
                "DUPLICATE_VALUE",
                "duplicate value found: %s duplicates value on record with id: %s"
                    .formatted(f.name(), other.get("Id")),
                f.name());
          }
        }
      }
    }
  }

  private void stamp(Change change) {
    String now = Values.dateTime(clock.instant());
    if (change.creates()) {
      change.row().put("CreatedDate", now);
      change.row().put("CreatedById", Ids.USER);
    }
    change.row().put("LastModifiedDate", now);
    change.row().put("LastModifiedById", Ids.USER);
    change.row().put("SystemModstamp", now);
  }

  private Map<String, Object> defaults(Entity entity) {
    var row = new LinkedHashMap<String, Object>();
    for (Field f : records.schema().whole(entity.name()).fields().values()) {
      if (f.type().equals("boolean")) {
        row.put(f.name(), false);
      } else if (f.name().equals("OwnerId")) {
        row.put(f.name(), Ids.USER);
      } else if (f.name().equals("CurrencyIsoCode")) {
        row.put(f.name(), setup.currencies().getFirst());
      } else if (f.defaulted()) {
        row.put(f.name(), entity.field(f.name()).orElse(f).values().getFirst());
      }
    }
    return row;
  }
}
