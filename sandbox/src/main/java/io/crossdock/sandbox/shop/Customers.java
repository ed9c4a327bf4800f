package io.crossdock.sandbox.shop;

import io.crossdock.sandbox.http.Json;
import io.crossdock.sandbox.http.Request;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * People with an account, who sign in by e-mail and password. Kept in memory only; {@code
 * anna@example.com} with password {@code sandbox} is there from the start. Thread-safe.
 */
final class Customers {

  private record Customer(int id, String password, Map<String, Object> shown) {}

  private final Orders orders;
  private final Map<String, Customer> byEmail = new ConcurrentHashMap<>();
  private final AtomicInteger last = new AtomicInteger(Person.count());
  private final Map<String, Integer> tokens = new ConcurrentHashMap<>();

  Customers(Orders orders) {
    this.orders = orders;
    add(Map.of("email", "anna@example.com", "firstname", "Anna", "lastname", "Berg"), "sandbox");
  }

  void routes(Rest rest) {
    rest.open("POST", "/customers", this::register)
        .open("POST", "/integration/customer/token", this::token)
        .open("GET", "/customers/me", r -> shown(id(r)))
        .on("GET", "/customers/search", "Magento_Customer::customer", r -> search(rest.criteria(r)))
        .on("GET", "/customers/{id}", "Magento_Customer::customer", r -> shown(Rest.id(r)));
  }

  private Object search(Criteria criteria) {
    var rows =
        byEmail.values().stream()
            .map(c -> {
              var row = new LinkedHashMap<>(c.shown());
              row.put("entity_id", c.id());
              return (Map<String, Object>) row;
            })
            .toList();
    Criteria.Found found =
        criteria.find(
            rows,
            java.util.Set.of(
                "entity_id", "email", "firstname", "lastname", "created_at", "updated_at"));
    found.page().forEach(row -> row.remove("entity_id"));
    return OrdersApi.answer(found.page(), criteria.shown(), found.total());
  }

  /**
   * The customer whose token the request carries.
   *
   * @throws Refused when it carries none
   */
  int id(Request request) {
    String token = request.header("Authorization").orElse("").replaceFirst("^Bearer ", "");
    return Optional.ofNullable(tokens.get(token)).orElseThrow(() -> Refused.unauthorized("self"));
  }

  private Object register(Request request) throws Json.MalformedJson {
    Map<String, Object> body = Rest.body(request);
    Map<String, Object> given = Doc.at(body, "customer");
    for (String field : java.util.List.of("email", "firstname", "lastname")) {
      if (Doc.text(given, field).isEmpty()) {
        throw Refused.required(field);
      }
    }
    if (byEmail.containsKey(folded(given))) {
      throw Refused.badRequest(
          "A customer with the same email address already exists in an associated website.");
    }
    return add(given, Doc.text(body, "password")).shown();
  }

  private Customer add(Map<String, Object> given, String password) {
    int id = last.incrementAndGet();
    var shown = new LinkedHashMap<String, Object>();
    shown.put("id", id);
    shown.put("group_id", 1);
    shown.put("created_at", orders.now());
    shown.put("updated_at", orders.now());
    shown.put("created_in", "Default Store View");
    shown.putAll(given);
    shown.put("store_id", 1);
    shown.put("website_id", 1);
    shown.putIfAbsent("addresses", java.util.List.of());
    var customer = new Customer(id, password, shown);
    byEmail.put(folded(given), customer);
    return customer;
  }

  private Object token(Request request) throws Json.MalformedJson {
    Map<String, Object> given = Rest.body(request);
    Customer customer = byEmail.get(Doc.text(given, "username").toLowerCase(java.util.Locale.ROOT));
    if (customer == null || !customer.password().equals(Doc.text(given, "password"))) {
      throw new Refused(
          401,
          "The account sign-in was incorrect or your account is disabled temporarily. Please wait"
              + " and try again later.",
          null);
    }
    String token = "customer-" + customer.id() + "-" + tokens.size();
    tokens.put(token, customer.id());
    return token;
  }

  private Object shown(int id) {
    return byEmail.values().stream()
        .filter(c -> c.id() == id)
        .findFirst()
        .map(Customer::shown)
        .orElseThrow(() -> Refused.noSuch("customerId", id));
  }

  private static String folded(Map<String, Object> customer) {
    return Doc.text(customer, "email").toLowerCase(java.util.Locale.ROOT);
  }
}
