package io.crossdock.store.value;

import io.crossdock.core.plan.Applied;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** {@link Applied} as JSON; numbers keep their value, so a later comparison is exact. */
public final class AppliedJson {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
          .build();

  private AppliedJson() {}

  public static String write(Applied applied) {
    ObjectNode json = JSON.createObjectNode();
    applied.orderId().ifPresent(id -> json.put("order", id));
    applied.accountId().ifPresent(id -> json.put("account", id));
    applied.contactId().ifPresent(id -> json.put("contact", id));
    json.put("status", applied.status());
    json.set("sent", JSON.valueToTree(applied.sent()));
    json.set("lines", JSON.valueToTree(applied.lineIds()));
    json.set("notes", JSON.valueToTree(applied.notes()));
    json.set("warnings", JSON.valueToTree(applied.warnings()));
    return Kept.json(JSON.writeValueAsString(json));
  }

  public static Applied read(@Nullable String text) {
    if (text == null) {
      return Applied.NOTHING;
    }
    JsonNode json = JSON.readTree(text);
    Map<String, Map<String, Object>> sent = sent(json.path("sent"));
    Map<String, String> lines = new HashMap<>();
    json.path("lines").properties().forEach(l -> lines.put(l.getKey(), l.getValue().asString()));
    var notes = new HashSet<String>();
    json.path("notes").forEach(n -> notes.add(n.asString()));
    return new Applied(
        text(json, "order"),
        text(json, "account"),
        text(json, "contact"),
        sent,
        lines,
        json.path("status").asString(""),
        notes,
        json.path("warnings").valueStream().map(w -> w.asString()).toList());
  }

  /** Field values by record. */
  public static String writeSent(Map<String, Map<String, Object>> sent) {
    return Kept.json(JSON.writeValueAsString(JSON.valueToTree(sent)));
  }

  public static Map<String, Map<String, Object>> readSent(String text) {
    return sent(JSON.readTree(text));
  }

  private static Map<String, Map<String, Object>> sent(JsonNode records) {
    Map<String, Map<String, Object>> sent = new HashMap<>();
    records.properties().forEach(record -> sent.put(record.getKey(), fields(record.getValue())));
    return sent;
  }

  private static Map<String, Object> fields(JsonNode record) {
    Map<String, Object> fields = new HashMap<>();
    record
        .properties()
        .forEach(field -> {
          JsonNode value = field.getValue();
          Object plain =
              value.isNumber()
                  ? value.decimalValue()
                  : value.isBoolean() ? (Object) value.booleanValue() : value.asString();
          fields.put(field.getKey(), plain);
        });
    return fields;
  }

  private static Optional<String> text(JsonNode json, String name) {
    return json.has(name) ? Optional.of(json.path(name).asString()) : Optional.empty();
  }
}
