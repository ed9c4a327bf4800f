package io.crossdock.web.answer;

import io.crossdock.web.front.OddText;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads request bodies strictly: every unknown or missing field is named. */
public final class Bodies {

  private Bodies() {}

  public static JsonNode object(String body, Set<String> fields) {
    return object(body, fields, fields);
  }

  /**
   * @param needed those of the fields that may not be missing
   */
  public static JsonNode object(String body, Set<String> fields, Set<String> needed) {
    return object(body, fields, json -> needed);
  }

  /**
   * @param needed may not be missing, unless the other stands in for it
   */
  public static JsonNode either(String body, Set<String> fields, String needed, String instead) {
    return object(body, fields, json -> json.has(instead) ? Set.of() : Set.of(needed));
  }

  private static JsonNode object(
      String body, Set<String> fields, Function<JsonNode, Set<String>> needed) {
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
    odd("", json, faults);
    for (String name : json.propertyNames()) {
      if (!fields.contains(name)) {
        faults.add(name + ": is no field here; known are " + String.join(", ", fields) + ".");
      }
    }
    for (String field : needed.apply(json)) {
      if (!json.has(field)) {
        faults.add(field + ": is missing.");
      }
    }
    if (!faults.isEmpty()) {
      throw new Refused(400, "The request is not complete", faults);
    }
    return json;
  }

  /** What can neither be kept nor counted with, wherever it stands. */
  private static void odd(String at, JsonNode json, List<String> faults) {
    if (json.isString()) {
      OddText.fault(at, json.asString()).ifPresent(faults::add);
    }
    if (json.isIntegralNumber() && !json.canConvertToLong()) {
      faults.add(at + ": is too large a number.");
    }
    json.properties()
        .forEach(field -> {
          String name = at.isEmpty() ? field.getKey() : at + "." + field.getKey();
          OddText.fault(name, field.getKey()).ifPresent(faults::add);
          odd(name, field.getValue(), faults);
        });
    if (json.isArray()) {
      json.forEach(item -> odd(at, item, faults));
    }
  }
}
