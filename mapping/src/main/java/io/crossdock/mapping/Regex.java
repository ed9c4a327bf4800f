package io.crossdock.mapping;

import com.dashjoin.jsonata.Jsonata.Fn0;
import com.dashjoin.jsonata.Jsonata.JFunction;
import com.dashjoin.jsonata.Parser.Symbol;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A regular expression that stops when the evaluation's time is over: it reads the text by way of
 * the clock. The library's own goes back and forth for years.
 */
final class Regex extends JFunction {

  private static final VarHandle VALUE = value();

  private final Pattern pattern;

  private Regex(Pattern pattern) {
    super((input, arguments) -> found(matcher(pattern, (String) arguments.get(0))), "<s:o>");
    this.pattern = pattern;
  }

  /** Puts itself into the place of the library's. */
  static void into(Symbol node) {
    if (VALUE.get(node) instanceof Pattern pattern) {
      VALUE.set(node, new Regex(pattern));
    }
  }

  Pattern pattern() {
    return pattern;
  }

  Matcher matcher(String text) {
    return matcher(pattern, text);
  }

  static Matcher matcher(Pattern pattern, String text) {
    return pattern.matcher(new Timed(text, Limits.OF_THIS.get()));
  }

  /** What JSONata wants of a matching function. */
  private static @Nullable Map<String, Object> found(Matcher matcher) {
    if (!matcher.find()) {
      return null;
    }
    Fn0<Map<String, Object>> next = () -> found(matcher);
    return Map.of(
        "match", matcher.group(),
        "start", matcher.start(),
        "end", matcher.end(),
        "groups", List.of(matcher.group()),
        "next", next);
  }

  /** The library keeps it to itself. */
  private static VarHandle value() {
    try {
      return MethodHandles.privateLookupIn(Symbol.class, MethodHandles.lookup())
          .findVarHandle(Symbol.class, "value", Object.class);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("another version of the library", e);
    }
  }

  /** Looks at the clock at every 256th character. */
  private static final class Timed implements CharSequence {

    private final String text;
    private final Limits limits;
    private int read;

    Timed(String text, Limits limits) {
      this.text = text;
      this.limits = limits;
    }

    @Override
    public char charAt(int index) {
      if ((++read & 0xFF) == 0) {
        limits.check();
      }
      return text.charAt(index);
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return text.substring(start, end);
    }

    @Override
    public String toString() {
      return text;
    }
  }
}
