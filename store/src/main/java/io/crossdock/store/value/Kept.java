package io.crossdock.store.value;

import java.util.regex.Pattern;

/**
 * Texts as PostgreSQL keeps them: without U+0000 and halves of characters, which it refuses, and in
 * columns that have an index no longer than that holds. Pure.
 */
public final class Kept {

  /** Magento's own longest columns of these. */
  private static final int LONGEST = 255;

  /** An escaped U+0000, whose backslash is not itself escaped. */
  private static final Pattern NUL = Pattern.compile("(?<!\\\\)((?:\\\\\\\\)*)\\\\u0000");

  private Kept() {}

  public static String text(String text) {
    return text.chars().allMatch(Kept::plain) || text.codePoints().allMatch(Kept::keeps)
        ? text
        : text.codePoints()
            .filter(Kept::keeps)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
  }

  /** The same for a text in JSON. */
  public static String json(String json) {
    boolean escaped = json.contains("\\u0000"); // rarely, and the pattern looks at every character
    return text(escaped ? NUL.matcher(json).replaceAll("$1") : json);
  }

  /** Of a column with an index. */
  public static String column(String text) {
    String kept = text(text);
    return kept.codePointCount(0, kept.length()) <= LONGEST
        ? kept
        : kept.substring(0, kept.offsetByCodePoints(0, LONGEST));
  }

  private static boolean plain(int c) {
    return c != 0 && !Character.isSurrogate((char) c);
  }

  private static boolean keeps(int c) {
    return c != 0 && (c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE);
  }
}
