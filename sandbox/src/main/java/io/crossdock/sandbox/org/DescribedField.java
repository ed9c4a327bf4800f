package io.crossdock.sandbox.org;

import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What describe tells of one field. */
final class DescribedField {

  private static final List<String> STAMPED =
      List.of(
          "Id",
          "IsDeleted",
          "CreatedDate",
          "CreatedById",
          "LastModifiedDate",
          "LastModifiedById",
          "SystemModstamp",
          "OwnerId");
  private static final List<String> ANY = List.of("Account", "Contact", "Order", "Product2");
  private static final Pattern ADDRESS =
      Pattern.compile(
          "((?:Person)?(?:Billing|Shipping|Mailing|Other))"
              + "(Street|City|State|PostalCode|Country|StateCode|CountryCode)");

  private DescribedField() {}

  private static final List<String> NEVER =
      List.of(
          "aiPredictionField",
          "cascadeDelete",
          "deprecatedAndHidden",
          "displayLocationInDecimal",
          "encrypted",
          "formulaTreatNullNumberAsZero",
          "highScaleNumber",
          "htmlFormatted",
          "queryByDistance",
          "restrictedDelete",
          "searchPrefilterable",
          "writeRequiresMasterRead");

  private static final List<String> NONE =
      List.of(
          "calculatedFormula",
          "defaultValueFormula",
          "filteredLookupInfo",
          "inlineHelpText",
          "mask",
          "maskType",
          "referenceTargetField",
          "relationshipOrder");

  static Map<String, @Nullable Object> of(Entity entity, Field f, Places places) {
    var shown = new LinkedHashMap<String, @Nullable Object>();
    shown.put("name", f.name());
    shown.put("label", f.label());
    types(f, shown);
    uses(entity, f, shown);
    shown.put("createable", f.createable());
    shown.put("updateable", f.updateable());
    shown.put(
        "nillable", !f.required() && !f.type().equals("boolean") && !STAMPED.contains(f.name()));
    shown.put(
        "defaultedOnCreate",
        f.defaulted() || f.type().equals("boolean") || STAMPED.contains(f.name()));
    shown.put("defaultValue", f.type().equals("boolean") ? Boolean.FALSE : null);
    shown.put("custom", f.custom());
    shown.put("externalId", f.external());
    shown.put("unique", f.external());
    shown.put("idLookup", f.external() || f.type().equals("id") || f.name().equals("OrderNumber"));
    references(f, shown);
    picklist(f, places, shown);
    NEVER.forEach(never -> shown.put(never, false));
    NONE.forEach(none -> shown.put(none, null));
    return shown;
  }

  private static void types(Field f, Map<String, @Nullable Object> shown) {
    int length = f.reference() || f.type().equals("id") ? 18 : f.length();
    shown.put("type", f.type());
    shown.put("soapType", soapType(f.type()));
    shown.put("length", length);
    shown.put("byteLength", length == 18 ? 18 : length * 3);
    shown.put("precision", f.precision());
    shown.put("scale", f.scale());
    shown.put("digits", 0);
    shown.put("extraTypeInfo", f.type().equals("textarea") ? "plaintextarea" : null);
    Matcher address = ADDRESS.matcher(f.name());
    shown.put("compoundFieldName", address.matches() ? address.group(1) + "Address" : null);
  }

  /** Where a query may name it. */
  private static void uses(Entity entity, Field f, Map<String, @Nullable Object> shown) {
    boolean number = f.number() || f.type().equals("datetime");
    shown.put("filterable", f.filterable());
    shown.put("sortable", f.filterable());
    shown.put("groupable", f.filterable() && !number);
    shown.put("aggregatable", f.filterable() && !f.type().equals("boolean"));
    shown.put("autoNumber", f.name().equals("OrderNumber") || f.name().equals("OrderItemNumber"));
    shown.put("calculated", f.name().equals("TotalAmount"));
    shown.put("caseSensitive", false);
    shown.put("nameField", f.name().equals(nameField(entity)));
    shown.put("permissionable", f.createable() && !f.required());
  }

  private static String nameField(Entity entity) {
    return switch (entity.name()) {
      case "Order" -> "OrderNumber";
      case "OrderItem" -> "OrderItemNumber";
      case "ContentNote", "ContentDocument", "Note" -> "Title";
      default -> "Name";
    };
  }

  private static void references(Field f, Map<String, @Nullable Object> shown) {
    boolean any = f.target().equals("*");
    shown.put("referenceTo", any ? ANY : f.reference() ? List.of(f.target()) : List.of());
    shown.put("relationshipName", f.relationship().orElse(null));
    shown.put("polymorphicForeignKey", any);
    shown.put("namePointing", any);
  }

  private static void picklist(Field f, Places places, Map<String, @Nullable Object> shown) {
    boolean state = f.name().endsWith("StateCode");
    shown.put("restrictedPicklist", f.type().equals("picklist"));
    shown.put("dependentPicklist", state);
    shown.put("controllerName", state ? f.name().replace("StateCode", "CountryCode") : null);
    shown.put("picklistValues", values(f, places));
  }

  private static String soapType(String type) {
    return switch (type) {
      case "id", "reference" -> "tns:ID";
      case "boolean" -> "xsd:boolean";
      case "date" -> "xsd:date";
      case "datetime" -> "xsd:dateTime";
      case "currency", "double" -> "xsd:double";
      case "base64" -> "xsd:base64Binary";
      default -> "xsd:string";
    };
  }

  private static List<Map<String, Object>> values(Field f, Places places) {
    if (f.name().endsWith("CountryCode")) {
      return places.countries().stream().map(p -> value(p.code(), p.label(), false)).toList();
    }
    if (f.name().endsWith("StateCode")) {
      return places.states().stream().map(s -> state(s, places.countries())).toList();
    }
    var values = new ArrayList<Map<String, Object>>();
    f.values()
        .forEach(v -> values.add(value(v, v, f.defaulted() && f.values().getFirst().equals(v))));
    for (String ended : f.ended()) {
      Map<String, Object> shown = value(ended, ended, false);
      shown.put("active", false);
      values.add(shown);
    }
    return values;
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
  private static Map<String, Object> state(Places.Place state, List<Places.Place> countries) {
    byte[] bits = new byte[countries.size() / 8 + 1];
    for (int i = 0; i < countries.size(); i++) {
      if (countries.get(i).code().equals(state.country())) {
        bits[i / 8] |= (byte) (0x80 >> (i % 8));
      }
    }
    Map<String, Object> shown = value(state.code(), state.label(), false);
    shown.put("validFor", Base64.getEncoder().encodeToString(bits));
    return shown;
  }
}
