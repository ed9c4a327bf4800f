package io.crossdock.sandbox.shop;

import io.crossdock.sandbox.http.Request;
import io.crossdock.sandbox.http.Response;
import io.crossdock.sandbox.http.Router;
import io.crossdock.sandbox.http.Server;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The shop in a browser: buy with two clicks, and do to an order what staff would. */
final class Storefront {

  private static final List<String> ACTIONS =
      List.of("invoice", "ship", "refund", "hold", "unhold", "cancel");

  private final Orders orders;
  private final Catalogue catalogue;
  private final CartsApi carts;

  Storefront(Orders orders, Catalogue catalogue, CartsApi carts) {
    this.orders = orders;
    this.catalogue = catalogue;
    this.carts = carts;
  }

  void routes(Router router) {
    router
        .on("GET", "/", r -> Response.html(200, home()))
        .on("GET", "/buy/{sku}", r -> guarded(() -> Response.html(200, checkout(r.var("sku")))))
        .on("POST", "/buy/{sku}", r -> guarded(() -> buy(r)))
        .on("GET", "/order/{id}", r -> guarded(() -> Response.html(200, order(r))))
        .on("POST", "/order/{id}/{action}", r -> guarded(() -> act(r)))
        .on("GET", "/_sandbox/limits", r -> Response.html(200, Limits.page()));
  }

  /** Answers a page. */
  @FunctionalInterface
  interface Page {
    Response answer();
  }

  private static Response guarded(Page page) {
    try {
      return page.answer();
    } catch (Refused e) {
      String why = Html.text(String.valueOf(e.getMessage()));
      return Response.html(
          400, Html.page("The shop refused", "<p class=\"card error\">" + why + "</p>"));
    }
  }

  private String home() {
    String products =
        catalogue.buyable().stream()
            .map(Storefront::card)
            .collect(Collectors.joining("", "<div class=\"grid\">", "</div>"));
    String latest = orders.newest(50).stream().map(Storefront::row).collect(Collectors.joining());
    return Html.page(
        "Sandbox shop",
        products
            + "<h2>Newest orders</h2><table><tr><th>Order</th><th>Buyer</th><th>Status</th>"
            + "<th>Total</th><th>Placed (UTC)</th></tr>"
            + latest
            + "</table>");
  }

  private static String card(Map<String, Object> product) {
    return """
    <div class="card"><b>%s</b><p class="soft">%s<br>$%s</p>\
    <form action="/buy/%s"><button>Buy</button></form></div>\
    """
        .formatted(
            Html.text(Doc.text(product, "name")),
            Html.text(Doc.text(product, "sku")),
            Html.text(Doc.text(product, "price")),
            Html.text(Doc.text(product, "sku")));
  }

  private static String row(Map<String, Object> order) {
    return """
    <tr><td><a href="/order/%s">%s</a></td><td>%s</td><td>%s</td><td>%s %s</td>\
    <td class="soft">%s</td></tr>\
    """
        .formatted(
            Html.text(Doc.text(order, "entity_id")),
            Html.text(Doc.text(order, "increment_id")),
            Html.text(Doc.text(order, "customer_email")),
            Html.text(Doc.text(order, "status")),
            Html.text(Doc.text(order, "grand_total")),
            Html.text(Doc.text(order, "order_currency_code")),
            Html.text(Doc.text(order, "created_at")));
  }

  private String checkout(String sku) {
    Map<String, Object> product = catalogue.product(sku);
    return Html.page(
        "Buy " + Doc.text(product, "name"),
        "<div class=\"card\"><form method=\"post\"><p><label>E-mail<br><input name=\"email\" type=\"email\" value=\"ada.byron@example.com\" required></label></p>"
            + "<p><label>Pieces<br><input name=\"qty\" type=\"number\" min=\"1\" max=\"99\" value=\"1\" required></label></p>"
            + "<button>Place order</button></form><p class=\"soft\">Goes to 1 Main St, Los Angeles.</p></div>");
  }

  private Response buy(Request request) {
    Map<String, String> form = form(request);
    Map<String, Object> address = new LinkedHashMap<>(Demand.ADDRESS);
    address.put("email", form.getOrDefault("email", "ada.byron@example.com"));
    BigDecimal pieces = Doc.number(new LinkedHashMap<>(form), "qty");
    return Response.seeOther("/order/" + carts.buy(request.var("sku"), pieces, address));
  }

  private String order(Request request) {
    Map<String, Object> order = orders.get(Rest.id(request));
    String path = "/order/" + Doc.whole(order, "entity_id") + "/";
    String buttons =
        ACTIONS.stream()
            .map(a ->
                Html.button(
                    path + a,
                    a.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + a.substring(1)))
            .collect(Collectors.joining());
    return Html.page(
        "Order " + Doc.text(order, "increment_id"),
        OrderPage.summary(order)
            + "<p>"
            + buttons
            + "</p><form method=\"post\" action=\""
            + path
            + "comment\"><textarea name=\"comment\" rows=\"2\" required aria-label=\"Comment\"></textarea><br><button>Add comment</button></form>"
            + "<form method=\"post\" action=\""
            + path
            + "address\"><input name=\"street\" required aria-label=\"New street\" placeholder=\"New street\"> <button>Change address</button></form>"
            + OrderPage.comments(order));
  }

  private Response act(Request request) {
    int id = Rest.id(request);
    Map<String, Object> form = new LinkedHashMap<>(form(request));
    orders.change(
        id,
        (order, numbers) ->
            switch (request.var("action")) {
              case "invoice" -> Actions.invoice(order, Map.of(), numbers);
              case "ship" -> Actions.ship(order, Map.of(), numbers);
              case "refund" -> Actions.refund(order, Map.of(), orders.now(), numbers);
              case "hold" -> Actions.hold(order);
              case "unhold" -> Actions.unhold(order);
              case "cancel" -> Actions.cancel(order);
              case "address" -> OrderPage.move(order, Doc.text(form, "street"));
              case "comment" -> {
                Comments.add(order, form, orders.now(), numbers);
                yield true;
              }
              default -> throw Refused.badRequest("There is no such action.");
            });
    return Response.seeOther("/order/" + id);
  }

  private static Map<String, String> form(Request request) {
    return Server.pairs(new String(request.body(), StandardCharsets.UTF_8)).stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a));
  }
}
