package io.crossdock.salesforce.order;

import io.crossdock.core.plan.Applied;
import io.crossdock.core.plan.Plan;
import io.crossdock.core.policy.SyncSettings.NoteKind;
import io.crossdock.core.port.org.Org.Work;
import io.crossdock.salesforce.rest.Json;
import io.crossdock.salesforce.rest.RestApi;
import io.crossdock.salesforce.rest.Soql;
import io.crossdock.salesforce.schema.Fields;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** Reads what the org holds of orders. Thread-safe. */
final class OrderReader {

  private final RestApi rest;

  OrderReader(RestApi rest) {
    this.rest = rest;
  }

  /** The org's truth by key; orders it does not have are absent. */
  Map<String, Applied> read(Collection<Work> orders) {
    var found = new HashMap<String, JsonNode>();
    var items = new HashMap<String, List<JsonNode>>();
    for (var records : rest.query(Soql.split(orders, OrderReader::query))) {
      for (JsonNode order : records) {
        found.put(Json.string(order, Fields.KEY), order);
        items.put(Json.string(order, "Id"), rest.records(order.path("OrderItems")));
      }
    }
    var noted = orders.stream().filter(w -> !w.plan().notes().isEmpty()).toList();
    var documents = new DocumentReader(rest).read(orders);
    var titles = titles(noted, found, documents);
    var read = new HashMap<String, Applied>();
    for (Work work : orders) {
      JsonNode order = found.get(work.plan().key().externalId());
      if (order != null) {
        var lines = items.getOrDefault(Json.string(order, "Id"), List.of());
        read.put(work.plan().key().externalId(), applied(work, order, lines, titles, documents));
      }
    }
    return read;
  }

  /** Total and status by order id. */
  Map<String, JsonNode> totals(Collection<String> ids) {
    var totals = new HashMap<String, JsonNode>();
    var queries =
        Soql.split(
            ids,
            part ->
                "SELECT Id, TotalAmount, Status, (SELECT Id, Magento_Id__c, TotalPrice,"
                    + " Product2.Name FROM OrderItems) FROM Order WHERE Id IN "
                    + Soql.in(part));
    rest.query(queries).forEach(r -> r.forEach(o -> totals.put(Json.string(o, "Id"), o)));
    return totals;
  }

  private static String query(List<Work> orders) {
    var fields = new TreeSet<String>();
    var lineFields = new TreeSet<String>();
    for (Work work : orders) {
      fields.addAll(work.plan().header().keySet());
      work.plan().lines().forEach(line -> lineFields.addAll(Fields.of(line).keySet()));
    }
    fields.addAll(
        List.of(
            "Id",
            "Magento_Id__c",
            "AccountId",
            "BillToContactId",
            "OwnerId",
            Fields.TOTAL,
            "Status",
            Fields.BOOK));
    lineFields.addAll(List.of("Id", "Magento_Id__c", "Quantity", "UnitPrice"));
    return "SELECT "
        + String.join(", ", fields)
        + ", (SELECT "
        + String.join(", ", lineFields)
        + " FROM OrderItems) FROM Order WHERE Magento_Id__c IN "
        + Soql.in(orders.stream().map(w -> w.plan().key().externalId()).toList());
  }

  /** Titles of notes, each with the record it hangs on: {@code 801.../title}. */
  private Set<String> titles(
      Collection<Work> orders, Map<String, JsonNode> found, Map<String, JsonNode> documents) {
    var ids = new LinkedHashSet<String>();
    for (Work work : orders) {
      JsonNode order = found.get(work.plan().key().externalId());
      if (order != null) {
        work.plan().notes().forEach(note -> noted(note, order, documents).ifPresent(ids::add));
      }
    }
    var titles = new HashSet<String>();
    boolean classic =
        orders.stream()
            .flatMap(w -> w.plan().notes().stream())
            .anyMatch(note -> note.kind() == NoteKind.CLASSIC_NOTE);
    if (classic) {
      for (var records : rest.query(Soql.split(ids, OrderReader::classicNotes))) {
        for (JsonNode note : records) {
          titles.add(Json.string(note, "ParentId") + "/" + Json.string(note, "Title"));
        }
      }
    }
    for (var records : rest.query(Soql.split(ids, OrderReader::notes))) {
      for (JsonNode link : records) {
        String title = Json.string(link.path("ContentDocument"), "Title");
        titles.add(Json.string(link, "LinkedEntityId") + "/" + title);
      }
    }
    return titles;
  }

  /** The record a note hangs on, where the org has it. */
  private static Optional<String> noted(
      Plan.Note note, JsonNode order, Map<String, JsonNode> documents) {
    return note.document().isEmpty()
        ? id(order, "Id")
        : Optional.ofNullable(documents.get(note.document())).flatMap(record -> id(record, "Id"));
  }

  private static String classicNotes(List<String> ids) {
    return "SELECT ParentId, Title FROM Note WHERE ParentId IN " + Soql.in(ids);
  }

  private static String notes(List<String> ids) {
    return "SELECT LinkedEntityId, ContentDocument.Title FROM ContentDocumentLink"
        + " WHERE LinkedEntityId IN "
        + Soql.in(ids);
  }

  private static Applied applied(
      Work work,
      JsonNode order,
      List<JsonNode> items,
      Set<String> titles,
      Map<String, JsonNode> documents) {
    var plan = work.plan();
    var before = work.applied();
    String id = Json.string(order, "Id");
    var sent = new HashMap<String, Map<String, Object>>();
    for (String person : List.of("Account", "Contact")) {
      Optional.ofNullable(before.sent().get(person)).ifPresent(s -> sent.put(person, s));
    }
    var fields = new HashSet<>(plan.header().keySet());
    fields.addAll(List.of("AccountId", "BillToContactId", "OwnerId", Fields.BOOK, Fields.TOTAL));
    sent.put("Order", values(order, fields));
    var lineIds = new HashMap<String, String>();
    for (JsonNode item : items) {
      String key = Json.string(item, Fields.KEY);
      if (!key.isEmpty()) {
        lineIds.put(key, Json.string(item, "Id"));
        sent.put(key, values(item, lineFields(plan, key)));
      }
    }
    sent.putAll(DocumentReader.sent(work, documents));
    var notes = new HashSet<>(before.notes());
    plan.notes().stream()
        .filter(note ->
            noted(note, order, documents)
                .filter(record -> titles.contains(record + "/" + note.title()))
                .isPresent())
        .forEach(note -> notes.add(note.key()));
    return new Applied(
        Optional.of(id),
        id(order, "AccountId").or(before::accountId),
        id(order, "BillToContactId").or(before::contactId),
        sent,
        lineIds,
        Json.string(order, "Status"),
        notes,
        before.warnings());
  }

  private static Collection<String> lineFields(Plan plan, String key) {
    return plan.lines().stream()
        .filter(line -> line.externalId().equals(key))
        .findFirst()
        .<Collection<String>>map(line -> Fields.of(line).keySet())
        .orElse(List.of());
  }

  static Map<String, Object> values(JsonNode record, Collection<String> fields) {
    var values = new HashMap<String, Object>();
    new ArrayList<>(fields).forEach(field -> values.put(field, Json.value(record, field)));
    return values;
  }

  private static Optional<String> id(JsonNode record, String field) {
    return Optional.of(Json.string(record, field)).filter(id -> !id.isEmpty());
  }
}
