package io.crossdock.sandbox.org;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The standard duplicate rules, as far as the sandbox has them: same e-mail, same name. */
final class Duplicates {

  private Duplicates() {}

  /**
   * @param alert whether the rule only warns, so that allowSave would let the record through
   */
  static void check(Records records, Entity entity, Map<String, Object> body, boolean alert) {
    boolean contact = entity.name().equals("Contact");
    if (!contact && !entity.name().equals("Account")) {
      return;
    }
    String field = contact ? "Email" : "Name";
    String value = String.valueOf(body.getOrDefault(field, ""));
    List<Map<String, Object>> same = value.isEmpty() ? List.of() : records.by(entity, field, value);
    if (!same.isEmpty()) {
      throw refusal(entity, same, alert);
    }
  }

  private static Refusal refusal(Entity entity, List<Map<String, Object>> same, boolean alert) {
    var match = new LinkedHashMap<String, Object>();
    match.put("entityType", entity.name());
    match.put("errors", List.of());
    match.put("matchEngine", "FuzzyMatchEngine");
    match.put("matchRecords", same.stream().map(row -> found(entity, row)).toList());
    match.put("rule", "Standard_" + entity.name() + "_Match_Rule_v1_0");
    match.put("size", same.size());
    match.put("success", true);
    var result = new LinkedHashMap<String, Object>();
    result.put("allowSave", alert);
    result.put("duplicateRule", "Standard_" + entity.name() + "_Duplicate_Rule");
    result.put("duplicateRuleEntityType", entity.name());
    result.put("errorMessage", "Use one of these records?");
    result.put("matchResults", List.of(match));
    return new Refusal(
        400,
        "DUPLICATES_DETECTED",
        "Use one of these records?",
        List.of(),
        Map.of("duplicateResut", result));
  }

  private static Map<String, Object> found(Entity entity, Map<String, Object> row) {
    return Map.of(
        "additionalInformation",
        List.of(),
        "fieldDiffs",
        List.of(),
        "matchConfidence",
        100.0,
        "record",
        Map.of("attributes", Map.of("type", entity.name()), "Id", row.getOrDefault("Id", "")));
  }
}
