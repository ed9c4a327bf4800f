package io.crossdock.web.answer;

import java.util.Optional;

/** Whole numbers as addresses, forms and scripts have them: ASCII digits, never below 0. Pure. */
public final class Whole {

  private Whole() {}

  /** Of at most 18 digits; empty when it is none. */
  public static Optional<Long> of(String text) {
    return text.matches("[0-9]{1,18}") ? Optional.of(Long.valueOf(text)) : Optional.empty();
  }

  /** Of at most 9 digits; empty when it is none. */
  public static Optional<Integer> small(String text) {
    return text.length() > 9 ? Optional.empty() : of(text).map(Long::intValue);
  }
}
