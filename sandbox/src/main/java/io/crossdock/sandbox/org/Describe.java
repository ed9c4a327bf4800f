package io.crossdock.sandbox.org;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the org tells about its objects. */
final class Describe {

  private final Schema schema;
  private final Switches switches;

  Describe(Schema schema, Switches switches) {
    this.schema = schema;
    this.switches = switches;
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
    boolean readOnly = entity.name().equals("OrderStatus");
    String url = base + "/sobjects/" + entity.name();
    var shown = new LinkedHashMap<String, Object>();
    shown.put("name", entity.name());
    shown.put("label", entity.name());
    shown.put("keyPrefix", entity.prefix());
    shown.put("custom", false);
    shown.put("queryable", true);
    shown.put("createable", !readOnly && !entity.name().equals("ContentDocument"));
    shown.put("updateable", !readOnly);
    shown.put("deletable", !readOnly);
    shown.put(
        "urls",
        Map.of("sobject", url, "describe", url + "/describe", "rowTemplate", url + "/{ID}"));
    return shown;
  }

  Map<String, Object> of(Entity entity, String base) {
    var shown = new LinkedHashMap<String, Object>(brief(entity, base));
    shown.put(
        "fields",
        entity.fields().values().stream()
            .filter(f -> switches.isOn("multiCurrency") || !f.name().equals("CurrencyIsoCode"))
            .map(Describe::field)
            .toList());
    shown.put(
        "childRelationships",
        Schema.CHILDREN.stream()
            .filter(c -> c.parent().equals(entity.name()))
            .map(c ->
                Map.of("childSObject", c.child(), "field", c.field(), "relationshipName", c.name()))
            .toList());
    return shown;
  }

  private static Map<String, Object> field(Field f) {
    var shown = new LinkedHashMap<String, Object>();
    shown.put("name", f.name());
    shown.put("label", f.label());
    shown.put("type", f.type());
    shown.put("length", f.reference() || f.type().equals("id") ? 18 : f.length());
    shown.put("precision", f.precision());
    shown.put("scale", f.scale());
    shown.put("createable", f.createable());
    shown.put("updateable", f.updateable());
    shown.put("nillable", !f.required() && !f.type().equals("boolean"));
    shown.put("defaultedOnCreate", !f.values().isEmpty() || f.type().equals("boolean"));
    shown.put("custom", f.custom());
    shown.put("externalId", f.external());
    shown.put("unique", f.external());
    shown.put("idLookup", f.external() || f.type().equals("id") || f.name().equals("OrderNumber"));
    shown.put("restrictedPicklist", !f.values().isEmpty());
    shown.put("referenceTo", f.reference() ? List.of(f.target()) : List.of());
    f.relationship().ifPresent(r -> shown.put("relationshipName", r));
    shown.put("picklistValues", f.values().stream().map(v -> value(f, v)).toList());
    return shown;
  }

  private static Map<String, Object> value(Field f, String value) {
    boolean first = f.values().getFirst().equals(value);
    return Map.of("value", value, "label", value, "active", true, "defaultValue", first);
  }
}
