package io.crossdock.core.mapping;

import io.crossdock.core.mapping.FieldMapping.Target;
import io.crossdock.core.mapping.FieldMapping.When;
import io.crossdock.core.plan.OrgShape;
import io.crossdock.core.policy.Fault;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Checks mappings against the org; finds all faults, not only the first. Pure. */
public final class MappingCheck {

  private static final int LONGEST = 4_000;
  private static final int LONGEST_DEFAULT = 32_000;

  private final OrgShape org;
  private final Expressions expressions;
  private final Set<String> stored;
  private final List<Fault> faults = new ArrayList<>();

  private MappingCheck(List<FieldMapping> stored, OrgShape org, Expressions expressions) {
    this.stored = stored.stream().map(FieldMapping::key).collect(Collectors.toSet());
    this.org = org;
    this.expressions = expressions;
  }

  /**
   * Faults name the mapping as {@code mappings[2].expression}, counted from 0.
   *
   * @param stored those of now: one of an object that the org has lost waits for it, and is no
   *     fault
   * @param org as it is now
   */
  public static List<Fault> faults(
      List<FieldMapping> mappings,
      List<FieldMapping> stored,
      OrgShape org,
      Expressions expressions) {
    var check = new MappingCheck(stored, org, expressions);
    var seen = new HashSet<String>();
    for (int i = 0; i < mappings.size(); i++) {
      FieldMapping mapping = mappings.get(i);
      String at = "mappings[" + i + "].";
      if (!seen.add(mapping.key())) {
        check.fault(at + "field", mapping.name() + " is mapped twice.");
      }
      check.one(at, mapping);
    }
    return List.copyOf(check.faults);
  }

  /** Whether a field of the org can be mapped at all. */
  public static boolean mappable(Target target, String name, OrgShape.Field field) {
    return (field.createable() || field.updateable())
        && FieldValue.knows(field.type())
        && !SystemField.is(target, name);
  }

  private void one(String at, FieldMapping mapping) {
    if (mapping.website() < 0) {
      fault(at + "website", "A website's number is not negative; 0 means all.");
    }
    expression(at + "expression", mapping);
    field(at, mapping);
  }

  private void expression(String at, FieldMapping mapping) {
    String text = mapping.expression();
    if (text.isBlank()) {
      fault(at, mapping.name() + " needs an expression, such as shipping_description.");
    } else if (text.length() > LONGEST) {
      fault(
          at,
          "The expression of " + mapping.name() + " is longer than " + LONGEST + " characters.");
    } else {
      expressions
          .fault(text)
          .or(() -> DroppedPaths.why(text))
          .ifPresent(why -> fault(at, "The expression of " + mapping.name() + ": " + why));
    }
  }

  private void field(String at, FieldMapping mapping) {
    Optional<OrgShape.Field> known = org.field(mapping.target().object(), mapping.field());
    if (SystemField.is(mapping.target(), mapping.field())) {
      fault(at + "field", mapping.name() + " is filled by Crossdock itself and cannot be mapped.");
    } else if (mapping.target().isDocument() && !org.has(mapping.target().object())) {
      if (!stored.contains(mapping.key())) {
        fault(at + "field", OrgShape.lacking(mapping.target().object()));
      }
    } else if (known.isEmpty()) {
      fault(
          at + "field",
          "The org has no field "
              + mapping.name()
              + ", or Crossdock's user may not see it (names count upper and lower case).");
    } else {
      type(at, mapping, known.get());
    }
  }

  private void type(String at, FieldMapping mapping, OrgShape.Field field) {
    if (!FieldValue.knows(field.type())) {
      fault(
          at + "field",
          mapping.name() + " is of type " + field.type() + ", which cannot be mapped.");
      return;
    }
    if (mapping.when() != When.UPDATE_ONLY && !field.createable()) {
      fault(at + "when", mapping.name() + " cannot be written when a record is created.");
    }
    if (mapping.when() != When.INSERT_ONLY && !field.updateable()) {
      fault(at + "when", mapping.name() + " cannot be changed later; choose \"Insert only\".");
    }
    otherwise(at + "default", mapping, field);
  }

  private void otherwise(String at, FieldMapping mapping, OrgShape.Field field) {
    String text = mapping.otherwise();
    if (text.length() > LONGEST_DEFAULT) {
      fault(at, "The default of " + mapping.name() + " is too long.");
    } else if (!text.isBlank()) {
      switch (FieldValue.of(text, mapping.field(), field, "UTC")) {
        case FieldValue.Result.Unfit(String ignored) when text.length() > field.length() ->
            fault(
                at,
                "The default of %s is longer than %d characters."
                    .formatted(mapping.name(), field.length()));
        case FieldValue.Result.Unfit(String why) ->
            fault(at, "The default of " + mapping.name() + ": " + why + ".");
        case FieldValue.Result.Wrong(String why) ->
            fault(at, "The default of " + mapping.name() + ": " + why + ".");
        case FieldValue.Result.Unlisted(String why) ->
            fault(at, "The default of " + mapping.name() + ": " + why + ".");
        case FieldValue.Result.Ok(Object ignored, boolean cut) -> {
          if (cut) {
            fault(
                at,
                "The default of %s is longer than %d characters."
                    .formatted(mapping.name(), field.length()));
          }
        }
      }
    }
  }

  private void fault(String field, String message) {
    faults.add(new Fault(field, message));
  }
}
