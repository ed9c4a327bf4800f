package io.crossdock.sandbox.shop;

import io.crossdock.sandbox.http.Json;
import io.crossdock.sandbox.http.Request;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The REST calls by which a shop's staff, or its other systems, move an order. */
final class ActionsApi {

  private final Orders orders;

  ActionsApi(Orders orders) {
    this.orders = orders;
  }

  void routes(Rest rest) {
    rest.on("POST", "/order/{id}/invoice", "Magento_Sales::sales_invoice", this::invoice)
        .on("POST", "/order/{id}/ship", "Magento_Sales::ship", this::ship)
        .on("POST", "/order/{id}/refund", "Magento_Sales::creditmemo", this::refund)
        .on("POST", "/orders/{id}/hold", "Magento_Sales::hold", r -> simple(r, Actions::hold))
        .on("POST", "/orders/{id}/unhold", "Magento_Sales::unhold", r -> simple(r, Actions::unhold))
        .on("POST", "/orders/{id}/cancel", "Magento_Sales::cancel", r -> simple(r, Actions::cancel))
        .on("POST", "/orders/{id}/emails", "Magento_Sales::emails", r -> simple(r, order -> true))
        .on("PUT", "/orders/{id}", "Magento_Sales::create", this::address);
  }

  /** An action without arguments. */
  @FunctionalInterface
  interface Simple {
    boolean on(Map<String, Object> order);
  }

  private Object simple(Request request, Simple action) {
    return orders.change(Rest.id(request), (order, numbers) -> action.on(order));
  }

  private Object invoice(Request request) throws Json.MalformedJson {
    Map<String, Object> asked = Rest.body(request);
    return orders.change(Rest.id(request), (o, numbers) -> Actions.invoice(o, asked, numbers));
  }

  private Object ship(Request request) throws Json.MalformedJson {
    Map<String, Object> asked = Rest.body(request);
    return orders.change(Rest.id(request), (o, numbers) -> Actions.ship(o, asked, numbers));
  }

  private Object refund(Request request) throws Json.MalformedJson {
    Map<String, Object> asked = Rest.body(request);
    return orders.change(
        Rest.id(request), (o, numbers) -> Actions.refund(o, asked, orders.now(), numbers));
  }

  /** Edits the billing or the shipping address; the order's own row does not change. */
  private Object address(Request request) throws Json.MalformedJson {
    Map<String, Object> entity = Doc.at(Rest.body(request), "entity");
    if (entity.isEmpty()) {
      throw Refused.required("entity");
    }
    return orders.change(
        Rest.id(request), (order, numbers) -> edit(addressOf(order, entity), entity));
  }

  private static Map<String, Object> edit(Map<String, Object> address, Map<String, Object> entity) {
    entity.forEach((key, value) -> {
      if (!List.of("entity_id", "parent_id", "address_type").contains(key)) {
        address.put(key, value);
      }
    });
    return new LinkedHashMap<>(address);
  }

  private static Map<String, Object> addressOf(
      Map<String, Object> order, Map<String, Object> entity) {
    if (!Doc.text(entity, "address_type").equals("shipping")) {
      return Doc.at(order, "billing_address");
    }
    return shippingAddress(order);
  }

  /** An order of nothing but virtual goods has none: then it is empty. */
  static Map<String, Object> shippingAddress(Map<String, Object> order) {
    return Doc.objects(Doc.at(order, "extension_attributes"), "shipping_assignments").stream()
        .findFirst()
        .map(assignment -> Doc.at(assignment, "shipping", "address"))
        .orElse(Map.of());
  }
}
