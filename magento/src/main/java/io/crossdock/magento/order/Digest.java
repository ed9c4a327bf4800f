package io.crossdock.magento.order;

import io.crossdock.core.hash.Sha256;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
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

  private Digest() {}

  /**
   * @param source see {@link Source}
   */
  static String of(Map<String, Object> source) {
    return Sha256.hex(canonical(source));
  }

  private static String canonical(Object value) {
    return switch (value) {
      case Map<?, ?> map -> object(map);
      case List<?> list -> array(list);
      case BigDecimal number ->
          number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
      case Boolean flag -> flag.toString();
      default -> text(value.toString());
    };
  }

  private static String object(Map<?, ?> map) {
    var members = new TreeMap<String, String>();
    map.forEach((name, value) -> {
      if (!BOOKKEEPING.contains(name.toString()) && !repeated(name.toString(), map)) {
        members.put(name.toString(), canonical(value));
      }
    });
    return members.entrySet().stream()
        .map(e -> text(e.getKey()) + ":" + e.getValue())
        .collect(Collectors.joining(",", "{", "}"));
  }

  /** Magento puts an item's parent into the item, and all items into the shipping assignment. */
  private static boolean repeated(String name, Map<?, ?> in) {
    return name.equals("parent_item") || (name.equals("items") && in.containsKey("shipping"));
  }

  /** Rows have ids and no promised order; lines of a street have no ids and an order. */
  private static String array(List<?> list) {
    var elements = list.stream().map(Digest::canonical);
    return (list.stream().allMatch(Map.class::isInstance) ? elements.sorted() : elements)
        .collect(Collectors.joining(",", "[", "]"));
  }

  private static String text(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
