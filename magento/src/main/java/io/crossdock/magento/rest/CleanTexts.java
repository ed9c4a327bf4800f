package io.crossdock.magento.rest;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * Takes out of an answer what no text means: control characters, and halves of characters (an emoji
 * that a database cut in the middle). Neither PostgreSQL nor Salesforce keeps them. Pure.
 */
final class CleanTexts {

  private CleanTexts() {}

  /** The same, as nearly all answers are, or one whose texts are clean. */
  static JsonNode in(JsonNode node) {
    return clean(node) ? node : cleaned(node);
  }

  private static boolean clean(JsonNode node) {
    if (node instanceof StringNode text) {
      return clean(text.stringValue());
    }
    for (var member : node.properties()) {
      if (!clean(member.getKey())) {
        return false;
      }
    }
    for (JsonNode child : node) {
      if (!clean(child)) {
        return false;
      }
    }
    return true;
  }

  private static boolean clean(String text) {
    int c;
    for (int i = 0; i < text.length(); i += Character.charCount(c)) {
      c = text.codePointAt(i);
      if (!means(c)) {
        return false;
      }
    }
    return true;
  }

  private static JsonNode cleaned(JsonNode node) {
    return switch (node) {
      case StringNode text -> StringNode.valueOf(cleaned(text.stringValue()));
      case ObjectNode object -> {
        ObjectNode copy = RestApi.JSON.createObjectNode();
        object.properties().forEach(e -> copy.set(cleaned(e.getKey()), cleaned(e.getValue())));
        yield copy;
      }
      case ArrayNode array -> {
        ArrayNode copy = RestApi.JSON.createArrayNode();
        array.forEach(value -> copy.add(cleaned(value)));
        yield copy;
      }
      default -> node;
    };
  }

  private static String cleaned(String text) {
    return text.codePoints()
        .filter(CleanTexts::means)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static boolean means(int c) {
    boolean blank = c == '\t' || c == '\n' || c == '\r';
    boolean half = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
    return blank || !(c < ' ' || (c >= 0x7f && c < 0xa0 && c != 0x85) || half);
  }
}
