package io.crossdock.sandbox.org;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the org itself insists on and fills in, per kind of record. */
final class Rules {

  private final Records records;
  private final Setup setup;
  private final Validations validations;
  private final PersonAccounts people;
  private final OrderRules orders;
  private final ItemRules items;
  private final PriceRules prices;

  Rules(Records records, Setup setup, Validations validations, InstantSource clock) {
    this.records = records;
    this.setup = setup;
    this.validations = validations;
    var reductions = new ReductionRules(records, setup);
    this.people = new PersonAccounts(records);
    this.orders = new OrderRules(records, setup, reductions, clock);
    this.items = new ItemRules(records, setup, reductions);
    this.prices = new PriceRules(records);
  }

  void before(Change change) {
    if (setup.isOn("statePicklists")) {
      AddressRules.before(change, setup.places());
    }
    own(change);
    validations.check(change);
  }

  private void own(Change change) {
    switch (change.entity().name()) {
      case "Account" -> {
        if (setup.isOn("personAccounts")) {
          people.beforeAccount(change);
        }
      }
      case "Order" -> orders.before(change);
      case "OrderItem" -> items.before(change);
      case "PricebookEntry" -> prices.before(change);
      case "Contact" -> {
        if (setup.isOn("personAccounts")) {
          people.beforeContact(change);
        }
        change
            .row()
            .put("Name", (change.text("FirstName") + " " + change.text("LastName")).strip());
      }
      case "ContentNote" -> {
        change.row().put("FileType", "SNOTE");
        change.row().put("TextPreview", preview(change.text("Content")));
      }
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
      case "Account" -> people.afterAccount(change);
      default -> {}
    }
  }

  void beforeDelete(Entity entity, Map<String, Object> row) {
    switch (entity.name()) {
      case "Order" -> orders.beforeDelete(row);
      case "OrderItem" -> items.beforeDelete(row);
      case "PricebookEntry" -> prices.beforeDelete(row);
      case "OrderStatus", "Organization", "User", "Group", "RecordType", "CurrencyType" ->
          throw Refusal.data("INSUFFICIENT_ACCESS_OR_READONLY", "entity type cannot be deleted");
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
        records.erase(records.schema().whole(other), id);
      }
      records
          .by("ContentDocumentLink", "ContentDocumentId", id)
          .forEach(
              l -> records.erase(records.schema().whole("ContentDocumentLink"), text(l, "Id")));
    }
  }

  /** The first characters of a note as plain text. */
  private static String preview(String content) {
    try {
      String html = new String(Base64.getMimeDecoder().decode(content), StandardCharsets.UTF_8);
      String text =
          html.replaceAll("<[^>]*>", " ")
              .replace("&lt;", "<")
              .replace("&gt;", ">")
              .replace("&quot;", "\"")
              .replace("&amp;", "&");
      return text.substring(0, Math.min(255, text.length()));
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  /** A note's document has the note's own id. */
  private void mirror(Change note) {
    var document = new LinkedHashMap<String, Object>(note.row());
    document.remove("Content");
    document.remove("TextPreview");
    records.put(records.schema().whole("ContentDocument"), document);
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

  static String text(Map<String, Object> row, String field) {
    return String.valueOf(row.getOrDefault(field, ""));
  }
}
