package io.crossdock.sandbox.org;

import java.util.Optional;

/** Record ids: 15 case-sensitive characters, and three more that carry the case. */
final class Ids {

  static final String ORG = full("00DSB0000000001");
  static final String USER = full("005SB0000000001");

  private static final String DIGITS =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

  private Ids() {}

  /** The id of the {@code number}th record. */
  static String of(String prefix, long number) {
    var digits = new StringBuilder();
    for (long n = number; n > 0; n /= 62) {
      digits.append(DIGITS.charAt((int) (n % 62)));
    }
    String tail = digits.reverse().toString();
    return full(prefix + "SB" + "0".repeat(10 - tail.length()) + tail);
  }

  /** The 18 characters of a 15- or 18-character id; empty if it is neither. */
  static Optional<String> canonical(String id) {
    if ((id.length() != 15 && id.length() != 18)
        || !id.chars().allMatch(c -> c < 128 && Character.isLetterOrDigit(c))) {
      return Optional.empty();
    }
    return Optional.of(full(id.substring(0, 15)));
  }

  private static String full(String id15) {
    var id = new StringBuilder(id15);
    for (int chunk = 0; chunk < 3; chunk++) {
      int bits = 0;
      for (int i = 0; i < 5; i++) {
        if (Character.isUpperCase(id15.charAt(chunk * 5 + i))) {
          bits |= 1 << i;
        }
      }
      id.append((char) (bits < 26 ? 'A' + bits : '0' + bits - 26));
    }
    return id.toString();
  }
}
