package io.crossdock.sandbox.shop;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One step of an order of rows. */
record Sort(String field, boolean descending) {

  Comparator<Map<String, Object>> comparator() {
    Comparator<Map<String, Object>> ascending = (a, b) -> compare(a.get(field), b.get(field));
    return descending ? ascending.reversed() : ascending;
  }

  private static int compare(@Nullable Object a, @Nullable Object b) {
    if (a == null || b == null) {
      return Boolean.compare(a != null, b != null);
    }
    if (a instanceof Number && b instanceof Number) {
      return new BigDecimal(a.toString()).compareTo(new BigDecimal(b.toString()));
    }
    return a.toString().compareToIgnoreCase(b.toString());
  }
}
