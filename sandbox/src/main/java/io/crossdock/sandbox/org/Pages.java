package io.crossdock.sandbox.org;

import io.crossdock.sandbox.http.Response;
import io.crossdock.sandbox.http.Router;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Pages for people: the latest orders, one record with what belongs to it. Read-only. */
final class Pages {

  private static final String FRAME =
      """
      <!doctype html><html lang="en"><meta charset="utf-8">
      <meta name="viewport" content="width=device-width,initial-scale=1">
      <title>%1$s - sandbox org</title><style>
      :root{color-scheme:light dark;--bg:light-dark(#f3f5f9,#14171c);--card:light-dark(#fff,#1d2229);
      --ink:light-dark(#1b2330,#e6eaf0);--soft:light-dark(#5c6878,#9aa6b5);
      --line:light-dark(#dde3ec,#313944);--go:light-dark(#0b5cab,#7db7ff)}
      body{margin:0;background:var(--bg);color:var(--ink);font:15px/1.5 system-ui,sans-serif}
      header,main{max-width:68rem;margin:0 auto;padding:.9rem 1.25rem}
      header{display:flex;flex-wrap:wrap;gap:1.25rem;align-items:baseline}
      main{background:var(--card);border:1px solid var(--line);border-radius:.7rem;overflow-x:auto}
      h1{font-size:1.35rem;margin:.4rem 0 1rem}h2{font-size:1.05rem;margin:1.6rem 0 .4rem}
      h3{font-size:.95rem;margin:1.2rem 0 .2rem}a{color:var(--go)}
      table{border-collapse:collapse;width:100%%;font-variant-numeric:tabular-nums}
      th,td{text-align:left;padding:.35rem .7rem;border-bottom:1px solid var(--line);vertical-align:top}
      th{font-weight:600;color:var(--soft)}</style>
      <header><b>Sandbox org</b><a href="/">Orders</a><a href="/_sandbox/limits">What is not
      imitated</a><a href="/_sandbox/faults">Faults</a><a href="/_sandbox/switches">Switches</a></header>
      <main><h1>%1$s</h1>%2$s</main></html>
      """;

  private final Records records;

  Pages(Records records) {
    this.records = records;
  }

  void routes(Router router) {
    router
        .on("GET", "/_sandbox/limits", r -> limits())
        .on("GET", "/", r -> orders())
        .on("GET", "/lightning/r/{object}/{id}/view", r -> record(r.var("id")))
        .on("GET", "/{id}", r -> record(r.var("id")));
  }

  Response orders() {
    return records.transaction(() -> {
      var rows =
          records.all(records.schema().whole("Order")).stream()
              .filter(Records::isLive)
              .sorted(
                  Comparator.comparing((Map<String, Object> r) -> Rules.text(r, "OrderNumber"))
                      .reversed())
              .limit(100)
              .toList();
      return page(
          "Orders",
          table(
              rows,
              List.of(
                  "Id",
                  "OrderNumber",
                  "OrderReferenceNumber",
                  "Status",
                  "TotalAmount",
                  "CurrencyIsoCode",
                  "LastModifiedDate")));
    });
  }

  Response record(String id) {
    return records.transaction(() ->
        Ids.canonical(id)
            .flatMap(this::found)
            .map(this::page)
            .orElseGet(() -> Response.html(404, FRAME.formatted("No such record", ""))));
  }

  Response limits() {
    return page("What is not imitated", NotImitated.html());
  }

  private Optional<Map<String, Object>> found(String id) {
    return records.schema().all().stream()
        .filter(e -> id.startsWith(e.prefix()))
        .flatMap(e -> records.find(e, id).stream())
        .findFirst();
  }

  private Response page(Map<String, Object> row) {
    String id = Rules.text(row, "Id");
    var html = new StringBuilder("<table>");
    var shown = new java.util.TreeMap<>(row);
    shown.keySet().removeIf(k -> k.startsWith("_"));
    shown.forEach(
        (k, v) -> html.append("<tr><th>").append(escape(k)).append("<td>").append(cell(v)));
    html.append("</table>");
    lists(id, html);
    return page(
        Rules.text(row, row.containsKey("OrderNumber") ? "OrderNumber" : "Id"), html.toString());
  }

  private void lists(String id, StringBuilder html) {
    var lines = records.by("OrderItem", "OrderId", id);
    if (!lines.isEmpty()) {
      html.append("<h2>Order products</h2>")
          .append(
              table(
                  lines,
                  List.of(
                      "Id",
                      "Magento_Sku__c",
                      "Description",
                      "Quantity",
                      "UnitPrice",
                      "TotalPrice")));
    }
    Entity note = records.schema().whole("ContentNote");
    for (var link : records.by("ContentDocumentLink", "LinkedEntityId", id)) {
      records
          .live(note, Rules.text(link, "ContentDocumentId"))
          .ifPresent(
              n -> html.append(note(Rules.text(n, "Title"), decoded(Rules.text(n, "Content")))));
    }
    for (var n : records.by("Note", "ParentId", id)) {
      html.append(note(Rules.text(n, "Title"), Rules.text(n, "Body")));
    }
  }

  private static String note(String title, String text) {
    return "<h3>%s</h3><p style=\"white-space:pre-wrap\">%s</p>"
        .formatted(escape(title), escape(text));
  }

  private static String decoded(String base64) {
    return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
  }

  private static String table(List<Map<String, Object>> rows, List<String> fields) {
    var html = new StringBuilder("<table><tr>");
    fields.forEach(f -> html.append("<th>").append(escape(f)));
    for (var row : rows) {
      html.append("<tr>");
      fields.forEach(f -> html.append("<td>").append(cell(row.getOrDefault(f, ""))));
    }
    return html.append("</table>").toString();
  }

  private static String cell(Object value) {
    String text = escape(String.valueOf(value));
    return text.matches("[0-9A-Z]{3}SB[0-9A-Za-z]{13}|0[0-9A-Za-z]{2}SB[0-9A-Za-z]{13}")
        ? "<a href=\"/" + text + "\">" + text + "</a>"
        : text;
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  private static Response page(String title, String body) {
    return Response.html(200, FRAME.formatted(escape(title), body));
  }
}
