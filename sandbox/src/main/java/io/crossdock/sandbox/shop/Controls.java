package io.crossdock.sandbox.shop;

import io.crossdock.sandbox.http.Json;
import io.crossdock.sandbox.http.Request;
import io.crossdock.sandbox.http.Response;
import io.crossdock.sandbox.http.Router;
import java.util.List;
import java.util.Map;

/**
 * What an admin or an accident does to a shop, under {@code /_sandbox/}, without a token: no client
 * of a real shop can use it.
 */
final class Controls {

  private final Orders orders;
  private final Demand demand;
  private final Settings settings;
  private final Spoilt spoilt;

  Controls(Orders orders, Demand demand, Settings settings, Spoilt spoilt) {
    this.spoilt = spoilt;
    this.orders = orders;
    this.demand = demand;
    this.settings = settings;
  }

  void routes(Router router) {
    router
        .on("GET", "/_sandbox/settings", r -> Response.json(200, settings.all()))
        .on("PUT", "/_sandbox/settings", r -> guarded(r, this::set))
        .on("GET", "/_sandbox/spoilt", r -> Response.json(200, spoilt.all()))
        .on(
            "PUT",
            "/_sandbox/spoilt",
            r -> guarded(r, asked -> spoilt.set(Json.asList(Json.read(asked.body())))))
        .on("POST", "/_sandbox/orders/{id}/set", r -> guarded(r, this::put))
        .on("POST", "/_sandbox/orders", r -> guarded(r, this::place))
        .on("DELETE", "/_sandbox/orders/{id}", r -> guarded(r, this::delete))
        .on("POST", "/_sandbox/orders/{id}/edit", r -> guarded(r, this::edit))
        .on("POST", "/_sandbox/orders/{id}/reuse", r -> guarded(r, this::reuse))
        .on("POST", "/_sandbox/orders/{id}/address", r -> guarded(r, this::move))
        .on("POST", "/_sandbox/orders/{id}/ship", r -> guarded(r, this::ship))
        .on("PUT", "/_sandbox/documents/{kind}/{id}", r -> guarded(r, this::document));
  }

  private static Response guarded(Request request, Rest.Handler control) {
    try {
      return Response.json(200, control.handle(request));
    } catch (Json.MalformedJson e) {
      return Refused.badRequest("Decoding error.").answer();
    } catch (Refused e) {
      return e.answer();
    }
  }

  private Object set(Request request) throws Json.MalformedJson {
    settings.set(Rest.body(request));
    return settings.all();
  }

  private Object place(Request request) throws Json.MalformedJson {
    return Map.of("ids", demand.place(Rest.body(request)));
  }

  private Object delete(Request request) {
    orders.delete(Rest.id(request));
    return true;
  }

  /**
   * Any columns of the order, as given: another number, another moment, a character that is none.
   * It keeps its id.
   */
  private Object put(Request request) throws Json.MalformedJson {
    Map<String, Object> given = Rest.body(request);
    if (given.containsKey("entity_id")) {
      throw Refused.badRequest("An order keeps its entity_id.");
    }
    return orders.change(
        Rest.id(request),
        (order, numbers) -> {
          order.putAll(given);
          return true;
        });
  }

  /** As Magento edits: the order is canceled, and 012-1 follows 012. */
  private Object edit(Request request) throws Json.MalformedJson {
    return demand.edit(orders.get(Rest.id(request)), Rest.body(request));
  }

  /** The entity id comes back with another increment id, as after a restored backup. */
  private Object reuse(Request request) {
    return orders.change(
        Rest.id(request),
        (order, numbers) -> {
          order.put("increment_id", numbers.nextIncrement(Doc.whole(order, "store_id")));
          order.put("created_at", orders.now());
          return order.getOrDefault("increment_id", "");
        });
  }

  private Object move(Request request) throws Json.MalformedJson {
    String street = Doc.text(Rest.body(request), "street");
    return orders.change(Rest.id(request), (order, numbers) -> OrderPage.move(order, street));
  }

  /**
   * Any columns of an invoice, a shipment or a credit memo: what the Admin does and REST can't,
   * such as an invoice that is canceled ({@code state} 3), or a payment's {@code transaction_id}.
   */
  private Object document(Request request) throws Json.MalformedJson {
    Map<String, Object> given = Rest.body(request);
    return orders.changeDocument(
        request.var("kind"),
        Rest.id(request),
        (document, numbers) -> {
          document.putAll(given);
          document.put("updated_at", orders.now());
          return true;
        });
  }

  /** Ships one piece of the first line that has some left. */
  private Object ship(Request request) {
    return orders.change(
        Rest.id(request),
        (order, numbers) -> {
          Map<String, Object> item =
              Doc.objects(order, "items").stream()
                  .filter(i -> !i.containsKey("parent_item_id") && Doc.whole(i, "is_virtual") != 1)
                  .filter(
                      i -> Doc.number(i, "qty_shipped").compareTo(Doc.number(i, "qty_ordered")) < 0)
                  .findFirst()
                  .orElseThrow(() -> Refused.badRequest("Nothing is left to ship."));
          var one = Map.of("order_item_id", Doc.whole(item, "item_id"), "qty", 1);
          return Actions.ship(order, Map.of("items", List.of(one)), numbers);
        });
  }
}
