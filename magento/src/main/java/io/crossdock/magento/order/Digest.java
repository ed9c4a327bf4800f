package io.crossdock.magento.order;

import io.crossdock.core.hash.Sha256;
import java.math.BigDecimal;
import java.util.ArrayList;
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

  /** Written without streams: this runs for every value of every order that is read. */
  private void object(Map<?, ?> map) {
    var names = new ArrayList<String>(map.size());
    for (Object key : map.keySet()) {
      String name = key.toString();
      if (!BOOKKEEPING.contains(name) && !repeated(name, map)) {
        names.add(name);
      }
    }
    names.sort(null);
    char before = '{';
    for (String name : names) {
      canonical.append(before);
      text(name);
      canonical.append(':');
      add(Objects.requireNonNull(map.get(name)));
      before = ',';
    }
    canonical.append(names.isEmpty() ? "{}" : "}");
  }

  /** Magento puts an item's parent into the item, and all items into the shipping assignment. */
  private static boolean repeated(String name, Map<?, ?> in) {
    return name.equals("parent_item") || (name.equals("items") && in.containsKey("shipping"));
  }

  /** Rows have ids and no promised order; lines of a street have no ids and an order. */
  private void array(List<?> list) {
    boolean rows = list.size() > 1 && list.stream().allMatch(Map.class::isInstance);
    if (rows) {
      canonical.append(
          list.stream().map(Digest::canonical).sorted().collect(Collectors.joining(",", "[", "]")));
      return;
    }
    canonical.append('[');
    for (int i = 0; i < list.size(); i++) {
      if (i > 0) {
        canonical.append(',');
      }
      add(list.get(i));
    }
    canonical.append(']');
  }

  private void text(String text) {
    boolean plain = text.indexOf('"') < 0 && text.indexOf('\\') < 0;
    canonical.append('"');
    canonical.append(plain ? text : text.replace("\\", "\\\\").replace("\"", "\\\""));
    canonical.append('"');
  }
}
