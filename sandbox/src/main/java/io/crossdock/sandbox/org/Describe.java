package io.crossdock.sandbox.org;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the org tells about its objects. */
final class Describe {

  private static final List<String> READ_ONLY =
      List.of("OrderStatus", "RecordType", "CurrencyType", "Organization", "User");

  private final Schema schema;

  Describe(Schema schema) {
    this.schema = schema;
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
    shown.put("fields", entity.fields().values().stream().map(Describe::field).toList());
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
    shown.put("restrictedPicklist", f.type().equals("picklist"));
    shown.put("referenceTo", f.reference() ? List.of(f.target()) : List.of());
    f.relationship().ifPresent(r -> shown.put("relationshipName", r));
    if (f.name().endsWith("StateCode")) {
      shown.put("dependentPicklist", true);
      shown.put("controllerName", f.name().replace("StateCode", "CountryCode"));
    }
    shown.put("picklistValues", values(f));
    return shown;
  }

  private static List<Map<String, Object>> values(Field f) {
    if (f.name().endsWith("CountryCode")) {
      return Places.COUNTRIES.stream().map(p -> value(p.code(), p.label(), false)).toList();
    }
    if (f.name().endsWith("StateCode")) {
      return Places.STATES.stream().map(Describe::state).toList();
    }
    return f.values().stream().map(v -> value(v, v, f.values().getFirst().equals(v))).toList();
  }

  private static Map<String, Object> value(String value, String label, boolean first) {
    var shown = new LinkedHashMap<String, Object>();
    shown.put("value", value);
    shown.put("label", label);
    shown.put("active", true);
    shown.put("defaultValue", first);
    return shown;
  }

  /** A state, valid for the country whose bit is set, counted from the most significant one. */
  private static Map<String, Object> state(Places.Place state) {
    byte[] bits = new byte[Places.COUNTRIES.size() / 8 + 1];
    for (int i = 0; i < Places.COUNTRIES.size(); i++) {
      if (Places.COUNTRIES.get(i).code().equals(state.country())) {
        bits[i / 8] |= (byte) (0x80 >> (i % 8));
      }
    }
    Map<String, Object> shown = value(state.code(), state.label(), false);
    shown.put("validFor", Base64.getEncoder().encodeToString(bits));
    return shown;
  }
}
