package io.crossdock.magento.order;

import io.crossdock.core.hash.Sha256;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The hash of an order's content. Everything counts, what modules add included, but for what the
 * shop notes for itself and what it repeats. The order of keys and of rows, the way a number is
 * written, and nulls do not count.
 */
final class Digest {

  private static final Set<String> BOOKKEEPING =
      Set.of(
          "updated_at",
          "quote_id",
          "quote_item_id",
          "quote_address_id",
          "email_sent",
          "customer_note_notify",
          "converting_from_quote",
          "notification_sent",
          "send_notification");

  private final StringBuilder canonical = new StringBuilder();

  private Digest() {}

  /**
   * @param source see {@link Source}
   */
  static String of(Map<String, Object> source) {
    return Sha256.hex(canonical(source));
  }

  private static String canonical(Object value) {
    var digest = new Digest();
    digest.add(value);
    return digest.canonical.toString();
  }

  private void add(Object value) {
    switch (value) {
      case Map<?, ?> map -> object(map);
      case List<?> list -> array(list);
      case BigDecimal number when number.signum() == 0 -> canonical.append('0');
      case BigDecimal number -> canonical.append(number.stripTrailingZeros().toPlainString());
      case Boolean flag -> canonical.append(flag);
      default -> text(value.toString());
    }
  }

  private void object(Map<?, ?> map) {
    canonical.append('{');
    map.keySet().stream()
        .map(Object::toString)
        .filter(name -> !BOOKKEEPING.contains(name) && !repeated(name, map))
        .sorted()
        .forEach(name -> {
          if (canonical.charAt(canonical.length() - 1) != '{') {
            canonical.append(',');
          }
          text(name);
          canonical.append(':');
          add(Objects.requireNonNull(map.get(name)));
        });
    canonical.append('}');
  }

  /** Magento puts an item's parent into the item, and all items into the shipping assignment. */
  private static boolean repeated(String name, Map<?, ?> in) {
    return name.equals("parent_item") || (name.equals("items") && in.containsKey("shipping"));
  }

  /** Rows have ids and no promised order; lines of a street have no ids and an order. */
  private void array(List<?> list) {
    var elements = list.stream().map(Digest::canonical);
    boolean rows = list.stream().allMatch(Map.class::isInstance);
    canonical.append(
        (rows ? elements.sorted() : elements).collect(Collectors.joining(",", "[", "]")));
  }

  private void text(String text) {
    canonical.append('"').append(text.replace("\\", "\\\\").replace("\"", "\\\"")).append('"');
  }
}
