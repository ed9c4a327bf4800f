package io.crossdock.core.plan.text;

/**
 * Texts as Salesforce can hold them: without control characters, halves of characters (a surrogate
 * without its other one, as a text cut in the middle of an emoji ends) and what Unicode calls no
 * character. What remains means the same. Pure.
 */
public final class CleanText {

  private CleanText() {}

  /** Line ends are {@code \n}; a text of nothing that can be seen is empty. */
  public static String of(String text) {
    String lines = text.replace("\r\n", "\n").replace('\r', '\n');
    if (lines.codePoints().noneMatch(CleanText::odd)) {
      return seen(lines) ? lines : "";
    }
    var clean = new StringBuilder(lines.length());
    lines.codePoints().filter(c -> !odd(c)).forEach(clean::appendCodePoint);
    return seen(clean) ? clean.toString() : "";
  }

  /** Cut to so many characters, never in the middle of one, and with a mark. */
  public static String cut(String text, int most, String mark) {
    if (text.length() <= most) {
      return text;
    }
    int end = most - mark.length();
    return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end)
        + mark;
  }

  private static boolean odd(int c) {
    boolean control = Character.getType(c) == Character.CONTROL && c != '\n' && c != '\t';
    boolean half = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
    boolean none = (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
    return control || half || none;
  }

  private static boolean seen(CharSequence text) {
    return text.codePoints()
        .anyMatch(c ->
            !Character.isWhitespace(c)
                && !Character.isSpaceChar(c)
                && Character.getType(c) != Character.FORMAT);
  }
}
