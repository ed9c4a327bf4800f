package io.crossdock.magento;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** The SHA-256 of an order's content, whatever the order of its keys. */
final class Digest {

  private static final Set<String> DROPPED =
      Set.of(
          "updated_at",
          "protect_code",
          "remote_ip",
          "x_forwarded_for",
          "additional_information",
          "payment_additional_info");

  private Digest() {}

  static String of(JsonNode order) {
    var out = new StringBuilder();
    write(order, out);
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(out.toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }

  private static void write(JsonNode node, StringBuilder out) {
    if (node.isObject()) {
      var sorted = new TreeMap<String, JsonNode>();
      node.properties().forEach(e -> sorted.put(e.getKey(), e.getValue()));
      sorted.keySet().removeIf(k -> DROPPED.contains(k) || k.startsWith("cc_"));
      out.append('{');
      sorted.forEach((key, value) -> write(value, out.append('"').append(key).append("\":")));
      out.append('}');
    } else if (node.isArray()) {
      out.append('[');
      node.values().forEach(value -> write(value, out));
      out.append(']');
    } else {
      out.append(node).append(',');
    }
  }
}
