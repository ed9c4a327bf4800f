package io.crossdock.web.grid;

import io.crossdock.core.order.OrderKey;
import io.crossdock.core.view.OrderViews.Row;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * An order's row as a page has it on screen, such as {@code main:42.1x3f9k}. Pure.
 *
 * @param version another one when anything in the row is, but for one chance in 2^32; empty = not
 *     known
 */
public record GridRow(OrderKey key, String version) {

  public static GridRow of(Row row) {
    var sum = new CRC32();
    sum.update(row.toString().getBytes(StandardCharsets.UTF_8));
    return new GridRow(row.key(), Long.toString(sum.getValue(), Character.MAX_RADIX));
  }

  /** Empty when the text is none. */
  public static Optional<GridRow> parse(String text) {
    int end = text.indexOf('.') < 0 ? text.length() : text.indexOf('.');
    return OrderKey.parse(text.substring(0, end))
        .map(key -> new GridRow(key, text.substring(end).replace(".", "")));
  }

  @Override
  public String toString() {
    return key + "." + version;
  }
}
