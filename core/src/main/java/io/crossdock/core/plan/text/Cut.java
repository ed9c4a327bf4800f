package io.crossdock.core.plan.text;

import java.text.BreakIterator;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Makes texts fit, where a shorter one is still true: prose, never a code, a number or an address.
 * Pure.
 */
public final class Cut {

  private static final Pattern CODE =
      Pattern.compile(
          "(?i).*(?:number|code|sku|phone|mobile|fax|e?mail|url|uri|website|iban|vat|tax_?id|key"
              + "|_id)s?(?:__p?c)?");
  private static final Pattern BLANK = Pattern.compile("\\s");

  private static final int SHOWN = 300;

  private Cut() {}

  /** Whether a text of several words may be shortened there; half a code is another code. */
  public static boolean mayShorten(String field, String type, String text) {
    boolean prose =
        type.isEmpty()
            || type.equals("string")
            || type.equals("textarea")
            || type.equals("combobox");
    return prose && !CODE.matcher(field).matches() && BLANK.matcher(text.strip()).find();
  }

  /**
   * At most {@code length} UTF-16 units: to the last whole word that is not far, else character.
   */
  public static String to(String text, int length) {
    if (text.length() <= length) {
      return text;
    }
    int word = lastBlank(text, length);
    return text.substring(0, word >= length / 2 ? word : lastCharacter(text, length)).strip();
  }

  /** Enough of a text to know it by, for a sentence. */
  public static String shown(String text) {
    return text.length() <= SHOWN ? text : to(text, SHOWN) + "...";
  }

  private static int lastBlank(String text, int length) {
    int at = length;
    while (at > 0 && !Character.isWhitespace(text.charAt(at))) {
      at--;
    }
    return at;
  }

  /** What people see as one character may be several: an emoji, a letter with its accent. */
  private static int lastCharacter(String text, int length) {
    var characters = BreakIterator.getCharacterInstance(Locale.ROOT);
    characters.setText(text);
    int end = characters.preceding(length + 1);
    boolean half = Character.isHighSurrogate(text.charAt(length - 1));
    return end > 0 ? end : half ? length - 1 : length;
  }
}
