package io.crossdock.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads request bodies strictly: every unknown or missing field is named. */
final class Bodies {

  private Bodies() {}

  static JsonNode object(String body, Set<String> fields) {
    return object(body, fields, fields);
  }

  /**
   * @param needed those of the fields that may not be missing
   */
  static JsonNode object(String body, Set<String> fields, Set<String> needed) {
    JsonNode json;
    try {
      json = JsonMapper.shared().readTree(body);
    } catch (JacksonException e) {
      throw new Refused(400, "The body is no JSON", List.of("body: " + e.getOriginalMessage()));
    }
    if (!json.isObject()) {
      throw new Refused(400, "The body is no JSON object", List.of("body: must be an object"));
    }
    var faults = new ArrayList<String>();
    for (String name : json.propertyNames()) {
      if (!fields.contains(name)) {
        faults.add(name + ": is no field here; known are " + String.join(", ", fields) + ".");
      }
    }
    for (String field : needed) {
      if (!json.has(field)) {
        faults.add(field + ": is missing.");
      }
    }
    if (!faults.isEmpty()) {
      throw new Refused(400, "The request is not complete", faults);
    }
    NoNul.refuse(json);
    return json;
  }
}
