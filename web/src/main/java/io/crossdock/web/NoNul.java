package io.crossdock.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import org.springframework.web.servlet.HandlerInterceptor;
import tools.jackson.databind.JsonNode;

/**
 * Refuses U+0000 in whatever people and scripts send: no name, search or value has it, and
 * PostgreSQL takes no text that does. Every place is named at once.
 */
final class NoNul implements HandlerInterceptor {

  private static final String WHAT = "The request holds a character that is none";

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    var faults = new ArrayList<String>();
    request
        .getParameterMap()
        .forEach((name, values) -> {
          if (holds(name) || List.of(values).stream().anyMatch(NoNul::holds)) {
            faults.add(fault(name.replace("\0", "")));
          }
        });
    refuse(faults);
    return true;
  }

  /** The same for a body. */
  static void refuse(JsonNode body) {
    var faults = new ArrayList<String>();
    body.properties()
        .forEach(field -> {
          if (anywhere(field.getValue())) {
            faults.add(fault(field.getKey()));
          }
        });
    refuse(faults);
  }

  private static boolean anywhere(JsonNode json) {
    return (json.isString() && holds(json.asString()))
        || json.propertyStream().anyMatch(f -> holds(f.getKey()) || anywhere(f.getValue()))
        || json.valueStream().anyMatch(NoNul::anywhere);
  }

  private static boolean holds(String text) {
    return text.indexOf('\0') >= 0;
  }

  private static String fault(String name) {
    return name + ": holds U+0000, which no text has.";
  }

  private static void refuse(List<String> faults) {
    if (!faults.isEmpty()) {
      throw new Refused(400, WHAT, faults);
    }
  }
}
