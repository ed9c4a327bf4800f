package io.crossdock.web;

import io.crossdock.core.order.OrderKey;
import io.crossdock.core.port.Operations;
import io.crossdock.core.view.OrderViews;
import io.crossdock.core.view.OrderViews.Query;
import io.crossdock.core.view.OrderViews.Row;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The console's pages. */
@RestController
class Pages {

  private static final int ROWS = 50;

  private final OrderViews views;
  private final Operations operations;
  private final InstantSource clock;
  private final OrderHtml html;

  Pages(OrderViews views, Operations operations, InstantSource clock, WebConfig config) {
    this.views = views;
    this.operations = operations;
    this.clock = clock;
    this.html = new OrderHtml(config);
  }

  @GetMapping("/")
  ResponseEntity<Void> home() {
    return seeOther("/orders");
  }

  @GetMapping(path = "/sign-in", produces = MediaType.TEXT_HTML_VALUE)
  String signIn(
      @RequestParam(name = "error", required = false) @Nullable String error, CsrfToken csrf) {
    return Layout.signIn(error != null, csrf);
  }

  @GetMapping(path = "/orders", produces = MediaType.TEXT_HTML_VALUE)
  String orders(
      @RequestParam(name = "q", defaultValue = "") String text,
      @RequestParam(name = "cursor", defaultValue = "") String cursor,
      @RequestParam(name = "notice", defaultValue = "") String notice,
      CsrfToken csrf) {
    OrderViews.Page page = views.list(new Query(text, Optional.empty(), cursor, ROWS));
    String more =
        page.nextCursor()
            .map(next ->
                "<a href=\"/orders?q=%s&amp;cursor=%s\">Next page</a>"
                    .formatted(url(text), url(next)))
            .orElse("");
    String content =
        """
        %s<form method="get" class="bar"><label>Search <input name="q" value="%s"
        placeholder="number, e-mail, name or Salesforce id"></label><button>Search</button></form>
        <form method="post" action="/orders/sync">%s<div class="bar">
        <button>Sync with Salesforce</button> %s</div>%s</form>
        """
            .formatted(
                notice.isEmpty()
                    ? ""
                    : "<p class=\"notice\" role=\"status\">" + Html.text(notice) + "</p>",
                Html.text(text),
                Layout.hidden(csrf),
                more,
                html.grid(page.rows()));
    return Layout.page("Orders", content, csrf);
  }

  @GetMapping(path = "/orders/{key}", produces = MediaType.TEXT_HTML_VALUE)
  String order(@PathVariable("key") String key, CsrfToken csrf) {
    Row row = OrderLookup.one(views, key);
    String button =
        """
        <form method="post" action="/orders/sync">%s<input type="hidden" name="order" value="%s">
        <button>Salesforce Sync</button></form>
        """
            .formatted(Layout.hidden(csrf), Html.text(row.key()));
    return Layout.page(
        "Order " + row.incrementId(),
        button + html.facts(row) + html.timeline(views.attempts(row.key())),
        csrf);
  }

  @PostMapping("/orders/sync")
  ResponseEntity<Void> sync(
      @RequestParam(name = "order", defaultValue = "") List<String> orders, Principal person) {
    List<OrderKey> keys =
        orders.stream()
            .filter(o -> !o.isEmpty())
            .map(o -> OrderLookup.one(views, o).key())
            .toList();
    if (keys.isEmpty()) {
      return seeOther("/orders?notice=" + url("Tick at least one order first."));
    }
    operations.start(keys, person.getName(), clock.instant());
    return seeOther(
        keys.size() == 1
            ? "/orders/" + keys.getFirst()
            : "/orders?notice=" + url(keys.size() + " orders are on their way to Salesforce."));
  }

  private static ResponseEntity<Void> seeOther(String where) {
    return ResponseEntity.status(303).location(URI.create(where)).build();
  }

  private static String url(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
