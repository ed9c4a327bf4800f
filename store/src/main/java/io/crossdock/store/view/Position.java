package io.crossdock.store.view;

import io.crossdock.core.view.OrderViews.Row;
import io.crossdock.core.view.OrderViews.Sort;
import java.util.Optional;
import java.util.regex.Pattern;

/** Where a page begins or ends. An unreadable one starts from the top. */
record Position(boolean back, String value, long entityId) {

  private static final Pattern FORM =
      Pattern.compile("([<>])([0-9]{1,18})~([0-9A-Za-z:.,_ -]{1,60})");

  static Position of(boolean back, Sort sort, Row row) {
    String value =
        switch (sort) {
          case PURCHASE_DATE -> row.purchasedAt().toString();
          case ID -> row.incrementId();
          case BASE_TOTAL -> row.baseGrandTotal().toPlainString();
          case TOTAL -> row.grandTotal().toPlainString();
        };
    return new Position(back, value, row.key().entityId());
  }

  String text() {
    return (back ? "<" : ">") + entityId + "~" + value;
  }

  static Optional<Position> parse(String text) {
    var m = FORM.matcher(text);
    return m.matches()
        ? Optional.of(new Position(m.group(1).equals("<"), m.group(3), Long.parseLong(m.group(2))))
        : Optional.empty();
  }
}
