package io.crossdock.sandbox.org;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The standard duplicate rules, as far as the sandbox has them: accounts of the same name, contacts
 * of the same e-mail address, or of the same last name and phone.
 */
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
    var same =
        new ArrayList<Map<String, Object>>(
            value.isEmpty() ? List.of() : records.by(entity, field, value));
    if (contact && body.get("Phone") instanceof String phone) {
      records.all(entity).stream()
          .filter(Records::isLive)
          .filter(row -> phone.equals(row.get("Phone")) && !same.contains(row))
          .filter(row -> Objects.equals(body.get("LastName"), row.get("LastName")))
          .forEach(same::add);
    }
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
