package io.crossdock.web.answer;

import io.crossdock.core.policy.Fault;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Why a form was refused: told together on top of its page, where each leads to its field, and once
 * more at the field. Pure.
 *
 * @param labels of the fields that are on the page, by the names that faults have; an empty one
 *     where the sentence names the field itself
 */
public record Faults(List<Fault> all, Map<String, String> labels) {

  /** Nothing was refused. */
  public static final Faults NONE = new Faults(List.of(), Map.of());

  public Faults {
    all = List.copyOf(all);
    labels = Map.copyOf(labels);
  }

  /**
   * Whose sentences name the fields.
   *
   * @param fields that are on the page
   */
  public static Faults of(List<Fault> all, Collection<String> fields) {
    var labels = new LinkedHashMap<String, String>();
    fields.forEach(field -> labels.put(field, ""));
    return new Faults(all, labels);
  }

  /** Of one field. */
  public static Faults of(String field, String message) {
    return of(List.of(new Fault(field, message)), List.of(field));
  }

  public boolean none() {
    return all.isEmpty();
  }

  public List<String> at(String field) {
    return all.stream().filter(f -> f.field().equals(field)).map(Fault::message).toList();
  }

  /** Whether its field is on the page. */
  public boolean placed(Fault fault) {
    return labels.containsKey(fault.field());
  }

  public String said(Fault fault) {
    String label = labels.getOrDefault(fault.field(), "");
    return label.isEmpty() ? fault.message() : label + ": " + fault.message();
  }

  /** Of the place where a field's faults stand. */
  public static String id(String field) {
    return "fault." + field;
  }

  /** For {@code aria-invalid}. */
  public @Nullable String invalid(String field) {
    return at(field).isEmpty() ? null : "true";
  }

  /**
   * For {@code aria-describedby}.
   *
   * @param more ids of what describes the field whether or not it is wrong
   */
  public @Nullable String described(String field, String... more) {
    String ids =
        Stream.concat(at(field).isEmpty() ? Stream.empty() : Stream.of(id(field)), Stream.of(more))
            .collect(Collectors.joining(" "));
    return ids.isEmpty() ? null : ids;
  }
}
