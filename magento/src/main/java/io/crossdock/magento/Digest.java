package io.crossdock.magento;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** The hash of an order's content: independent of key order, of time stamps and of secrets. */
final class Digest {

  private static final Set<String> LEFT_OUT = Set.of("updated_at", "protect_code", "remote_ip");

  private Digest() {}

  static String of(JsonNode order) {
    var canonical = new StringBuilder();
    append(order, canonical);
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(canonical.toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static void append(JsonNode node, StringBuilder out) {
    if (node.isObject()) {
      var sorted = new TreeMap<String, JsonNode>();
      node.properties().forEach(p -> sorted.put(p.getKey(), p.getValue()));
      sorted.keySet().removeAll(LEFT_OUT);
      out.append('{');
      sorted.forEach((name, value) -> {
        out.append(name).append(':');
        append(value, out);
        out.append(',');
      });
      out.append('}');
    } else if (node.isArray()) {
      out.append('[');
      node.forEach(element -> {
        append(element, out);
        out.append(',');
      });
      out.append(']');
    } else if (node.isNumber()) {
      var number = node.decimalValue();
      out.append(number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString());
    } else {
      out.append(node);
    }
  }
}
