package io.crossdock.magento.order;

import io.crossdock.core.order.Money;
import io.crossdock.magento.rest.RestApi;
import io.crossdock.magento.rest.Values;
import io.crossdock.magento.rest.Values.Malformed;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * One object of an order's JSON. A value that makes no sense costs itself and is noted by its name;
 * an amount that makes none is refused with {@link Malformed}, as the order's money would be wrong.
 *
 * @param path of the object in the order, such as {@code items[2]}; empty for the order itself
 * @param notes is told a sentence for each value left out
 */
record Part(JsonNode json, String path, Consumer<String> notes) {

  static Part of(JsonNode order, Consumer<String> notes) {
    return new Part(order, "", notes);
  }

  /** The object of that name; one without values where there is none. */
  Part at(String field) {
    JsonNode value = json.path(field);
    if (value.isArray() && value.size() == 1 && value.get(0).isObject()) {
      return new Part(value.get(0), name(field), notes);
    }
    if (!value.isObject() && !Values.absent(value)) {
      leftOut(field, "object");
    }
    return new Part(value.isObject() ? value : RestApi.JSON.createObjectNode(), name(field), notes);
  }

  boolean isEmpty() {
    return json.isEmpty();
  }

  /** A list's objects; PHP writes a list with gaps as an object, and a module one row alone. */
  List<Part> rows(String field) {
    JsonNode value = json.path(field);
    boolean one = value.isObject() && !value.valueStream().allMatch(JsonNode::isObject);
    List<JsonNode> found = one ? List.of(value) : value.valueStream().toList();
    if (!value.isContainer() && !Values.absent(value)) {
      leftOut(field, "list");
    }
    var rows = new ArrayList<Part>();
    for (int i = 0; i < found.size(); i++) {
      String row = field + "[" + i + "]";
      if (found.get(i).isObject()) {
        rows.add(new Part(found.get(i), name(row), notes));
      } else if (!Values.absent(found.get(i))) {
        leftOut(row, "object");
      }
    }
    return rows;
  }

  /** A text's lines, or a list's texts; empty ones keep their place, nulls do not. */
  List<String> lines(String field) {
    JsonNode value = json.path(field);
    Stream<JsonNode> parts = value.isContainer() ? value.valueStream() : Stream.of(value);
    var lines = new ArrayList<String>();
    parts.forEach(part -> {
      if (part.isString() || part.isNumber()) {
        part.asString().lines().forEach(lines::add);
      } else if (!Values.absent(part)) {
        leftOut(field, "text");
      }
    });
    return List.copyOf(lines);
  }

  String text(String field) {
    JsonNode value = json.path(field);
    if (value.isContainer() && !value.isEmpty()) {
      leftOut(field, "text");
      return "";
    }
    return Values.absent(value) && value.isBoolean() ? "" : Values.text(json, field);
  }

  /** Zero when absent or no whole number. */
  long id(String field) {
    return understood(field, Values::whole).orElse(0L);
  }

  /** Empty when absent, zero or no whole number. */
  Optional<Long> reference(String field) {
    return understood(field, Values::whole).filter(id -> id > 0);
  }

  boolean flag(String field) {
    return understood(field, Values::flag).orElse(false);
  }

  /** Empty when absent or no time. */
  Optional<Instant> time(String field) {
    return Values.absent(json.path(field)) ? Optional.empty() : understood(field, Values::time);
  }

  /** Zero when absent. */
  BigDecimal number(String field) {
    try {
      return Values.number(json, field);
    } catch (Malformed e) {
      throw new Malformed(name(field), "number", e);
    }
  }

  /** Zero when absent. */
  Money money(String field) {
    return new Money(number(field));
  }

  boolean has(String field) {
    return !Values.absent(json.path(field));
  }

  String name(String field) {
    return path.isEmpty() ? field : path + "." + field;
  }

  void leftOut(String field, String expected) {
    notes.accept(
        "\"%s\" in the shop's answer is no %s, so it was left out; a module of the shop changes it in REST."
            .formatted(name(field), expected));
  }

  private <T> Optional<T> understood(String field, BiFunction<JsonNode, String, T> reading) {
    try {
      return Optional.of(reading.apply(json, field));
    } catch (Malformed e) {
      leftOut(field, e.expected());
      return Optional.empty();
    }
  }
}
