package io.crossdock.sandbox.shop;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The parts of an order's page in the storefront. */
final class OrderPage {

  private OrderPage() {}

  static String summary(Map<String, Object> order) {
    String lines =
        Doc.objects(order, "items").stream()
            .map(item ->
                cells(
                    item,
                    "sku",
                    "name",
                    "qty_ordered",
                    "price",
                    "qty_invoiced",
                    "qty_shipped",
                    "qty_refunded"))
            .collect(Collectors.joining());
    return "<p><b>"
        + Html.text(Doc.text(order, "status"))
        + "</b> · "
        + Html.text(Doc.text(order, "grand_total") + " " + Doc.text(order, "order_currency_code"))
        + " · "
        + Html.text(Doc.text(order, "customer_email"))
        + "<br><span class=\"soft\">placed "
        + Html.text(Doc.text(order, "created_at"))
        + ", updated "
        + Html.text(Doc.text(order, "updated_at"))
        + " (UTC)</span></p><table><tr><th>SKU</th><th>Name</th><th>Ordered</th><th>Price</th>"
        + "<th>Invoiced</th><th>Shipped</th><th>Refunded</th></tr>"
        + lines
        + "</table>";
  }

  static String comments(Map<String, Object> order) {
    return Doc.objects(order, "status_histories").stream()
        .map(row -> cells(row, "created_at", "status", "comment"))
        .collect(Collectors.joining("", "<h2>Comments</h2><table>", "</table>"));
  }

  private static String cells(Map<String, Object> row, String... keys) {
    return List.of(keys).stream()
        .map(key -> "<td>" + Html.text(Doc.text(row, key)) + "</td>")
        .collect(Collectors.joining("", "<tr>", "</tr>"));
  }

  /** Another street on both addresses. */
  static boolean move(Map<String, Object> order, String street) {
    Doc.at(order, "billing_address").put("street", List.of(street));
    Map<String, Object> shipping = ActionsApi.shippingAddress(order);
    if (!shipping.isEmpty()) {
      shipping.put("street", List.of(street));
    }
    return true;
  }
}
