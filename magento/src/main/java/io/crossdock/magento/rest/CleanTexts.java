package io.crossdock.magento.rest;

import java.util.ArrayList;
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

  /** The same node, whose texts are clean now. */
  static JsonNode in(JsonNode node) {
    if (node instanceof StringNode text) {
      return StringNode.valueOf(cleaned(text.stringValue()));
    }
    if (node instanceof ObjectNode object) {
      new ArrayList<>(object.propertyNames()).forEach(name -> clean(object, name));
    }
    if (node instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        JsonNode value = array.get(i);
        if (!value.isValueNode() || dirty(value)) {
          array.set(i, in(value));
        }
      }
    }
    return node;
  }

  private static void clean(ObjectNode object, String name) {
    JsonNode value = object.path(name);
    boolean renamed = !cleaned(name).equals(name);
    if (renamed) {
      object.remove(name);
    }
    if (renamed || dirty(value)) {
      object.set(cleaned(name), in(value));
    } else if (!value.isValueNode()) {
      in(value);
    }
  }

  private static boolean dirty(JsonNode value) {
    return value instanceof StringNode text
        && !cleaned(text.stringValue()).equals(text.stringValue());
  }

  private static String cleaned(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < ' ' || text.charAt(i) >= 0x7f) {
        return text.codePoints()
            .filter(CleanTexts::means)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
      }
    }
    return text;
  }

  private static boolean means(int c) {
    boolean blank = c == '\t' || c == '\n' || c == '\r';
    boolean half = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
    return blank || !(c < ' ' || (c >= 0x7f && c < 0xa0 && c != 0x85) || half);
  }
}
