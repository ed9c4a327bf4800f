package io.crossdock.sandbox.org;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * One kind of record ("sObject").
 *
 * @param prefix the first three characters of its ids
 * @param feature the switch without which the org does not have the object; empty for none
 * @param fields by lower-case name, in describe's order
 */
record Entity(String name, String prefix, String feature, Map<String, Field> fields) {

  private static final List<String> COMMON =
      List.of(
          "Id id read",
          "IsDeleted boolean read",
          "CreatedDate datetime read",
          "CreatedById reference(User) read",
          "LastModifiedDate datetime read",
          "LastModifiedById reference(User) read",
          "SystemModstamp datetime read");

  /** Reads {@code Name prefix if=feature} and one field a line. */
  static Entity parse(String text) {
    List<String> lines = text.strip().lines().toList();
    List<String> head = List.of(lines.getFirst().split(" ", -1));
    var fields = new LinkedHashMap<String, Field>();
    COMMON.stream().map(Field::parse).forEach(f -> fields.put(key(f.name()), f));
    lines.stream().skip(1).map(Field::parse).forEach(f -> fields.put(key(f.name()), f));
    String feature = head.size() > 2 ? head.get(2).substring(3) : "";
    return new Entity(head.get(0), head.get(1), feature, fields);
  }

  /** The same object with more fields, as {@link Field#parse} reads them. */
  Entity with(List<String> lines) {
    var more = new LinkedHashMap<>(fields);
    lines.stream().map(Field::parse).forEach(f -> more.put(key(f.name()), f));
    return new Entity(name, prefix, feature, more);
  }

  /** Whether it came by a package, or the org's administrator made it. */
  boolean custom() {
    return name.endsWith("__c");
  }

  /** The same object with what is left of its fields, each as the function wants it. */
  Entity seen(Function<Field, Optional<Field>> by) {
    var left = new LinkedHashMap<String, Field>();
    fields.forEach((key, field) -> by.apply(field).ifPresent(f -> left.put(key, f)));
    return new Entity(name, prefix, feature, left);
  }

  Optional<Field> field(String name) {
    return Optional.ofNullable(fields.get(key(name)));
  }

  Field fieldOrRefuse(String name) {
    return field(name)
        .orElseThrow(() ->
            Refusal.data(
                "INVALID_FIELD", "No such column '" + name + "' on sobject of type " + this.name));
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
