package io.crossdock.salesforce.schema;

import io.crossdock.core.adopt.Holds;
import io.crossdock.core.adopt.Kind;
import io.crossdock.core.adopt.TakeOver;
import io.crossdock.core.adopt.TakeOver.Source;
import io.crossdock.core.policy.Fault;
import io.crossdock.salesforce.rest.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Whether the fields that are said to hold the shop's numbers can, by the org's describe. */
public final class NumberFields {

  private static final Set<String> TEXTS = Set.of("string", "textarea", "picklist", "combobox");
  private static final Set<String> NUMBERS = Set.of("double", "int", "long");

  /** Longer texts can't be searched, whatever an old describe says. */
  private static final int LONG_TEXT = 255;

  private final List<Fault> faults = new ArrayList<>();

  public List<Fault> faults() {
    return faults;
  }

  /** How the API and the page call what is wrong. */
  private static String at(Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT) + "s.field";
  }

  public void of(TakeOver wanted, Kind kind, JsonNode description) {
    wanted.source(kind).ifPresent(source -> source(kind, source, description));
    String store = wanted.stores().field();
    if (kind == Kind.ORDER && !store.isEmpty()) {
      var field = field(description, store);
      if (field.isEmpty()) {
        add("storeField", missing(kind, store));
      } else if (!any(field.get())) {
        add("storeField", wrongType(kind, field.get(), "a store's id or name"));
      }
    }
  }

  private void source(Kind kind, Source source, JsonNode description) {
    var found = field(description, source.field());
    if (found.isEmpty()) {
      add(at(kind), missing(kind, source.field()));
      return;
    }
    JsonNode field = found.get();
    String type = Json.string(field, "type");
    String name = kind.object() + "." + Json.string(field, "name");
    if (Set.of(Fields.KEY, Fields.SKU).contains(Json.string(field, "name"))) {
      add(at(kind), name + " is Crossdock's own key; name the field that was there before it.");
    } else if (!holds(source.holds(), type)) {
      add(at(kind), wrongType(kind, field, source.holds().words()));
    } else if (!filterable(field)) {
      add(
          at(kind),
          name
              + " is a long text, by which Salesforce can't search. Have its value copied into a"
              + " text field of up to 255 characters, and name that one.");
    } else if (!source.prefix().isEmpty() && NUMBERS.contains(type)) {
      add(
          at(kind),
          name
              + " is a number field, so that nothing stands before its number: leave the prefix"
              + " empty.");
    }
  }

  private static boolean holds(Holds holds, String type) {
    return holds == Holds.EMAIL
        ? type.equals("email") || TEXTS.contains(type)
        : TEXTS.contains(type) || NUMBERS.contains(type);
  }

  private static boolean any(JsonNode field) {
    String type = Json.string(field, "type");
    return TEXTS.contains(type) || NUMBERS.contains(type);
  }

  private static boolean filterable(JsonNode field) {
    return field.path("filterable").asBoolean(true)
        && (!Json.string(field, "type").equals("textarea")
            || field.path("length").asInt(0) <= LONG_TEXT);
  }

  private static Optional<JsonNode> field(JsonNode description, String name) {
    return Json.list(description.path("fields")).stream()
        .filter(field -> Json.string(field, "name").equalsIgnoreCase(name))
        .findFirst();
  }

  private static String missing(Kind kind, String name) {
    return kind.object()
        + " has no field \""
        + name
        + "\", or Crossdock's user may not see it. Use its API name, such as Old_Key__c.";
  }

  private static String wrongType(Kind kind, JsonNode field, String what) {
    return "%s.%s is a field of type %s, which can't hold %s."
        .formatted(kind.object(), Json.string(field, "name"), Json.string(field, "type"), what);
  }

  private void add(String at, String sentence) {
    faults.add(new Fault(at, sentence));
  }
}
