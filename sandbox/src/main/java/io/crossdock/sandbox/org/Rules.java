package io.crossdock.sandbox.org;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the org itself insists on and fills in, per kind of record. */
final class Rules {

  private static final Set<String> COUNTRIES =
      Set.of(
          "united states",
          "germany",
          "france",
          "spain",
          "italy",
          "netherlands",
          "poland",
          "austria",
          "switzerland",
          "belgium",
          "united kingdom",
          "canada",
          "ireland");

  private final Records records;
  private final Switches switches;
  private final OrderRules orders;
  private final ItemRules items;
  private final PriceRules prices;

  Rules(Records records, Switches switches, InstantSource clock) {
    this.records = records;
    this.switches = switches;
    this.orders = new OrderRules(records, clock);
    this.items = new ItemRules(records, switches);
    this.prices = new PriceRules(records);
  }

  void before(Change change) {
    if (switches.isOn("statePicklists")) {
      refuseUnknownCountries(change);
    }
    switch (change.entity().name()) {
      case "Order" -> orders.before(change);
      case "OrderItem" -> items.before(change);
      case "PricebookEntry" -> prices.before(change);
      case "Contact" ->
          change
              .row()
              .put("Name", (change.text("FirstName") + " " + change.text("LastName")).strip());
      case "ContentNote" -> change.row().put("FileType", "SNOTE");
      case "ContentDocumentLink" -> refuseSecondLink(change);
      case "ContentDocument" -> {
        if (change.creates()) {
          throw Refusal.data("CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY", "entity is not createable");
        }
      }
      default -> {}
    }
  }

  void after(Change change) {
    switch (change.entity().name()) {
      case "OrderItem" -> items.rollUp(change.text("OrderId"));
      case "ContentNote" -> mirror(change);
      default -> {}
    }
  }

  void beforeDelete(Entity entity, Map<String, Object> row) {
    switch (entity.name()) {
      case "Order" -> orders.beforeDelete(row);
      case "OrderItem" -> items.beforeDelete(row);
      case "PricebookEntry" -> prices.beforeDelete(row);
      default -> {}
    }
  }

  void afterDelete(Entity entity, Map<String, Object> row) {
    if (entity.name().equals("OrderItem")) {
      items.rollUp(String.valueOf(row.get("OrderId")));
    }
    if (entity.name().startsWith("Content") && !entity.name().endsWith("Link")) {
      String id = String.valueOf(row.get("Id"));
      for (String other : List.of("ContentNote", "ContentDocument")) {
        records.erase(records.schema().get(other), id);
      }
      records
          .by("ContentDocumentLink", "ContentDocumentId", id)
          .forEach(l -> records.erase(records.schema().get("ContentDocumentLink"), text(l, "Id")));
    }
  }

  /** A note's document has the note's own id. */
  private void mirror(Change note) {
    var document = new LinkedHashMap<String, Object>(note.row());
    document.remove("Content");
    document.remove("TextPreview");
    records.put(records.schema().get("ContentDocument"), document);
  }

  private void refuseSecondLink(Change link) {
    String target = link.text("LinkedEntityId");
    for (var other :
        records.by("ContentDocumentLink", "ContentDocumentId", link.text("ContentDocumentId"))) {
      if (target.equals(other.get("LinkedEntityId")) && !link.id().equals(other.get("Id"))) {
        throw Refusal.data(
            "DUPLICATE_VALUE",
            "duplicate value found: the document is already linked to " + target);
      }
    }
  }

  private static void refuseUnknownCountries(Change change) {
    for (String field : change.sent()) {
      String value = change.text(field).toLowerCase(java.util.Locale.ROOT);
      if (field.endsWith("Country") && !value.isEmpty() && !COUNTRIES.contains(value)) {
        throw Refusal.data(
            "FIELD_INTEGRITY_EXCEPTION",
            "There's a problem with this country, even though it may appear correct. Please select"
                + " a country/territory from the list of valid countries.: "
                + field,
            field);
      }
    }
  }

  static String text(Map<String, Object> row, String field) {
    return String.valueOf(row.getOrDefault(field, ""));
  }
}
