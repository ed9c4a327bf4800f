package io.crossdock.app;

import ch.qos.logback.classic.pattern.ClassicConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;

/**
 * The message of an event in one line: what is logged may be what strangers wrote, and must not
 * look like an entry of its own nor steer a terminal.
 */
public final class LogLine extends ClassicConverter {

  /** As logback makes it. */
  public LogLine() {}

  @Override
  public String convert(ILoggingEvent event) {
    return escaped(event.getFormattedMessage());
  }

  /** Control characters, line and paragraph separators, and what turns the direction of writing. */
  static String escaped(String text) {
    if (text.chars().noneMatch(LogLine::odd)) {
      return text;
    }
    var line = new StringBuilder();
    text.chars()
        .forEach(c -> {
          switch (c) {
            case '\n' -> line.append("\\n");
            case '\r' -> line.append("\\r");
            case '\t' -> line.append("\\t");
            default -> {
              if (odd(c)) {
                line.append("\\u%04x".formatted(c));
              } else {
                line.append((char) c);
              }
            }
          }
        });
    return line.toString();
  }

  private static boolean odd(int c) {
    return Character.isISOControl(c)
        || c == '\u2028'
        || c == '\u2029'
        || (c >= '\u202a' && c <= '\u202e')
        || (c >= '\u2066' && c <= '\u2069');
  }
}
