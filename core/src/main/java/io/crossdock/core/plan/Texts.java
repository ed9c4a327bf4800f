package io.crossdock.core.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Collects field values, cut to what Salesforce holds; each cut is said in a warning. */
final class Texts {

  private static final Pattern BREAK = Pattern.compile("(?i)<br\\s*/?>|</p>|</div>|</li>");
  private static final Pattern TAG = Pattern.compile("<[^>]{0,2000}>");
  private static final Map<String, String> ENTITIES =
      Map.of("&nbsp;", " ", "&lt;", "<", "&gt;", ">", "&quot;", "\"", "&#39;", "'");

  private final String record;
  private final List<String> warnings;
  private final SortedMap<String, Object> fields = new TreeMap<>();

  Texts(String record, List<String> warnings) {
    this.record = record;
    this.warnings = warnings;
  }

  /**
   * @param length of the Salesforce field, in characters
   */
  Texts put(String field, String value, int length) {
    String text = value.strip();
    if (text.length() > length) {
      int end = Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length;
      warnings.add(record + "." + field + " was cut to " + length + " characters.");
      text = text.substring(0, end);
    }
    fields.put(field, text);
    return this;
  }

  Texts put(String field, java.math.BigDecimal value) {
    fields.put(field, value);
    return this;
  }

  SortedMap<String, Object> fields() {
    return fields;
  }

  /** E-mail addresses are compared in this form. */
  static String fold(String email) {
    return email.strip().toLowerCase(Locale.ROOT);
  }

  /** The text of an HTML comment, line breaks kept. */
  static String plain(String html) {
    String text = TAG.matcher(BREAK.matcher(html).replaceAll("\n")).replaceAll("");
    for (var entity : ENTITIES.entrySet()) {
      text = text.replace(entity.getKey(), entity.getValue());
    }
    return text.replace("&amp;", "&").strip();
  }

  static String joined(String separator, String... parts) {
    var filled = new ArrayList<String>();
    for (String part : parts) {
      if (!part.isBlank()) {
        filled.add(part.strip());
      }
    }
    return String.join(separator, filled);
  }
}
