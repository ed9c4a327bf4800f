package io.crossdock.web.connection;

import io.crossdock.core.port.settings.Connections;
import io.crossdock.core.port.settings.Connections.Answer;
import io.crossdock.core.port.settings.Connections.Field;
import io.crossdock.core.port.settings.Connections.Setup;
import io.crossdock.core.port.work.Gates.Remote;
import io.crossdock.web.access.Keeping;
import io.crossdock.web.answer.Bodies;
import io.crossdock.web.answer.Refused;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** The connection by script: no secret is ever given out. */
@RestController
@RequestMapping("/api/v1/connections")
public class ConnectionsApi {

  private final Connections connections;

  ConnectionsApi(Connections connections) {
    this.connections = connections;
  }

  @GetMapping
  Map<String, Object> show() {
    Setup setup = connections.setup();
    var values = new LinkedHashMap<String, Object>();
    for (Field field : setup.fields()) {
      values.put(field.key(), field.secret() ? (field.given() ? "***" : "") : field.value());
    }
    return Map.of(
        "phase", setup.phase().name().toLowerCase(Locale.ROOT),
        "fixed", setup.fixed(),
        "values", values);
  }

  /** {@code {"values":{"CROSSDOCK_SHOP_URL":"https://..."}}}; a missing key keeps its value. */
  @PutMapping
  ResponseEntity<Map<String, Object>> save(
      HttpServletRequest request, @RequestBody String body, Keeping keeping) {
    Map<String, String> typed = typed(body);
    ConnectionPages.note(request, connections, typed);
    return answered("Nothing was saved", connections.save(typed, "api"), keeping);
  }

  /** As saved; {@code side} is shop or org. */
  @PostMapping("/check/{side}")
  Map<String, Object> check(HttpServletRequest request, @PathVariable("side") String side) {
    Remote remote =
        ConnectionPages.remote(side)
            .orElseThrow(
                () -> new Refused(404, "No such side", List.of("side: must be shop or org.")));
    ConnectionPages.note(request, connections.address(remote, Map.of()));
    var rows = connections.check(remote, Map.of());
    return Map.of("ready", Connections.ready(rows), "rows", rows);
  }

  @PostMapping("/start")
  ResponseEntity<Map<String, Object>> start(Keeping keeping) {
    return answered("Not started", connections.start("api"), keeping);
  }

  private static ResponseEntity<Map<String, Object>> answered(
      String refused, Answer answer, Keeping keeping) {
    if (answer.refused()) {
      var faults = new ArrayList<String>();
      answer
          .faults()
          .forEach((key, fault) -> faults.add(key.isEmpty() ? fault : key + ": " + fault));
      throw new Refused(422, refused, faults);
    }
    keeping.keep(answer::carryOut);
    return ResponseEntity.accepted().body(Map.of("state", "begins anew"));
  }

  private static Map<String, String> typed(String body) {
    JsonNode values = Bodies.object(body, java.util.Set.of("values")).path("values");
    var typed = new HashMap<String, String>();
    for (String key : values.propertyNames()) {
      JsonNode value = values.path(key);
      if (!value.isString()) {
        throw new Refused(400, "Nothing was saved", List.of(key + ": must be a text."));
      }
      typed.put(key, value.asString());
    }
    return typed;
  }
}
