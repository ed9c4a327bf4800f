package io.crossdock.sandbox.org;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One record of a collection or a job: field names are read without regard to case. */
record Row(Map<String, Object> body) {

  Row {
    body = new LinkedHashMap<>(body);
  }

  /** The field's value as text, and the row without it; empty where there is none. */
  String take(String name) {
    Object value = find(name);
    body.keySet().removeIf(name::equalsIgnoreCase);
    return value == null ? "" : value.toString();
  }

  String text(String name) {
    Object value = find(name);
    return value == null ? "" : value.toString();
  }

  boolean has(String name) {
    return find(name) != null;
  }

  private @Nullable Object find(String name) {
    return body.entrySet().stream()
        .filter(e -> e.getKey().equalsIgnoreCase(name))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(null);
  }

  /** The external id of a row to upsert, which names no record id beside it. */
  String takeKey(Field key) {
    if (!key.name().equalsIgnoreCase("Id") && has("Id")) {
      throw Refusal.data(
          "INVALID_FIELD", "The Id field should not be specified in the sobject data.", "Id");
    }
    String value = take(key.name());
    if (value.isEmpty()) {
      throw Refusal.data("MISSING_ARGUMENT", key.name() + " not specified", key.name());
    }
    return value;
  }

  /** The id of a row to update. */
  String takeId(Entity entity) {
    String id = take("Id");
    if (id.isEmpty()) {
      throw Refusal.data("MISSING_ARGUMENT", "Id not specified in an update call");
    }
    return checked(entity, id);
  }

  /** An id that can be one of that object's. */
  static String checked(Entity entity, String id) {
    String canonical =
        Ids.canonical(id).orElseThrow(() -> Refusal.data("MALFORMED_ID", "malformed id " + id));
    if (!canonical.startsWith(entity.prefix())) {
      throw Refusal.data(
          "MALFORMED_ID", entity.name() + " ID: id value of incorrect type: " + id, "Id");
    }
    return canonical;
  }
}
