package io.crossdock.core.adopt;

import io.crossdock.core.adopt.TakeOver.Source;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Numbers as shop and org write them, brought to one form: without blanks around them, a leading
 * hash sign, the prefix, leading zeros, and the decimals of a number field. {@code 000000012},
 * {@code #12}, {@code MAG-000000012} (prefix {@code MAG-}) and {@code 12.0} are one.
 */
public final class Numbers {

  private static final Pattern DECIMALS = Pattern.compile("\\.0+$");
  private static final Pattern ZEROS = Pattern.compile("^0+(?=[0-9])");
  private static final Pattern AROUND = Pattern.compile("^[\\s\\p{Z}]+|[\\s\\p{Z}]+$");

  private Numbers() {}

  /** What the shop calls a thing. */
  public static String ofShop(Holds holds, String text) {
    return plain(holds, text);
  }

  /** What a field of the org says; empty where it holds no number of the shop's. */
  public static String ofOrg(Source source, String text) {
    String value = bare(text);
    if (source.holds() == Holds.EMAIL || source.holds() == Holds.SKU) {
      value = AROUND.matcher(text).replaceAll("");
    }
    String prefix = bare(source.prefix());
    if (!prefix.isEmpty()) {
      if (!value.regionMatches(true, 0, prefix, 0, prefix.length())) {
        return "";
      }
      value = value.substring(prefix.length());
    }
    return plain(source.holds(), value);
  }

  private static String bare(String text) {
    String value = AROUND.matcher(text).replaceAll("");
    return value.startsWith("#") ? bare(value.substring(1)) : value;
  }

  private static String plain(Holds holds, String text) {
    return switch (holds) {
      case EMAIL, SKU -> AROUND.matcher(text).replaceAll("").toLowerCase(Locale.ROOT);
      case INCREMENT_ID -> zeros(DECIMALS.matcher(bare(text)).replaceAll(""));
      case ENTITY_ID, CUSTOMER_ID, PRODUCT_ID -> id(DECIMALS.matcher(bare(text)).replaceAll(""));
    };
  }

  private static String zeros(String number) {
    return ZEROS.matcher(number).replaceAll("").toUpperCase(Locale.ROOT);
  }

  private static String id(String text) {
    return text.matches("[0-9]{1,18}") ? zeros(text) : "";
  }
}
