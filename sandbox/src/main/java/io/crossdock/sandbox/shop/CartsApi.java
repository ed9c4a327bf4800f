package io.crossdock.sandbox.shop;

import io.crossdock.sandbox.http.Json;
import io.crossdock.sandbox.http.Request;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Buying as a guest or as a customer: cart, lines, address, order. Carts live in memory only.
 * Thread-safe.
 */
final class CartsApi {

  private final Orders orders;
  private final Catalogue catalogue;
  private final Customers customers;
  private final Placing placing = new Placing();
  private final Map<String, Cart> carts = new ConcurrentHashMap<>();

  CartsApi(Orders orders, Catalogue catalogue, Customers customers) {
    this.orders = orders;
    this.customers = customers;
    this.catalogue = catalogue;
  }

  void routes(Rest rest) {
    rest.open("POST", "/guest-carts", r -> create());
    checkout(rest, "/guest-carts/{id}");
    rest.open("POST", "/carts/mine", this::mine);
    checkout(rest, "/carts/mine");
  }

  private void checkout(Rest rest, String cart) {
    rest.open("GET", cart, r -> CartAnswers.cart(cart(r), orders.now()))
        .open("POST", cart + "/items", this::addItem)
        .open("GET", cart + "/items", r -> CartAnswers.lines(cart(r)))
        .open("GET", cart + "/totals", r -> CartAnswers.totals(cart(r)))
        .open(
            "POST", cart + "/estimate-shipping-methods", r -> CartAnswers.shippingMethods(cart(r)))
        .open("POST", cart + "/shipping-information", this::ship)
        .open("GET", cart + "/payment-methods", r -> CartAnswers.paymentMethods())
        .open("GET", cart + "/payment-information", r -> CartAnswers.payment(cart(r)))
        .open("POST", cart + "/payment-information", this::pay)
        .open("PUT", cart + "/order", this::pay);
  }

  /** The customer's one open cart, made if there is none. */
  private Object mine(Request request) {
    int customer = customers.id(request);
    return carts
        .computeIfAbsent(
            "mine-" + customer,
            key ->
                new Cart(
                    key,
                    orders.next("quote"),
                    customer,
                    orders.now(),
                    List.of(),
                    Map.of(),
                    Map.of()))
        .id();
  }

  String create() {
    int id = orders.next("quote");
    String key = "sandboxcart" + String.format("%021d", id);
    carts.put(key, new Cart(key, id, 0, orders.now(), List.of(), Map.of(), Map.of()));
    return key;
  }

  private Cart cart(Request request) {
    String guest = request.vars().get("id");
    Cart cart = carts.get(guest == null ? "mine-" + customers.id(request) : guest);
    if (cart == null) {
      throw Refused.noSuch("cartId", null);
    }
    return cart;
  }

  /** An item into a guest's cart that is none is 400, all else about such a cart 404. */
  private Cart known(Request request) {
    try {
      return cart(request);
    } catch (Refused e) {
      throw request.vars().containsKey("id") ? e.as(400) : e;
    }
  }

  private Object addItem(Request request) throws Json.MalformedJson {
    Map<String, Object> given = Doc.at(Rest.body(request), "cartItem");
    Cart.Line line = line(Doc.text(given, "sku"), Map.of("qty", Doc.number(given, "qty")));
    Cart cart = known(request).with(line);
    carts.put(cart.key(), cart);
    return CartAnswers.line(cart, line);
  }

  private Cart.Line line(String sku, Map<String, Object> asked) {
    return Cart.Line.of(orders.next("quote_item_id"), catalogue.product(sku), asked);
  }

  private Object ship(Request request) throws Json.MalformedJson {
    Map<String, Object> given = Doc.at(Rest.body(request), "addressInformation");
    Map<String, Object> shipping = Doc.at(given, "shipping_address");
    if (shipping.isEmpty()) {
      throw Refused.required("addressInformation");
    }
    Map<String, Object> billing = Doc.at(given, "billing_address");
    Cart cart = cart(request).to(shipping, billing.isEmpty() ? shipping : billing);
    carts.put(cart.key(), cart);
    return CartAnswers.payment(cart);
  }

  private Object pay(Request request) throws Json.MalformedJson {
    Map<String, Object> given = Rest.body(request);
    Cart cart = cart(request);
    Map<String, Object> billing = Doc.at(given, "billingAddress");
    if (!billing.isEmpty()) {
      cart = cart.to(cart.shippingAddress(), billing);
    }
    Object id = place(cart, Doc.text(Doc.at(given, "paymentMethod"), "method"));
    carts.remove(cart.key());
    return id;
  }

  private Object place(Cart cart, String method) {
    if (cart.lines().isEmpty() || cart.billingAddress().isEmpty()) {
      throw Refused.badRequest("The shipping address is missing. Set the address and try again.");
    }
    return orders
        .add(numbers -> placing.order(cart, method, orders.now(), numbers))
        .getOrDefault("entity_id", 0);
  }

  /** One product, bought at once; for the storefront and for load. */
  Object buy(String sku, BigDecimal quantity, Map<String, Object> address) {
    Cart cart = new Cart("", orders.next("quote"), 0, orders.now(), List.of(), address, address);
    return place(cart.with(line(sku, Map.of("qty", quantity))), "checkmo");
  }
}
