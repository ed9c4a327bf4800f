package io.crossdock.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The API's description as a reader takes it: calls with their examples, answers with schemas. */
public record Described(JsonNode document) {

  public static Described read(String json) {
    return new Described(JsonMapper.shared().readTree(json));
  }

  public List<Call> calls() {
    return document.path("paths").properties().stream()
        .flatMap(path ->
            path.getValue().properties().stream()
                .map(method -> new Call(method.getKey(), path.getKey(), method.getValue())))
        .toList();
  }

  /** What a reference stands for. */
  JsonNode at(JsonNode node) {
    JsonNode place = node.path("$ref");
    return place.isMissingNode() ? node : at(document.at(place.asString().substring(1)));
  }

  /** Where a value is not what the schema says, or has what the schema does not name. */
  public List<String> faults(JsonNode value, JsonNode described) {
    var faults = new ArrayList<String>();
    check("", value, at(described), faults);
    return faults;
  }

  private void check(String where, JsonNode value, JsonNode schema, List<String> faults) {
    List<String> types = texts(schema.path("type"));
    if (!types.isEmpty() && types.stream().noneMatch(type -> is(value, type))) {
      faults.add(where + ": " + value + " is no " + types);
    }
    if (schema.has("enum") && !texts(schema.path("enum")).contains(value.asString(""))) {
      faults.add(where + ": " + value + " is none of " + schema.path("enum"));
    }
    texts(schema.path("required")).stream()
        .filter(name -> !value.has(name))
        .forEach(name -> faults.add(where + "." + name + " is missing"));
    value
        .properties()
        .forEach(field -> {
          JsonNode named = schema.path("properties").path(field.getKey());
          JsonNode of = named.isMissingNode() ? schema.path("additionalProperties") : named;
          if (of.isMissingNode() && schema.has("type")) {
            faults.add(where + "." + field.getKey() + " is not described");
          } else {
            check(where + "." + field.getKey(), field.getValue(), at(of), faults);
          }
        });
    if (value.isArray()) {
      value.forEach(item -> check(where + "[]", item, at(schema.path("items")), faults));
    }
  }

  private static boolean is(JsonNode value, String type) {
    return switch (type) {
      case "object" -> value.isObject();
      case "array" -> value.isArray();
      case "string" -> value.isString();
      case "integer" -> value.isIntegralNumber();
      case "number" -> value.isNumber();
      case "boolean" -> value.isBoolean();
      case "null" -> value.isNull();
      default -> throw new IllegalArgumentException(type);
    };
  }

  private static List<String> texts(JsonNode node) {
    return (node.isArray() ? node.valueStream() : Stream.of(node))
        .filter(JsonNode::isString)
        .map(JsonNode::asString)
        .toList();
  }

  /** One call. */
  public final class Call {
    private final String method;
    private final String path;
    private final JsonNode operation;

    Call(String method, String path, JsonNode operation) {
      this.method = method;
      this.path = path;
      this.operation = operation;
    }

    public String method() {
      return method.toUpperCase(java.util.Locale.ROOT);
    }

    /** The address of its examples. */
    public String address() {
      var query = new ArrayList<String>();
      String address = path;
      for (JsonNode named : operation.path("parameters")) {
        JsonNode parameter = at(named);
        String name = parameter.path("name").asString();
        String example = encoded(parameter.path("example").asString(""));
        if (parameter.path("in").asString().equals("path")) {
          address = address.replace("{" + name + "}", example);
        } else if (!example.isEmpty() && parameter.path("in").asString().equals("query")) {
          query.add(name + "=" + example);
        }
      }
      return address + (query.isEmpty() ? "" : "?" + String.join("&", query));
    }

    /** Of the parameters of its address behind the question mark. */
    public List<String> queryNames() {
      return operation
          .path("parameters")
          .valueStream()
          .map(Described.this::at)
          .filter(parameter -> parameter.path("in").asString().equals("query"))
          .map(parameter -> parameter.path("name").asString())
          .toList();
    }

    /** The type and example of its body; empty = it has none. */
    public Map<String, JsonNode> body() {
      var bodies = new TreeMap<String, JsonNode>();
      at(operation.path("requestBody"))
          .path("content")
          .properties()
          .forEach(type -> bodies.put(type.getKey(), type.getValue()));
      return bodies;
    }

    public boolean signed() {
      return operation.path("security").path(0).has("signature");
    }

    /** The roles that it asks of a token; empty = it asks for none. */
    public List<String> roles() {
      return texts(operation.path("security").path(0).path("token"));
    }

    /** The answer by its status, or a missing node. */
    public JsonNode answer(int status) {
      return at(operation.path("responses").path(String.valueOf(status)));
    }

    /** The status when all goes well. */
    public int success() {
      return operation.path("responses").propertyNames().stream()
          .mapToInt(Integer::parseInt)
          .min()
          .orElseThrow();
    }

    public JsonNode operation() {
      return operation;
    }

    @Override
    public String toString() {
      return method() + " " + path;
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
