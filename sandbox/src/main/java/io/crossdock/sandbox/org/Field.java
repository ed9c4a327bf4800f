package io.crossdock.sandbox.org;

import java.util.List;
import java.util.Optional;

/**
 * One field of an object, as describe tells it.
 *
 * @param type the API's name of the type
 * @param target the object a reference points to; {@code *} for any, empty for no reference
 * @param values of a restricted picklist, the default first
 */
record Field(
    String name,
    String type,
    int length,
    int precision,
    int scale,
    String target,
    List<String> values,
    boolean required,
    boolean createable,
    boolean updateable,
    boolean external) {

  /** Reads {@code Name type(args) flag...}; flags: required, read, create, external. */
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
    return new Field(
        words.get(0),
        type,
        number || !sized ? 0 : Integer.parseInt(args),
        number ? Integer.parseInt(numbers.get(0)) : 0,
        number ? Integer.parseInt(numbers.get(1)) : 0,
        type.equals("reference") ? args : "",
        type.equals("picklist") ? List.of(args.replace('_', ' ').split(";", -1)) : List.of(),
        words.contains("required"),
        !read,
        !read && !words.contains("create"),
        words.contains("external"));
  }

  boolean custom() {
    return name.endsWith("__c");
  }

  boolean number() {
    return type.equals("currency") || type.equals("double");
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
    String plain = custom() ? name.substring(0, name.length() - 3).replace('_', ' ') : name;
    return plain.replaceAll("(?<=[a-z])(?=[A-Z])", " ");
  }
}
