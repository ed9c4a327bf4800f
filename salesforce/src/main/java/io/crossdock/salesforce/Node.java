package io.crossdock.salesforce;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One request inside a graph.
 *
 * @param stage graphs whose nodes the org reordered are sent again stage by stage
 * @param body empty where the method has none
 */
record Node(int stage, String method, String url, String reference, Map<String, Object> body) {

  /** References to answers already known, replaced by their values. */
  Node resolved(Map<String, String> known) {
    var values = new LinkedHashMap<String, Object>();
    body.forEach((field, value) ->
        values.put(field, value instanceof String text ? replace(text, known) : value));
    return new Node(stage, method, replace(url, known), reference, values);
  }

  /** Empty texts clear a field: null on the wire. */
  Map<String, Object> json() {
    var json = new LinkedHashMap<String, Object>();
    json.put("method", method);
    json.put("url", url);
    json.put("referenceId", reference);
    if (!body.isEmpty()) {
      var fields = new LinkedHashMap<String, Object>();
      body.forEach((field, value) -> fields.put(field, value.equals("") ? null : value));
      json.put("body", fields);
    }
    return json;
  }

  /** Node kinds are counted by object type and method. */
  String kind() {
    String type = url.substring(url.indexOf("/sobjects/") + 10);
    int end = type.indexOf('/');
    return method + " " + (end < 0 ? type : type.substring(0, end));
  }

  private static String replace(String text, Map<String, String> known) {
    String replaced = text;
    for (var one : known.entrySet()) {
      replaced = replaced.replace("@{" + one.getKey() + "}", one.getValue());
    }
    return replaced;
  }
}
