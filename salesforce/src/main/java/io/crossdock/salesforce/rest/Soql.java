package io.crossdock.salesforce.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/** SOQL texts, safe against what shoppers type, and short enough for an address. */
public final class Soql {

  /** Addresses are refused above 16,384 bytes, headers included (414, 431). */
  private static final int ENCODED_LIMIT = 10_000;

  private Soql() {}

  /** A quoted text. */
  public static String quote(String text) {
    var quoted = new StringBuilder("'");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '\\', '\'', '"' -> quoted.append('\\').append(c);
        case '\n' -> quoted.append("\\n");
        case '\r' -> quoted.append("\\r");
        case '\t' -> quoted.append("\\t");
        case '\b' -> quoted.append("\\b");
        case '\f' -> quoted.append("\\f");
        default -> quoted.append(c);
      }
    }
    return quoted.append('\'').toString();
  }

  /** A quoted pattern for {@code LIKE}: whatever holds the text, which has no wildcards itself. */
  public static String holding(String text) {
    String quoted = quote(text);
    String within = quoted.substring(1, quoted.length() - 1);
    return "'%" + within.replace("%", "\\%").replace("_", "\\_") + "%'";
  }

  /** {@code ('a','b')}. */
  public static String in(Collection<String> values) {
    return "(" + String.join(",", values.stream().map(Soql::quote).toList()) + ")";
  }

  public static String encode(String text) {
    return URLEncoder.encode(text, UTF_8);
  }

  /** A value as one segment of an address; a space is {@code %20} there, never a plus. */
  public static String segment(String text) {
    return encode(text).replace("+", "%20");
  }

  /** As few queries as fit the address limit, each over a part of the values. */
  public static <T> List<String> split(Collection<T> values, Function<List<T>, String> query) {
    var queries = new ArrayList<String>();
    var part = new ArrayList<T>();
    for (T value : values) {
      part.add(value);
      if (part.size() > 1 && encode(query.apply(part)).length() > ENCODED_LIMIT) {
        part.removeLast();
        queries.add(query.apply(part));
        part = new ArrayList<>(List.of(value));
      }
    }
    if (!part.isEmpty()) {
      queries.add(query.apply(part));
    }
    return queries;
  }
}
