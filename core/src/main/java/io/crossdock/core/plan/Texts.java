package io.crossdock.core.plan;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Collects field values, cut to what Salesforce holds; each cut is said in a warning. */
final class Texts {

  private static final Pattern BREAK = Pattern.compile("(?i)<br\\s*/?>|</p>|</div>|</li>");
  private static final Pattern TAG = Pattern.compile("<[^>]{0,2000}>");
  private static final Map<String, String> ENTITIES =
      Map.of("&nbsp;", " ", "&lt;", "<", "&gt;", ">", "&quot;", "\"", "&#39;", "'");

  private final String object;
  private final String record;
  private final OrgShape org;
  private final List<String> warnings;
  private final SortedMap<String, Object> fields = new TreeMap<>();

  /**
   * @param object whose fields these are
   * @param which of several records of the object, for warnings; empty = the only one
   */
  Texts(String object, String which, OrgShape org, List<String> warnings) {
    this.object = object;
    this.record = which.isEmpty() ? object : object + " " + which;
    this.org = org;
    this.warnings = warnings;
  }

  /**
   * @param standard length of the field, in characters, where the org does not tell
   */
  Texts put(String field, String value, int standard) {
    int told = org.field(object, field).map(OrgShape.Field::length).orElse(0);
    int length = told > 0 ? told : standard;
    String text = CleanText.of(value).strip();
    if (text.length() > length) {
      int end = Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length;
      warnings.add(record + "." + field + " was cut to " + length + " characters.");
      text = text.substring(0, end);
    }
    fields.put(field, text);
    return this;
  }

  boolean has(String field) {
    return org.field(object, field).isPresent();
  }

  /** Once, however many records it is true of. */
  void warn(String sentence) {
    if (!warnings.contains(sentence)) {
      warnings.add(sentence);
    }
  }

  /** The org's lists for one address of the record; empty where it holds free texts. */
  Optional<Places> places(String prefix) {
    return Places.of(org, object, prefix);
  }

  /** Rounded half up to what the field holds, where the org tells. */
  Texts put(String field, BigDecimal value) {
    var held =
        org.field(object, field)
            .filter(f -> f.type().equals("currency") || f.type().equals("double"))
            .filter(f -> value.scale() > f.scale())
            .map(f -> value.setScale(f.scale(), RoundingMode.HALF_UP));
    fields.put(field, held.orElse(value));
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
    return CleanText.of(text.replace("&amp;", "&")).strip();
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
