package io.crossdock.web.grid;

import io.crossdock.core.view.OrderViews.Sort;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Columns of the orders grid that people may hide and move; the number and the action are always
 * there. In the order they have until someone moves them.
 */
public enum GridColumn {
  SYNC("sync", "Salesforce Sync Status", 76),
  RECORD("record", "Salesforce Order ID", 98),
  POINT("point", "Purchase Point", 78),
  DATE("date", "Purchase Date", 90, Sort.PURCHASE_DATE),
  BILL_TO("bill-to", "Bill-to Name", 78),
  SHIP_TO("ship-to", "Ship-to Name", 64),
  BASE_TOTAL("base-total", "Grand Total (Base)", 76, Sort.BASE_TOTAL),
  TOTAL("total", "Grand Total (Purchased)", 84, Sort.TOTAL),
  STATUS("status", "Status", 88),
  SYNCED("synced", "Last Synced", 90);

  private final String code;
  private final String label;
  private final int width;
  private final Optional<Sort> sort;

  GridColumn(String code, String label, int width) {
    this(code, label, width, Optional.empty());
  }

  GridColumn(String code, String label, int width, Sort sort) {
    this(code, label, width, Optional.of(sort));
  }

  GridColumn(String code, String label, int width, Optional<Sort> sort) {
    this.code = code;
    this.label = label;
    this.width = width;
    this.sort = sort;
  }

  public String code() {
    return code;
  }

  public String label() {
    return label;
  }

  /** Beside the others, about the pixels it needs at least. */
  int width() {
    return width;
  }

  /** What a click on its heading sorts by. */
  public Optional<Sort> sort() {
    return sort;
  }

  /** Amounts are written to the right. */
  public boolean amount() {
    return this == BASE_TOTAL || this == TOTAL;
  }

  static Stream<GridColumn> of(String code) {
    return Stream.of(values()).filter(column -> column.code.equals(code));
  }

  public static List<String> codes() {
    return Stream.of(values()).map(GridColumn::code).toList();
  }
}
