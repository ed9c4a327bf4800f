package io.crossdock.core.order;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * An e-mail address as a shop holds it, which may be none at all: shops write "n/a", a blank or one
 * address for all where somebody has none.
 *
 * @param text as typed, without blanks and invisible characters around it
 */
public record EmailAddress(String text) {

  private static final Pattern AROUND =
      Pattern.compile("^[\\s\\p{Z}\\p{C}]+|[\\s\\p{Z}\\p{C}]+$", Pattern.UNICODE_CHARACTER_CLASS);
  private static final Pattern ADDRESS = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s]+");
  private static final Pattern TAG = Pattern.compile("\\+[^@]*@");

  /** Labels with something between the dots, of which there is one at least. */
  private static final Pattern HELD =
      Pattern.compile("[^@\\s\\p{C}]+@[^@\\s\\p{C}.]+(?:\\.[^@\\s\\p{C}.]+)+");

  /** RFC 2606: never anybody's. */
  private static final String NOBODY = ".invalid";

  public static EmailAddress of(String typed) {
    return new EmailAddress(AROUND.matcher(typed).replaceAll(""));
  }

  /** Addresses are compared in this form. */
  public String folded() {
    return Normalizer.normalize(text, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
  }

  /** Without what stands between a plus and the at sign: the same mailbox. Folded. */
  public String untagged() {
    return TAG.matcher(folded()).replaceFirst("@");
  }

  /** Whether it may tell who somebody is: it is an address, and may be somebody's. */
  public boolean tells() {
    return ADDRESS.matcher(text).matches() && !folded().endsWith(NOBODY);
  }

  /** False for what every org refuses in a field for e-mail addresses; the org knows more rules. */
  public boolean holdable() {
    return HELD.matcher(text).matches();
  }
}
