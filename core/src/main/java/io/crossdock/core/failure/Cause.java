package io.crossdock.core.failure;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * What hinders an order, without what is of that order alone (keys, ids of records, amounts, times,
 * e-mail addresses): equal for all orders that one thing hinders. Pure.
 *
 * @param code stable
 * @param sentence what happened and why; an ellipsis stands where orders differ
 * @param hint who can fix it and what to press
 */
public record Cause(Kind kind, String code, String sentence, String hint) {

  /** What will become of these orders. */
  public enum Kind {
    /** A person must change something. */
    BLOCKED,
    /** They are tried again by themselves. */
    WAITING,
    /** A setting leaves them, though they should be in the org. */
    LEFT_OUT
  }

  private static final String GAP = "…";
  private static final int LONGEST = 1000;

  private static final Pattern OF_ONE_ORDER =
      Pattern.compile(
          "[\\w.+%-]+@[\\w-]+(?:\\.[\\w-]+)+" // e-mail address
              + "|\\b[a-z0-9-]{1,20}:(?:email:[0-9a-f]{8,}|customer:\\d+|\\d+)(?::[\\w-]+)*" // key
              + "|\\b(?=[0-9A-Za-z]{15}(?:[0-9A-Za-z]{3})?\\b)[0-9a]\\w*000\\w*" // Salesforce id
              + "|\\b\\d{4}-\\d\\d-\\d\\d(?:T[0-9:.]+Z?)?" // day or time
              + "|\\b\\d{4,}-\\d{2,}(?: \\(-?\\d+\\))?" // number of an error at Salesforce
              + "|-?\\b\\d+[.,]\\d+\\b"); // amount

  private static final Pattern GAPS = Pattern.compile(GAP + "(?:, " + GAP + ")+");

  /**
   * @param message as it is told of one order
   * @param own the numbers of that order
   */
  public static Cause of(
      Kind kind, String code, String message, String hint, Collection<String> own) {
    String sentence = message;
    for (String number : own) {
      sentence = number.isBlank() ? sentence : sentence.replace(number, GAP);
    }
    sentence = OF_ONE_ORDER.matcher(sentence).replaceAll(GAP);
    sentence = GAPS.matcher(sentence).replaceAll(GAP);
    return new Cause(kind, code, cut(sentence), cut(hint));
  }

  /** The same for equal causes, on every instance and after every start. */
  public UUID id() {
    String all = String.join("\u0000", kind.name(), code, sentence, hint);
    return UUID.nameUUIDFromBytes(all.getBytes(StandardCharsets.UTF_8));
  }

  private static String cut(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + GAP;
  }
}
