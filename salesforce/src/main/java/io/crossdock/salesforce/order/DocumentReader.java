package io.crossdock.salesforce.order;

import io.crossdock.core.plan.Applied;
import io.crossdock.core.plan.OrgShape;
import io.crossdock.core.plan.Plan;
import io.crossdock.core.port.org.Org.Work;
import io.crossdock.salesforce.rest.Json;
import io.crossdock.salesforce.rest.RestApi;
import io.crossdock.salesforce.rest.Soql;
import io.crossdock.salesforce.schema.Fields;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** Reads what the org holds of orders' documents, by key. Thread-safe. */
final class DocumentReader {

  private final RestApi rest;

  DocumentReader(RestApi rest) {
    this.rest = rest;
  }

  /** The records that were planned, and tracks that were once sent; one call for many. */
  Map<String, JsonNode> read(Collection<Work> orders) {
    var keys = new TreeMap<String, Set<String>>();
    var fields = new TreeMap<String, Set<String>>();
    for (Work work : orders) {
      for (Plan.Document document : work.plan().documents()) {
        keys.computeIfAbsent(document.object(), o -> new TreeSet<>()).add(document.externalId());
        fields
            .computeIfAbsent(document.object(), o -> new TreeSet<>())
            .addAll(document.fields().keySet());
      }
      if (!work.plan().documents().isEmpty()) {
        work.applied().sent().keySet().stream()
            .filter(Applied::isTrack)
            .forEach(key -> keys.computeIfAbsent(OrgShape.TRACKING, o -> new TreeSet<>()).add(key));
      }
    }
    var queries = new ArrayList<String>();
    keys.forEach((object, some) ->
        queries.addAll(
            Soql.split(
                some, part -> query(object, fields.getOrDefault(object, new TreeSet<>()), part))));
    var found = new HashMap<String, JsonNode>();
    if (!queries.isEmpty()) {
      rest.query(queries)
          .forEach(records ->
              records.forEach(record -> found.put(Json.string(record, Fields.KEY), record)));
    }
    return found;
  }

  private static String query(String object, Set<String> fields, Collection<String> keys) {
    var asked = new TreeSet<>(fields);
    asked.add("Id");
    asked.add(Fields.KEY);
    return "SELECT %s FROM %s WHERE %s IN %s"
        .formatted(String.join(", ", asked), object, Fields.KEY, Soql.in(keys));
  }

  /** What holds of one order's documents: of planned ones the org's truth, else what was sent. */
  static Map<String, Map<String, Object>> sent(Work work, Map<String, JsonNode> found) {
    var sent = new HashMap<String, Map<String, Object>>();
    boolean read = !work.plan().documents().isEmpty();
    work.applied()
        .sent()
        .forEach((key, fields) -> {
          boolean gone = read && Applied.isTrack(key) && !found.containsKey(key);
          if (DocumentDelta.isDocument(key) && !gone) {
            sent.put(key, fields);
          }
        });
    for (Plan.Document document : work.plan().documents()) {
      JsonNode record = found.get(document.externalId());
      if (record == null) {
        sent.remove(document.externalId());
      } else {
        sent.put(
            document.externalId(),
            DocumentDelta.kept(
                document.with(new TreeMap<>(values(document, record))),
                Map.of(),
                Optional.of(Json.string(record, "Id"))));
      }
    }
    return sent;
  }

  private static Map<String, Object> values(Plan.Document document, JsonNode record) {
    return OrderReader.values(record, document.fields().keySet());
  }
}
