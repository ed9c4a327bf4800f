package io.crossdock.salesforce.graph;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One request inside a graph.
 *
 * @param stage graphs whose nodes the org reordered are sent again stage by stage
 * @param body empty where the method has none
 */
public record Node(
    int stage, String method, String url, String reference, Map<String, Object> body) {

  /** Ends the address of an upsert that must not bring back what people deleted. */
  public static final String NEVER_MADE = "?updateOnly=true";

  private static final Pattern REFERENCE = Pattern.compile("@\\{([\\w.]{1,80})}");

  boolean neverMakes() {
    return url.endsWith(NEVER_MADE);
  }

  /** Whether one of its fields is the id that the other's record gets. */
  public boolean refersTo(Node other) {
    return body.containsValue("@{" + other.reference() + ".id}");
  }

  /** The status-only write that ends an order. */
  public boolean isStatus() {
    return reference.equals("status");
  }

  /** What people know the record by, such as {@code OrderItem main:421}. */
  public String record() {
    String[] parts = url.substring(url.indexOf("/sobjects/") + 10).split("[/?]", -1);
    String last = parts.length > 2 && parts[1].endsWith("__c") ? parts[2] : parts[parts.length - 1];
    boolean told = parts.length > 1 && !last.contains("@{") && !last.contains("=");
    return told ? parts[0] + " " + URLDecoder.decode(last, UTF_8) : parts[0];
  }

  /** References to answers already known, replaced by their values. */
  public Node resolved(Map<String, String> known) {
    var values = new LinkedHashMap<String, Object>();
    body.forEach((field, value) ->
        values.put(field, value instanceof String text ? replace(text, known) : value));
    return new Node(stage, method, replace(url, known), reference, values);
  }

  /** Empty texts clear a field: null on the wire. */
  public Map<String, Object> json() {
    var json = new LinkedHashMap<String, Object>();
    json.put("method", method);
    json.put("url", url);
    json.put("referenceId", reference);
    if (!body.isEmpty()) {
      var fields = new LinkedHashMap<String, Object>();
      body.forEach((field, value) -> fields.put(field, value.equals("") ? null : value));
      json.put("body", fields);
    }
    return json;
  }

  /** The kind of record, such as {@code Contact}. */
  public String object() {
    return url.substring(url.indexOf("/sobjects/") + 10).split("[/?]", -1)[0];
  }

  /** Node kinds are counted by object type and method. */
  public String kind() {
    String type = url.substring(url.indexOf("/sobjects/") + 10);
    int end = type.indexOf('/');
    return method + " " + (end < 0 ? type : type.substring(0, end));
  }

  private static String replace(String text, Map<String, String> known) {
    return REFERENCE
        .matcher(text)
        .replaceAll(
            found -> Matcher.quoteReplacement(known.getOrDefault(found.group(1), found.group())));
  }
}
