package io.crossdock.web;

import io.crossdock.core.view.OrderViews.Attempt;
import io.crossdock.core.view.OrderViews.Row;
import io.crossdock.core.view.OrderViews.SyncStatus;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The grid's rows and the order's facts. */
final class OrderHtml {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("MMM d, yyyy HH:mm:ss 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private final WebConfig config;

  OrderHtml(WebConfig config) {
    this.config = config;
  }

  String grid(List<Row> rows) {
    return """
    <div class="scroll"><table><thead><tr><th></th><th>ID</th><th>Purchase Point</th>
    <th>Purchase Date</th><th>Bill-to Name</th><th>Ship-to Name</th><th>Grand Total (Base)</th>
    <th>Grand Total (Purchased)</th><th>Status</th><th>Salesforce Sync Status</th>
    <th>Salesforce Order ID</th><th>Last Synced</th><th>Action</th></tr></thead><tbody>%s</tbody>
    </table></div>
    """
        .formatted(rows.stream().map(this::row).collect(Collectors.joining()));
  }

  private String row(Row r) {
    String page = "/orders/" + Html.text(r.key());
    return """
    <tr><td><input type="checkbox" name="order" value="%s" aria-label="Order %s"></td>
    <td><a href="%s">%s</a></td><td>%s</td><td>%s</td><td>%s</td><td>%s</td>
    <td class="n">%s %s</td><td class="n">%s %s</td><td>%s</td><td>%s</td><td>%s</td><td>%s</td>
    <td><a href="%s">View</a></td></tr>
    """
        .formatted(
            Html.text(r.key()),
            Html.text(r.incrementId()),
            page,
            Html.text(r.incrementId()),
            Html.text(r.purchasePoint()),
            time(r.purchasedAt()),
            Html.text(r.billToName()),
            Html.text(r.shipToName()),
            r.baseGrandTotal().setScale(2, RoundingMode.HALF_UP),
            Html.text(r.baseCurrency()),
            r.grandTotal().setScale(2, RoundingMode.HALF_UP),
            Html.text(r.currency()),
            Html.text(r.status()),
            mark(r),
            link(r.salesforceOrderId()),
            r.lastSyncedAt().map(OrderHtml::time).orElse(""),
            page);
  }

  String facts(Row r) {
    return """
    <p>%s %s</p><dl><dt>Order</dt><dd>%s</dd><dt>Account</dt><dd>%s</dd><dt>Contact</dt><dd>%s</dd>
    <dt>Status</dt><dd>%s</dd><dt>Grand Total (Purchased)</dt><dd>%s %s</dd></dl>
    """
        .formatted(
            mark(r),
            Html.text(r.reason()),
            link(r.salesforceOrderId()),
            link(r.salesforceAccountId()),
            link(r.salesforceContactId()),
            Html.text(r.status()),
            r.grandTotal().setScale(2, RoundingMode.HALF_UP),
            Html.text(r.currency()));
  }

  String timeline(List<Attempt> attempts) {
    return attempts.stream()
        .map(a ->
            "<li><b>%s</b> %s (%s)<br>%s %s%s</li>"
                .formatted(
                    Html.text(a.outcome()),
                    time(a.endedAt()),
                    Html.text(a.trigger().toLowerCase(Locale.ROOT)),
                    Html.text(a.message()),
                    Html.text(a.hint()),
                    raw(a)))
        .collect(Collectors.joining("", "<h2>Timeline</h2><ol class=\"timeline\">", "</ol>"));
  }

  private static String raw(Attempt a) {
    return a.raw().isEmpty()
        ? ""
        : "<details><summary>Raw answer</summary><pre>" + Html.text(a.raw()) + "</pre></details>";
  }

  private static String mark(Row r) {
    String sign =
        switch (r.syncStatus()) {
          case IN_SYNC -> "✔";
          case OUT_OF_SYNC -> "!";
          case PENDING -> "◔";
          case NOT_SENT -> "–";
        };
    return "<span class=\"mark %s\" role=\"img\" aria-label=\"%s\" title=\"%s\">%s</span>"
        .formatted(
            r.syncStatus().name().toLowerCase(Locale.ROOT),
            label(r.syncStatus()),
            Html.text(r.reason()),
            sign);
  }

  private static String label(SyncStatus status) {
    return switch (status) {
      case IN_SYNC -> "In sync";
      case OUT_OF_SYNC -> "Out of sync";
      case PENDING -> "Pending";
      case NOT_SENT -> "Not sent by a setting";
    };
  }

  private String link(String id) {
    return id.isEmpty()
        ? ""
        : "<a href=\"%s\" target=\"_blank\" rel=\"noopener\">%s</a>"
            .formatted(Html.text(config.recordLink().apply(id)), Html.text(id));
  }

  private static String time(Instant at) {
    return TIME.format(at);
  }
}
