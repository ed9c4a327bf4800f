package io.crossdock.salesforce.order;

import io.crossdock.core.failure.Failure;
import io.crossdock.core.plan.Plan;
import io.crossdock.core.port.org.Org.Prepared.Ready;
import io.crossdock.salesforce.graph.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the org refused of an order that has arrived without it: a record, or one field of a record.
 *
 * @param field empty: the whole record
 */
record LeftOut(Node node, Optional<String> field, Failure failure) {

  private static final String AGAIN = " It is tried again with the order's next change.";

  /** Objects whose records are notes. */
  static final Set<String> NOTES = Set.of("ContentNote", "ContentDocumentLink", "Note");

  /** The comments whose notes are missing. */
  static List<Plan.Note> notes(Ready order, List<LeftOut> left) {
    var notes = Delta.of(order).notes();
    return left.stream()
        .filter(one -> one.field().isEmpty() && NOTES.contains(one.node().object()))
        .map(one -> Integer.parseInt(one.node().reference().replaceAll("\\D", "")))
        .distinct()
        .map(notes::get)
        .toList();
  }

  /** Sentences for the order page; notes that are off altogether are one. */
  static List<String> warnings(Ready order, List<LeftOut> left) {
    var warnings = new ArrayList<String>();
    var notes = new LinkedHashMap<Failure, List<LeftOut>>();
    for (LeftOut one : left) {
      if (one.field().isPresent()) {
        warnings.add(
            "%s.%s was left out, as Salesforce refused it: %s%s"
                .formatted(one.node().object(), one.field().get(), one.failure().message(), AGAIN));
      } else if (NOTES.contains(one.node().object())) {
        notes.computeIfAbsent(one.failure(), f -> new ArrayList<>()).add(one);
      } else if (left.stream().noneMatch(other -> other.takesAlong(one))) {
        warnings.add(
            "%s was left as it is, as Salesforce refused its change: %s%s"
                .formatted(one.node().record(), one.failure().message(), AGAIN));
      }
    }
    notes.forEach((failure, some) -> warnings.add(notes(order, failure, some)));
    return warnings;
  }

  /** Whether it is the missing record that the other belongs to. */
  private boolean takesAlong(LeftOut other) {
    return field.isEmpty() && other.node().refersTo(node);
  }

  private static String notes(Ready order, Failure failure, List<LeftOut> some) {
    var missing = notes(order, some);
    if (missing.size() == 1) {
      return "%s (%s) was left out, as Salesforce refused it: %s%s"
          .formatted(
              missing.getFirst().title(), heading(missing.getFirst()), failure.message(), AGAIN);
    }
    return "%d comments were left out, as Salesforce takes no such notes: %s They are tried again with the order's next change."
        .formatted(missing.size(), failure.message());
  }

  /** Its date, author and side. */
  private static String heading(Plan.Note note) {
    return note.body().lines().findFirst().orElse("");
  }

  /** What was sent last of a record, with what was left out put back to how it was. */
  static Map<String, Object> unsent(
      List<LeftOut> left, String reference, Map<String, Object> before, Map<String, Object> sent) {
    boolean whole =
        left.stream()
            .anyMatch(one -> one.field().isEmpty() && one.node().reference().equals(reference));
    if (whole) {
      return before;
    }
    var kept = new LinkedHashMap<>(sent);
    for (LeftOut one : left) {
      if (one.node().reference().equals(reference)) {
        one.field()
            .ifPresent(field -> {
              kept.remove(field);
              Optional.ofNullable(before.get(field)).ifPresent(old -> kept.put(field, old));
            });
      }
    }
    return kept;
  }
}
