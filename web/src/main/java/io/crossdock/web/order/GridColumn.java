package io.crossdock.web.order;

import java.util.List;
import java.util.stream.Stream;

/** Columns of the orders grid that people may hide; the number and the action are always there. */
public enum GridColumn {
  POINT("point", "Purchase Point"),
  DATE("date", "Purchase Date"),
  BILL_TO("bill-to", "Bill-to Name"),
  SHIP_TO("ship-to", "Ship-to Name"),
  BASE_TOTAL("base-total", "Grand Total (Base)"),
  TOTAL("total", "Grand Total (Purchased)"),
  STATUS("status", "Status"),
  SYNC("sync", "Salesforce Sync Status"),
  RECORD("record", "Salesforce Order ID"),
  SYNCED("synced", "Last Synced");

  private final String code;
  private final String label;

  GridColumn(String code, String label) {
    this.code = code;
    this.label = label;
  }

  public String code() {
    return code;
  }

  public String label() {
    return label;
  }

  public static List<String> codes() {
    return Stream.of(values()).map(GridColumn::code).toList();
  }
}
