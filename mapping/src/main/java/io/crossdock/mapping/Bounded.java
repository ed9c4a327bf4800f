package io.crossdock.mapping;

import com.dashjoin.jsonata.Functions;
import com.dashjoin.jsonata.Jsonata.Frame;
import com.dashjoin.jsonata.Jsonata.JFunction;
import java.math.BigDecimal;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Functions of JSONata that in the library go on for as long as the expression makes them, without
 * a look at the clock, or fill the memory: the same within {@link Limits}.
 */
final class Bounded {

  private static final int DIGITS = 100;
  private static final int LARGEST_SCALE = 1_000;
  private static final int PICTURE = 10;
  private static final int LONGEST_TIME = 40;

  private static final Map<String, JFunction> FUNCTIONS =
      Stream.of(
              new Own("pad", "<s-ns?:s>", Bounded::pad),
              new Own("append", "<xx:a>", Bounded::append),
              new Own("join", "<a<s>s?:s>", Bounded::join),
              new Own("round", "<n-n?:n>", Bounded::round),
              new Own("contains", "<s-(sf):b>", Bounded::contains),
              new Own("match", "<s-f<s:o>n?:a<o>>", Bounded::match),
              new Own("split", "<s-(sf)n?:a<s>>", Bounded::split),
              new Own("replace", "<s-(sf)(sf)n?:s>", Bounded::replace),
              new Own("toMillis", "<s-s?:n>", Bounded::toMillis))
          .collect(Collectors.toUnmodifiableMap(Own::name, Own::function));

  private Bounded() {}

  static void in(Frame frame) {
    FUNCTIONS.forEach(frame::bind);
  }

  /** A function under the library's own name and signature, which checks the arguments. */
  private record Own(String name, String signature, Function<Arguments, @Nullable Object> body) {

    JFunction function() {
      return new JFunction(
          (input, arguments) -> body.apply(new Arguments((List<?>) arguments)), signature);
    }
  }

  /** Those left out at the end are null, and so is what the order does not have. */
  private record Arguments(List<?> given) {

    @Nullable Object at(int i) {
      return i < given.size() ? given.get(i) : null;
    }

    @Nullable String text(int i) {
      return (String) at(i);
    }

    @Nullable Number number(int i) {
      return (Number) at(i);
    }
  }

  private static Limits limits() {
    return Limits.OF_THIS.get();
  }

  private static @Nullable Object pad(Arguments given) {
    Number width = given.number(1);
    if (width != null) {
      limits().made(Math.abs(width.longValue()));
    }
    return Functions.pad(given.text(0), width, given.text(2));
  }

  /** Also called by {@code $reduce}, thousands of times without a node in between. */
  private static @Nullable Object append(Arguments given) {
    limits().check();
    return Functions.append(given.at(0), given.at(1));
  }

  @SuppressWarnings("unchecked") // its signature says so
  private static @Nullable Object join(Arguments given) {
    var texts = (List<String>) given.at(0);
    String separator = given.text(1);
    if (texts != null && separator != null) {
      limits().made((long) texts.size() * separator.length());
    }
    return Functions.join(texts, separator);
  }

  private static @Nullable Object round(Arguments given) {
    Number number = given.number(0);
    Number precision = given.number(1);
    if ((number != null && Math.abs(new BigDecimal(number.toString()).scale()) > LARGEST_SCALE)
        || (precision != null && Math.abs(precision.longValue()) > DIGITS)) {
      throw new Limits.Stopped("$round takes at most " + DIGITS + " digits");
    }
    return Functions.round(number, precision);
  }

  private static @Nullable Object contains(Arguments given) {
    String text = given.text(0);
    return text != null && given.at(1) instanceof Regex regex
        ? (Object) regex.matcher(text).find()
        : Functions.contains(text, given.at(1));
  }

  private static @Nullable Object match(Arguments given) {
    Number limit = given.number(2);
    return Functions.match(
        given.text(0),
        tried(given.text(0), regex(given.at(1))).pattern(),
        limit == null ? null : limit.intValue());
  }

  private static @Nullable Object split(Arguments given) {
    return Functions.split(
        given.text(0),
        given.at(1) instanceof Regex regex ? tried(given.text(0), regex).pattern() : given.at(1),
        given.number(2));
  }

  private static Regex regex(@Nullable Object token) {
    if (token instanceof Regex regex) {
      return regex;
    }
    throw new Limits.Stopped("$match takes a regular expression");
  }

  /** What ends here ends in the library too: it searches the same once more. */
  private static Regex tried(@Nullable String text, Regex regex) {
    if (text != null) {
      Matcher matcher = regex.matcher(text);
      while (matcher.find()) {
        limits().made(1L + matcher.groupCount());
      }
    }
    return regex;
  }

  private static @Nullable Object replace(Arguments given) {
    String text = given.text(0);
    Object token = given.at(1);
    Object by = given.at(2);
    Number limit = given.number(3);
    if (text == null || token == null || by == null) {
      return null;
    }
    if (token.equals("")) {
      throw new Limits.Stopped("the second argument of $replace must not be empty");
    }
    if (limit != null && limit.doubleValue() < 0) {
      throw new Limits.Stopped("the fourth argument of $replace must not be negative");
    }
    Matcher matcher =
        token instanceof Regex regex
            ? regex.matcher(text)
            : Regex.matcher(Pattern.compile(Pattern.quote((String) token)), text);
    var result = new StringBuilder();
    int from = 0;
    for (long left = limit == null ? Long.MAX_VALUE : limit.longValue();
        left > 0 && matcher.find();
        left--) {
      result.append(text, from, matcher.start());
      int before = result.length();
      if (by instanceof String template) {
        put(template, token instanceof Regex, matcher, result);
      } else {
        result.append(asked(by, matcher));
      }
      limits().made(1L + result.length() - before);
      from = matcher.end();
    }
    return result.append(text, from, text.length()).toString();
  }

  /** {@code $1} is a group, of two digits where there are so many; {@code $$} is a dollar. */
  private static void put(String template, boolean groups, Matcher matcher, StringBuilder result) {
    int i = 0;
    while (i < template.length()) {
      char c = template.charAt(i++);
      if (!groups || c != '$' || i == template.length()) {
        result.append(c);
      } else if (template.charAt(i) == '$') {
        result.append('$');
        i++;
      } else if (!isDigit(template.charAt(i))) {
        result.append('$');
      } else {
        int group = template.charAt(i++) - '0';
        while (i < template.length()
            && isDigit(template.charAt(i))
            && group * 10 + template.charAt(i) - '0' <= matcher.groupCount()) {
          group = group * 10 + template.charAt(i++) - '0';
        }
        String found = group > matcher.groupCount() ? null : matcher.group(group);
        if (found != null) {
          limits().made(found.length());
          result.append(found);
        }
      }
    }
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static String asked(Object by, Matcher matcher) {
    var groups = new ArrayList<@Nullable String>();
    for (int i = 0; i <= matcher.groupCount(); i++) {
      groups.add(matcher.group(i));
    }
    var match = new HashMap<String, Object>(Map.of("match", matcher.group(), "groups", groups));
    try {
      if (Functions.funcApply(by, List.of(match)) instanceof String text) {
        return text;
      }
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
    throw new Limits.Stopped("the function in $replace must give a text");
  }

  /** The library makes a regular expression of the picture. */
  private static @Nullable Object toMillis(Arguments given) {
    String time = given.text(0);
    String picture = given.text(1);
    if (time != null
        && picture != null
        && (time.length() > LONGEST_TIME
            || picture.chars().filter(c -> c == '[').count() > PICTURE)) {
      throw new Limits.Stopped(
          "$toMillis takes a time of at most "
              + LONGEST_TIME
              + " characters and a picture of at most "
              + PICTURE
              + " parts");
    }
    try {
      return Functions.dateTimeToMillis(time, picture);
    } catch (ParseException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }
}
