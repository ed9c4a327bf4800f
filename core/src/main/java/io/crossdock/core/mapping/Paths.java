package io.crossdock.core.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** What of an order's JSON can be picked for a mapping. Pure. */
public final class Paths {

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
  private static final int EXAMPLE = 80;

  private Paths() {}

  /**
   * @param path an expression, such as {@code billing_address.city} or {@code items.sku}
   * @param example the value of this order, shortened
   */
  public record Path(String path, String example) {}

  /** Every path to a plain value, sorted; of lists, their first element's. */
  public static List<Path> of(Map<String, Object> source) {
    var found = new ArrayList<Path>();
    walk("", source, found);
    return List.copyOf(found);
  }

  private static void walk(String at, Object value, List<Path> found) {
    switch (value) {
      case Map<?, ?> map -> {
        var sorted = new TreeMap<String, Object>();
        map.forEach((name, child) -> sorted.put(String.valueOf(name), child));
        sorted.forEach(
            (name, child) -> walk(at.isEmpty() ? step(name) : at + "." + step(name), child, found));
      }
      case List<?> list -> {
        if (!list.isEmpty() && list.getFirst() != null) {
          walk(at, list.getFirst(), found);
        }
      }
      default -> {
        String text = String.valueOf(value);
        found.add(
            new Path(at, text.length() > EXAMPLE ? text.substring(0, EXAMPLE) + "..." : text));
      }
    }
  }

  private static String step(String name) {
    return PLAIN.matcher(name).matches() ? name : "`" + name + "`";
  }
}
