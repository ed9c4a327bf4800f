package io.crossdock.core.failure;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Reads a {@code Retry-After} header in both of its forms (RFC 9110, 10.2.3). Pure. */
public final class RetryAfter {

  /** Beyond this many digits it is {@link Failure#LONGEST_WAIT} anyway. */
  private static final int DIGITS = 9;

  private RetryAfter() {}

  /**
   * @return how long from {@code now}; empty for no wait, a moment that is over and whatever can't
   *     be read. {@link Failure} takes no more than its longest wait of it.
   */
  public static Optional<Duration> of(String header, Instant now) {
    String text = header.strip();
    if (text.matches("[0-9]+")) {
      String digits = text.replaceFirst("^0+", "");
      return digits.isEmpty()
          ? Optional.empty()
          : Optional.of(
              digits.length() > DIGITS
                  ? Failure.LONGEST_WAIT
                  : Duration.ofSeconds(Long.parseLong(digits)));
    }
    try {
      Instant until = Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text));
      return Optional.of(Duration.between(now, until)).filter(Duration::isPositive);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
