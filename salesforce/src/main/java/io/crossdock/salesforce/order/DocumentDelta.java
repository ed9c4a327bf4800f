package io.crossdock.salesforce.order;

import io.crossdock.core.plan.Applied;
import io.crossdock.core.plan.Plan;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What of an order's documents the org does not hold yet. Pure. What was last sent of a record is
 * kept under its key, with its Salesforce id and what it belongs to beside its fields.
 *
 * @param gone keys of tracks that their shipment no longer has
 */
record DocumentDelta(List<Change> changes, List<String> gone) {

  private static final String PARENT = "Parent";

  private static final Pattern KEY =
      Pattern.compile(
          "[^:]+:(?:shipment|track|invoice|creditmemo|(?:shipment|invoice|creditmemo)line):\\d+");

  /** The fields of one record that differ; all of them where it is new. */
  record Change(Plan.Document document, boolean created, SortedMap<String, Object> fields) {}

  static DocumentDelta of(Plan plan, Applied applied) {
    var changes =
        plan.documents().stream()
            .map(document -> change(document, applied))
            .filter(change -> change.created() || !change.fields().isEmpty())
            .toList();
    Set<String> planned =
        plan.documents().stream().map(Plan.Document::externalId).collect(Collectors.toSet());
    var gone =
        applied.sent().entrySet().stream()
            .filter(sent -> Applied.isTrack(sent.getKey()) && !planned.contains(sent.getKey()))
            .filter(sent -> planned.contains(text(sent.getValue(), PARENT)))
            .filter(sent -> id(applied, sent.getKey()).isPresent())
            .map(Map.Entry::getKey)
            .sorted()
            .toList();
    return new DocumentDelta(changes, gone);
  }

  boolean isEmpty() {
    return changes.isEmpty() && gone.isEmpty();
  }

  /** Whether something sent under this key is of a document. */
  static boolean isDocument(String key) {
    return KEY.matcher(key).matches();
  }

  /** The record's Salesforce id, where the org has it. */
  static Optional<String> id(Applied applied, String key) {
    return applied.documentId(key).filter(id -> !id.isEmpty());
  }

  /** What is to be remembered of a record. */
  static Map<String, Object> kept(
      Plan.Document document, Map<String, Object> before, Optional<String> id) {
    Map<String, Object> kept = new HashMap<>(before);
    kept.putAll(document.fields());
    id.ifPresent(known -> kept.put(Applied.ID, known));
    document.parents().values().forEach(parent -> kept.put(PARENT, parent));
    return kept;
  }

  private static Change change(Plan.Document document, Applied applied) {
    boolean created = id(applied, document.externalId()).isEmpty();
    Map<String, Object> sent =
        created ? Map.of() : applied.sent().getOrDefault(document.externalId(), Map.of());
    return new Change(document, created, Delta.differing(document.fields(), sent));
  }

  private static String text(Map<String, Object> sent, String field) {
    return Objects.toString(sent.get(field), "");
  }
}
