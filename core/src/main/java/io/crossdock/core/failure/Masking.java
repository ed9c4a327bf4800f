package io.crossdock.core.failure;

import java.util.regex.Pattern;

/**
 * Takes people out of raw answers before they are kept: e-mails, phones, names, addresses. Pure.
 */
public final class Masking {

  private static final Pattern EMAIL = Pattern.compile("[\\w.+%-]+@[\\w-]+(\\.[\\w-]+)+");
  private static final Pattern PHONE =
      Pattern.compile("(?<![\\w.-])\\+?\\d[\\d ()/-]{7,}\\d(?![\\w.-])");
  private static final Pattern FIELD =
      Pattern.compile(
          "(?i)(\"\\w*(?:firstname|lastname|name|phone|email|street|city|postalcode|postcode)\"\\s*:\\s*)"
              + "\"(?:[^\"\\\\]|\\\\.)*\"");

  private Masking() {}

  public static String of(String raw) {
    String fields = FIELD.matcher(raw).replaceAll("$1\"***\"");
    String emails = EMAIL.matcher(fields).replaceAll("***@***");
    return PHONE.matcher(emails).replaceAll("***");
  }
}
