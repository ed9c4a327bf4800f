package io.crossdock.salesforce.takeover;

import io.crossdock.core.failure.FailedCall;
import io.crossdock.salesforce.graph.Node;
import io.crossdock.salesforce.rest.Failures;
import io.crossdock.salesforce.rest.Json;
import io.crossdock.salesforce.rest.Limits;
import io.crossdock.salesforce.rest.NodeAnswer;
import io.crossdock.salesforce.rest.RestApi;
import io.crossdock.salesforce.schema.Fields;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Changes of many records as requests of composite calls, each all or nothing. Thread-safe. */
record CompositeCalls(RestApi rest) {

  /** A call takes so many collections and no more; the order stays. */
  static List<List<Map<String, Object>>> parts(List<Map<String, Object>> requests) {
    var calls = new ArrayList<List<Map<String, Object>>>();
    int collections = 0;
    int from = 0;
    for (int i = 0; i < requests.size(); i++) {
      if (String.valueOf(requests.get(i).get("url")).contains("/composite/sobjects")
          && ++collections > Limits.COLLECTIONS) {
        calls.add(requests.subList(from, i));
        from = i;
        collections = 1;
      }
    }
    calls.add(requests.subList(from, requests.size()));
    return calls;
  }

  /** Empty texts clear a field: null on the wire. */
  Map<String, Object> patch(String type, String id, Map<String, Object> fields, String reference) {
    return new Node(0, "PATCH", rest.base() + "/sobjects/" + type + "/" + id, reference, fields)
        .json();
  }

  List<Map<String, Object>> deletes(List<String> ids) {
    var requests = new ArrayList<Map<String, Object>>();
    for (int from = 0; from < ids.size(); from += Limits.COLLECTION) {
      String some =
          String.join(",", ids.subList(from, Math.min(ids.size(), from + Limits.COLLECTION)));
      requests.add(
          Map.of(
              "method",
              "DELETE",
              "url",
              rest.base() + "/composite/sobjects?allOrNone=true&ids=" + some,
              "referenceId",
              "d" + from));
    }
    return requests;
  }

  static Map<String, Object> stamped(String type, String id, @Nullable String key) {
    var record = new LinkedHashMap<String, Object>();
    record.put("attributes", Map.of("type", type));
    record.put("Id", id);
    record.put(Fields.KEY, Objects.requireNonNullElse(key, ""));
    return record;
  }

  /** Collections. */
  List<Map<String, Object>> patches(List<Map<String, Object>> records, String ref) {
    var requests = new ArrayList<Map<String, Object>>();
    for (int from = 0; from < records.size(); from += Limits.COLLECTION) {
      var part = records.subList(from, Math.min(records.size(), from + Limits.COLLECTION));
      requests.add(
          Map.of(
              "method",
              "PATCH",
              "url",
              rest.base() + "/composite/sobjects",
              "referenceId",
              ref + from,
              "body",
              Map.of("allOrNone", true, "records", part)));
    }
    return requests;
  }

  void send(List<Map<String, Object>> requests) {
    Map<String, Object> body =
        Map.of("allOrNone", true, "collateSubrequests", false, "compositeRequest", requests);
    JsonNode answer = rest.post(rest.base() + "/composite", body, true);
    var answers = Json.list(answer.path("compositeResponse")).stream().map(NodeAnswer::of).toList();
    for (NodeAnswer one : answers) {
      var bad =
          Json.list(one.body()).stream()
              .map(row -> Failures.rows(row.path("errors")))
              .filter(errors -> !errors.isEmpty() && !Failures.halted(errors))
              .findFirst();
      if (bad.isPresent()) {
        throw new FailedCall(Failures.of(400, bad.get(), one.body().toString(), Optional.empty()));
      }
      if (!one.ok() && !one.halted()) {
        throw new FailedCall(one.failure());
      }
    }
  }
}
