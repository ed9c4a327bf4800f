package io.crossdock.web.openapi;

import io.crossdock.access.Role;
import io.crossdock.web.access.Access;
import io.crossdock.web.answer.Problems;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.HandlerMapping;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The API's description for machines (OpenAPI 3.1): written by hand in {@code openapi/*.yaml}, as
 * the calls read their bodies themselves. Roles, and what is refused of them, come from {@link
 * Access}.
 */
@RestController
public class OpenApi implements Problems.Examples {

  private static final List<String> PARTS =
      List.of("head", "orders", "module", "history", "adoptions", "settings", "people", "watching");

  private final ObjectNode whole = JsonMapper.shared().createObjectNode();
  private final byte[] document;

  OpenApi() {
    PARTS.forEach(part -> add(whole, part(part)));
    whole.path("paths").forEach(path -> path.forEach(OpenApi::refusesWhatItDoesNotKnow));
    Access.rules().forEach(rule -> rule.least().ifPresent(least -> guard(whole, rule, least)));
    document = JsonMapper.shared().writeValueAsBytes(whole);
  }

  /**
   * The query parameters a call knows, in the order described; empty for a call that is not.
   *
   * @param pattern the path as described, such as {@code /api/v1/orders/{key}}
   */
  List<String> queryParameters(String method, String pattern) {
    JsonNode call = whole.path("paths").path(pattern).path(method.toLowerCase(Locale.ROOT));
    return call.path("parameters")
        .valueStream()
        .map(this::described)
        .filter(parameter -> parameter.path("in").asString("").equals("query"))
        .map(parameter -> parameter.path("name").asString())
        .toList();
  }

  @Override
  public Optional<JsonNode> body(HttpServletRequest request) {
    Object pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
    String method = request.getMethod().toLowerCase(Locale.ROOT);
    JsonNode call = whole.path("paths").path(String.valueOf(pattern)).path(method);
    JsonNode content = call.path("requestBody").path("content").path("application/json");
    return Optional.of(content.path("example")).filter(example -> !example.isMissingNode());
  }

  private JsonNode described(JsonNode parameter) {
    String place = parameter.path("$ref").asString("");
    return place.isEmpty() ? parameter : whole.at(place.substring(1));
  }

  @GetMapping("/api/openapi.json")
  ResponseEntity<byte[]> document() {
    return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(document);
  }

  private static JsonNode part(String name) {
    try (InputStream yaml = OpenApi.class.getResourceAsStream("/openapi/" + name + ".yaml")) {
      Object read = new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
      return JsonMapper.shared().valueToTree(read);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Objects are joined, all else is put. */
  private static void add(ObjectNode whole, JsonNode part) {
    part.properties()
        .forEach(field -> {
          if (whole.path(field.getKey()) instanceof ObjectNode there) {
            add(there, field.getValue());
          } else {
            whole.set(field.getKey(), field.getValue());
          }
        });
  }

  private static void guard(ObjectNode whole, Access.Rule rule, Role least) {
    String method = rule.method().toLowerCase(Locale.ROOT);
    JsonNode call = whole.path("paths").path(rule.pattern().getPatternString()).path(method);
    if (call instanceof ObjectNode guarded) {
      List<String> roles = List.of(least.name().toLowerCase(Locale.ROOT));
      guarded.set("security", JsonMapper.shared().valueToTree(List.of(Map.of("token", roles))));
      refusal(guarded, "401", "NoToken");
      refusal(guarded, "403", "RoleTooLow");
      refusal(guarded, "503", "Away");
    }
  }

  private static void refusesWhatItDoesNotKnow(JsonNode call) {
    if (call instanceof ObjectNode described && !described.path("responses").has("400")) {
      refusal(described, "400", "Refused");
    }
  }

  private static void refusal(ObjectNode call, String status, String name) {
    call.withObject("responses").putObject(status).put("$ref", "#/components/responses/" + name);
  }
}
