package io.crossdock.web.grid;

import io.crossdock.core.view.OrderViews;
import io.crossdock.core.view.OrderViews.Row;
import io.crossdock.web.access.Deeds;
import io.crossdock.web.answer.Csv;
import io.crossdock.web.answer.Form;
import io.crossdock.web.answer.Refused;
import io.crossdock.web.answer.Show;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The grid as CSV (RFC 4180), page by page: memory does not grow with the number of orders. */
@RestController
public class OrderExport {

  private static final List<String> HEAD =
      List.of(
          "ID",
          "Purchase Point",
          "Purchase Date",
          "Bill-to Name",
          "Ship-to Name",
          "Grand Total (Base)",
          "Base Currency",
          "Grand Total (Purchased)",
          "Currency",
          "Status",
          "Salesforce Sync Status",
          "Reason",
          "Salesforce Order ID",
          "Last Synced");

  private final OrderViews views;

  OrderExport(OrderViews views) {
    this.views = views;
  }

  @GetMapping("/orders.csv")
  void csv(HttpServletRequest request, Form asked, HttpServletResponse response)
      throws IOException {
    var grid = new GridPage(asked);
    if (!grid.faults().isEmpty()) {
      throw new Refused(400, "The filter can't be read", grid.faults());
    }
    Csv csv = Csv.begin(response, "orders.csv", HEAD);
    OrderViews.Query query = grid.query();
    String cursor = "";
    int rows = 0;
    do {
      OrderViews.Page page =
          views.list(
              new OrderViews.Query(query.filter(), query.sort(), query.descending(), cursor, 1000));
      for (Row row : page.rows()) {
        csv.write(cells(row));
      }
      rows += page.rows().size();
      cursor = page.nextCursor().orElse("");
    } while (!cursor.isEmpty());
    Deeds.note(request, Show.orders(rows));
  }

  private static List<String> cells(Row r) {
    return List.of(
        r.incrementId(),
        r.purchasePoint(),
        r.purchasedAt().toString(),
        r.billToName(),
        r.shipToName(),
        r.baseGrandTotal().toPlainString(),
        r.baseCurrency(),
        r.grandTotal().toPlainString(),
        r.currency(),
        r.status(),
        Show.label(r.syncStatus()),
        r.reason(),
        r.salesforceOrderId(),
        r.lastSyncedAt().map(Object::toString).orElse(""));
  }
}
