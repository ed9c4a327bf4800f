package io.crossdock.sandbox.org;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the org tells about its objects. */
final class Describe {

  private static final String MASTER = "012000000000000AAA";
  private static final List<String> MERGEABLE = List.of("Account", "Contact");
  private static final List<String> READ_ONLY =
      List.of("OrderStatus", "RecordType", "CurrencyType", "Organization", "User", "Group");

  private final Records records;
  private final Schema schema;

  Describe(Records records) {
    this.records = records;
    this.schema = records.schema();
  }

  Map<String, Object> global(String base) {
    return Map.of(
        "encoding",
        "UTF-8",
        "maxBatchSize",
        200,
        "sobjects",
        schema.all().stream().map(e -> brief(e, base)).toList());
  }

  Map<String, Object> brief(Entity entity, String base) {
    boolean readOnly = READ_ONLY.contains(entity.name());
    String url = base + "/sobjects/" + entity.name();
    var shown = new LinkedHashMap<String, Object>();
    shown.put("name", entity.name());
    shown.put("label", label(entity));
    shown.put("labelPlural", label(entity) + "s");
    shown.put("keyPrefix", entity.prefix());
    for (String flag :
        List.of("queryable", "retrieveable", "replicateable", "triggerable", "layoutable")) {
      shown.put(flag, true);
    }
    for (String flag :
        List.of(
            "activateable",
            "customSetting",
            "deepCloneable",
            "deprecatedAndHidden",
            "feedEnabled",
            "hasSubtypes",
            "isInterface",
            "isSubtype",
            "mruEnabled")) {
      shown.put(flag, false);
    }
    shown.put("custom", entity.custom());
    shown.put("createable", !readOnly && !entity.name().equals("ContentDocument"));
    shown.put("updateable", !readOnly);
    shown.put("deletable", !readOnly);
    shown.put("undeletable", !readOnly);
    shown.put("mergeable", MERGEABLE.contains(entity.name()));
    shown.put("searchable", !readOnly);
    shown.put(
        "urls",
        Map.of("sobject", url, "describe", url + "/describe", "rowTemplate", url + "/{ID}"));
    return shown;
  }

  Map<String, @Nullable Object> of(Entity entity, String base) {
    var shown = new LinkedHashMap<String, @Nullable Object>(brief(entity, base));
    Places places = schema.places();
    shown.put(
        "fields",
        entity.fields().values().stream().map(f -> DescribedField.of(entity, f, places)).toList());
    shown.put("childRelationships", children(entity));
    shown.put("recordTypeInfos", recordTypes(entity, base));
    for (String none : List.of("actionOverrides", "namedLayoutInfos", "supportedScopes")) {
      shown.put(none, List.of());
    }
    shown.put("compactLayoutable", true);
    shown.put("searchLayoutable", true);
    shown.put("listviewable", null);
    shown.put("lookupLayoutable", null);
    shown.put("networkScopeFieldName", null);
    shown.put("sobjectDescribeOption", "FULL");
    return shown;
  }

  private List<Map<String, Object>> children(Entity entity) {
    return Schema.CHILDREN.stream()
        .filter(c -> c.parent().equals(entity.name()) && schema.find(c.child()).isPresent())
        .map(c ->
            Map.<String, Object>of(
                "cascadeDelete", c.name().equals("OrderItems") || c.name().endsWith("Links"),
                "childSObject", c.child(),
                "deprecatedAndHidden", false,
                "field", c.field(),
                "junctionIdListNames", List.of(),
                "junctionReferenceTo", List.of(),
                "relationshipName", c.name(),
                "restrictedDelete", false))
        .toList();
  }

  /** The master record type is always there and the last; it stands for having none. */
  private List<Object> recordTypes(Entity entity, String base) {
    var infos = new ArrayList<Object>();
    if (schema.find("RecordType").isPresent()) {
      records.all(schema.get("RecordType")).stream()
          .filter(t -> entity.name().equals(t.get("SobjectType")))
          .forEach(t ->
              infos.add(
                  recordType(
                      entity,
                      base,
                      Rules.text(t, "Name"),
                      Rules.text(t, "DeveloperName"),
                      Rules.text(t, "Id"))));
    }
    infos.add(recordType(entity, base, "Master", "Master", MASTER));
    return infos;
  }

  private static Map<String, Object> recordType(
      Entity entity, String base, String name, String developerName, String id) {
    boolean master = id.equals(MASTER);
    return Map.of(
        "active",
        true,
        "available",
        true,
        "defaultRecordTypeMapping",
        master || name.startsWith("Business"),
        "developerName",
        developerName,
        "master",
        master,
        "name",
        name,
        "recordTypeId",
        id,
        "urls",
        Map.of("layout", base + "/sobjects/" + entity.name() + "/describe/layouts/" + id));
  }

  private static String label(Entity entity) {
    return switch (entity.name()) {
      case "Product2" -> "Product";
      case "Pricebook2" -> "Price Book";
      case "OrderItem" -> "Order Product";
      default ->
          entity
              .name()
              .replaceAll("__c$", "")
              .replace('_', ' ')
              .replaceAll("(?<=[a-z])(?=[A-Z])", " ");
    };
  }
}
