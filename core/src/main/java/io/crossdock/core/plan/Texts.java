package io.crossdock.core.plan;

import io.crossdock.core.order.EmailAddress;
import io.crossdock.core.plan.text.CleanText;
import io.crossdock.core.plan.text.Cut;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Collects field values that fit. Of a text too long for its field, prose is cut; a code, a number
 * or an address would be another one then and is left out. Either is said in a warning.
 */
final class Texts {

  private static final Pattern BREAK = Pattern.compile("(?i)<br\\s*/?>|</p>|</div>|</li>");
  private static final Pattern TAG = Pattern.compile("<[^>]{0,2000}>");
  private static final Map<String, String> ENTITIES =
      Map.of("&nbsp;", " ", "&lt;", "<", "&gt;", ">", "&quot;", "\"", "&#39;", "'");

  /** Fields of ours whose text is true when it is shorter. */
  private static final Pattern PROSE =
      Pattern.compile(
          ".*(?:Name|Street|City|State|Country|Description)|Magento_Store__c|Comment__c|Carrier__c");

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
    int length = length(field, standard);
    String text = CleanText.of(value).strip();
    if (text.length() <= length) {
      fields.put(field, text);
    } else if (PROSE.matcher(field).matches()) {
      warnings.add(record + "." + field + " was cut to " + length + " characters.");
      fields.put(field, Cut.to(text, length));
    } else {
      warnings.add(
          "%s.%s was left out: \"%s\" has %d characters, Salesforce holds %d."
              .formatted(record, field, Cut.shown(text), text.length(), length));
    }
    return this;
  }

  /** Never cut into another person's mailbox; one that no org takes is left out. */
  Texts email(String field, EmailAddress email, int standard) {
    String text = email.text();
    if (text.isEmpty()) {
      return this;
    }
    if (!email.holdable()) {
      warnings.add(
          "%s.%s was left out: \"%s\" is no e-mail address that Salesforce takes."
              .formatted(record, field, Cut.shown(text)));
      return this;
    }
    return put(field, text, standard);
  }

  private int length(String field, int standard) {
    int told = org.field(object, field).map(OrgShape.Field::length).orElse(0);
    return told > 0 ? told : standard;
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
