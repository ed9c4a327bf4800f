package io.crossdock.sandbox.org;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One field of an object, as describe tells it.
 *
 * @param type the API's name of the type
 * @param target the object a reference points to; {@code *} for any, empty for no reference
 * @param values of a restricted picklist, the default first; empty when other rules check them
 * @param ended values that the picklist had and takes no more
 * @param indexed whether records are looked up by it
 * @param feature the switch without which the org does not have the field; empty for none
 */
record Field(
    String name,
    String type,
    int length,
    int precision,
    int scale,
    String target,
    List<String> values,
    List<String> ended,
    boolean required,
    boolean createable,
    boolean updateable,
    boolean external,
    boolean indexed,
    String feature) {

  /** Reads {@code Name type(args) flag...}; flags: required, read, create, external, index, if=. */
  static Field parse(String line) {
    List<String> words = List.of(line.strip().split("\\s+", -1));
    String spec = words.get(1);
    int open = spec.indexOf('(');
    String type = open < 0 ? spec : spec.substring(0, open);
    String args = open < 0 ? "" : spec.substring(open + 1, spec.length() - 1);
    boolean number = type.equals("currency") || type.equals("double");
    boolean read = words.contains("read");
    List<String> numbers = List.of(args.split(",", -1));
    boolean sized = !args.isEmpty() && Character.isDigit(args.charAt(0));
    boolean listed = type.equals("picklist") && !args.isEmpty();
    return new Field(
        words.get(0),
        type,
        number || !sized ? 0 : Integer.parseInt(args),
        number ? Integer.parseInt(numbers.get(0)) : 0,
        number ? Integer.parseInt(numbers.get(1)) : 0,
        type.equals("reference") ? args : "",
        listed ? List.of(args.replace('_', ' ').split(";", -1)) : List.of(),
        List.of(),
        words.contains("required"),
        !read,
        !read && !words.contains("create"),
        words.contains("external"),
        words.contains("external") || words.contains("index") || looksUp(type, args),
        words.stream().filter(w -> w.startsWith("if=")).findFirst().orElse("if=").substring(3));
  }

  /** Every record has a user or two: nobody finds one by them. */
  private static boolean looksUp(String type, String target) {
    return type.equals("reference") && !target.equals("User");
  }

  Field with(List<String> otherValues) {
    return with(length, scale, otherValues, ended, createable, updateable);
  }

  Field withScale(int other) {
    return with(length, other, values, ended, createable, updateable);
  }

  Field withLength(int other) {
    return with(other, scale, values, ended, createable, updateable);
  }

  /** A value has become inactive: records keep it, none gets it. */
  Field without(String value) {
    return with(
        length,
        scale,
        values.stream().filter(v -> !v.equals(value)).toList(),
        Stream.concat(ended.stream(), values.stream().filter(value::equals)).toList(),
        createable,
        updateable);
  }

  Field readOnly() {
    return with(length, scale, values, ended, false, false);
  }

  private Field with(
      int otherLength,
      int otherScale,
      List<String> active,
      List<String> inactive,
      boolean creates,
      boolean updates) {
    return new Field(
        name,
        type,
        otherLength,
        precision,
        otherScale,
        target,
        active,
        inactive,
        required,
        creates,
        updates,
        external,
        indexed,
        feature);
  }

  /** Whether a record has one without being given it: the first value of a standard picklist. */
  boolean defaulted() {
    return !values.isEmpty() && !custom();
  }

  /** Whether the picklist takes its own values only. */
  boolean listed() {
    return !values.isEmpty() || !ended.isEmpty();
  }

  boolean custom() {
    return name.endsWith("__c") || name.endsWith("__pc");
  }

  boolean number() {
    return type.equals("currency") || type.equals("double");
  }

  /** Ids are told apart by case, and sorted by it. */
  boolean isId() {
    return reference() || type.equals("id");
  }

  /** Whether a query may filter, sort and group by it: not by long texts. */
  boolean filterable() {
    return !type.equals("base64") && !(type.equals("textarea") && length > 255);
  }

  boolean reference() {
    return type.equals("reference");
  }

  /** The name under which a query walks to the parent. */
  Optional<String> relationship() {
    if (!reference()) {
      return Optional.empty();
    }
    return Optional.of(
        custom() ? name.replace("__c", "__r") : name.substring(0, name.length() - 2));
  }

  String label() {
    String plain = name.replaceAll("__p?c$", "").replace('_', ' ');
    return plain.replaceAll("(?<=[a-z])(?=[A-Z])", " ");
  }
}
