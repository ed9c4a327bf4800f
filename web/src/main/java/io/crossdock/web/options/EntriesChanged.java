package io.crossdock.web.options;

import io.crossdock.core.policy.Option;
import io.crossdock.core.policy.Option.Kind;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a change did to an option that holds many entries, told by entry. Pure. */
final class EntriesChanged {

  private EntriesChanged() {}

  /**
   * Such as "On Hold: Draft → Activated" or "added: On Hold"; empty = the option holds one value,
   * or no entry of it has changed.
   *
   * @param label what people read in place of an entry's code
   */
  static List<String> told(
      Option option, String before, String after, UnaryOperator<String> label) {
    return switch (option.kind()) {
      case Kind.StatusMap(), Kind.StatusLabels() -> pairs(before, after, label);
      case Kind.MagentoStatuses(), Kind.CustomerGroups(), Kind.Emails() ->
          list(OptionsPage.Field.parts(before), OptionsPage.Field.parts(after), label);
      default -> List.of();
    };
  }

  private static List<String> pairs(String before, String after, UnaryOperator<String> label) {
    Map<String, String> old = pairs(before);
    Map<String, String> now = pairs(after);
    var codes = new TreeSet<>(old.keySet());
    codes.addAll(now.keySet());
    return codes.stream()
        .filter(code -> !old.getOrDefault(code, "").equals(now.getOrDefault(code, "")))
        .map(code -> label.apply(code) + ": " + value(old, code) + " → " + value(now, code))
        .toList();
  }

  private static Map<String, String> pairs(String text) {
    return text.lines()
        .filter(line -> line.contains("="))
        .collect(
            Collectors.toMap(
                line -> line.substring(0, line.indexOf('=')).strip(),
                line -> line.substring(line.indexOf('=') + 1).strip(),
                (one, other) -> other,
                TreeMap::new));
  }

  private static String value(Map<String, String> pairs, String code) {
    String value = pairs.getOrDefault(code, "");
    return value.isEmpty() ? "(none)" : value;
  }

  private static List<String> list(
      List<String> before, List<String> after, UnaryOperator<String> label) {
    return Stream.concat(
            before.stream().filter(e -> !after.contains(e)).map(e -> "removed: " + label.apply(e)),
            after.stream().filter(e -> !before.contains(e)).map(e -> "added: " + label.apply(e)))
        .toList();
  }
}
