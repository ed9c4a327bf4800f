package io.crossdock.core.mapping;

import io.crossdock.core.order.Withheld;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Expressions that name a value which Crossdock drops when it reads an order: they would give
 * nothing on any order. One that reaches such a value another way ({@code payment.*}, {@code
 * $lookup}) is let through and simply does not find it. Pure.
 */
final class DroppedPaths {

  private static final String NAME = "(?:`[^`]*`|[A-Za-z_][A-Za-z0-9_]*)";
  private static final Pattern TEXT =
      Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"|'(?:[^'\\\\]|\\\\.)*'");
  private static final Pattern COMMENT = Pattern.compile("(?s)/\\*.*?\\*/");
  private static final Pattern PREDICATE = Pattern.compile("\\[[^\\[\\]]*\\]");
  private static final Pattern PATH = Pattern.compile(NAME + "(?:\\s*\\.\\s*" + NAME + ")*");
  private static final Pattern GROUP = Pattern.compile("payment\\s*\\.\\s*[({]([^(){}]*)[)}]");
  private static final Pattern NAMELESS =
      Pattern.compile("additional_information\\s*\\[\\s*(?:-|[1-9])");
  private static final Pattern KEYED =
      Pattern.compile("payment_additional_info\\s*\\[\\s*key\\s*=\\s*[\"']([^\"']*)[\"']");

  private DroppedPaths() {}

  /** Why an expression can give nothing; empty when it may. */
  static Optional<String> why(String expression) {
    String code = COMMENT.matcher(expression).replaceAll(" ");
    Matcher keyed = KEYED.matcher(code);
    if (keyed.find() && Withheld.ofPayment(keyed.group(1))) {
      return Withheld.why(List.of("payment", keyed.group(1)));
    }
    String bare = TEXT.matcher(code).replaceAll("\"\"");
    if (NAMELESS.matcher(bare).find()) {
      return Optional.of(
          "of the payment's values without a name only the first is kept, the method's title.");
    }
    return paths(bare).flatMap(path -> Withheld.why(path).stream()).findFirst();
  }

  private static Stream<List<String>> paths(String bare) {
    var inside = new ArrayList<List<String>>();
    GROUP
        .matcher(bare)
        .results()
        .flatMap(group -> named(group.group(1)))
        .forEach(path -> inside.add(Stream.concat(Stream.of("payment"), path.stream()).toList()));
    String plain = bare;
    String before;
    do {
      before = plain;
      Stream<String> predicates = PREDICATE.matcher(before).results().map(m -> m.group());
      predicates.flatMap(DroppedPaths::named).forEach(inside::add);
      plain = PREDICATE.matcher(before).replaceAll("");
    } while (!plain.equals(before));
    return Stream.concat(named(plain), inside.stream());
  }

  private static Stream<List<String>> named(String code) {
    return PATH.matcher(code)
        .results()
        .map(m ->
            Stream.of(m.group().split("\\.", -1)).map(n -> n.strip().replace("`", "")).toList());
  }
}
