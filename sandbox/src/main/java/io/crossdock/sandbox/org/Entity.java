package io.crossdock.sandbox.org;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One kind of record ("sObject").
 *
 * @param prefix the first three characters of its ids
 * @param fields by lower-case name, in describe's order
 */
record Entity(String name, String prefix, Map<String, Field> fields) {

  private static final List<String> COMMON =
      List.of(
          "Id id read",
          "IsDeleted boolean read",
          "CreatedDate datetime read",
          "CreatedById reference(User) read",
          "LastModifiedDate datetime read",
          "LastModifiedById reference(User) read",
          "SystemModstamp datetime read");

  /** Reads {@code Name prefix} and one field a line. */
  static Entity parse(String text) {
    List<String> lines = text.strip().lines().toList();
    List<String> head = List.of(lines.getFirst().split(" ", -1));
    var fields = new LinkedHashMap<String, Field>();
    COMMON.stream().map(Field::parse).forEach(f -> fields.put(key(f.name()), f));
    lines.stream().skip(1).map(Field::parse).forEach(f -> fields.put(key(f.name()), f));
    return new Entity(head.get(0), head.get(1), fields);
  }

  Optional<Field> field(String name) {
    return Optional.ofNullable(fields.get(key(name)));
  }

  Field fieldOrRefuse(String name) {
    return field(name)
        .orElseThrow(() ->
            Refusal.data(
                "INVALID_FIELD",
                "No such column '" + name + "' on sobject of type " + this.name,
                name));
  }

  /** The reference field behind a relationship such as {@code Account}. */
  Optional<Field> parent(String relationship) {
    return fields.values().stream()
        .filter(f -> f.relationship().filter(relationship::equalsIgnoreCase).isPresent())
        .findFirst();
  }

  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
