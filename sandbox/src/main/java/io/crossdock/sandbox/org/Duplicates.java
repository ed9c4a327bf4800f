package io.crossdock.sandbox.org;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The standard duplicate rules, as far as the sandbox has them: same e-mail, same name. */
final class Duplicates {

  private Duplicates() {}

  static void check(Records records, Entity entity, Map<String, Object> body) {
    boolean contact = entity.name().equals("Contact");
    if (!contact && !entity.name().equals("Account")) {
      return;
    }
    String field = contact ? "Email" : "Name";
    String value = String.valueOf(body.getOrDefault(field, "")).toLowerCase(Locale.ROOT);
    records.all(entity).stream()
        .filter(Records::isLive)
        .filter(r -> !value.isEmpty() && value.equalsIgnoreCase(String.valueOf(r.get(field))))
        .findFirst()
        .ifPresent(row -> {
          throw refusal(entity, row);
        });
  }

  private static Refusal refusal(Entity entity, Map<String, Object> row) {
    var found =
        Map.of(
            "additionalInformation",
            List.of(),
            "fieldDiffs",
            List.of(),
            "matchConfidence",
            100.0,
            "record",
            Map.of("attributes", Map.of("type", entity.name()), "Id", row.getOrDefault("Id", "")));
    var match =
        Map.of(
            "entityType",
            entity.name(),
            "errors",
            List.of(),
            "matchEngine",
            "FuzzyMatchEngine",
            "matchRecords",
            List.of(found),
            "rule",
            "Standard_" + entity.name() + "_Match_Rule_v1_0",
            "size",
            1,
            "success",
            true);
    var result =
        Map.of(
            "allowSave",
            true,
            "duplicateRule",
            "Standard_" + entity.name() + "_Duplicate_Rule",
            "duplicateRuleEntityType",
            entity.name(),
            "errorMessage",
            "Use one of these records?",
            "matchResults",
            List.of(match));
    return new Refusal(
        400,
        "DUPLICATES_DETECTED",
        "Use one of these records?",
        List.of(),
        Map.of("duplicateResut", result));
  }
}
