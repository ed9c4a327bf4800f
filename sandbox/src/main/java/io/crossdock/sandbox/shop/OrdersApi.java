package io.crossdock.sandbox.shop;

import io.crossdock.sandbox.http.Json;
import io.crossdock.sandbox.http.Request;
import io.crossdock.sandbox.http.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reading orders, and their comments. */
final class OrdersApi {

  private static final String VIEW = "Magento_Sales::actions_view";
  private static final String COMMENT = "Magento_Sales::comment";

  private final Orders orders;
  private final Set<String> columns;
  private final Settings settings;
  private final Spoilt spoilt;
  private final Reads reads;

  OrdersApi(Orders orders, Set<String> columns, Settings settings, Spoilt spoilt, Reads reads) {
    this.reads = reads;
    this.settings = settings;
    this.spoilt = spoilt;
    this.orders = orders;
    this.columns = columns;
  }

  void routes(Rest rest) {
    rest.on("GET", "/orders", VIEW, r -> list(rest.criteria(r)))
        .on("GET", "/orders/items", VIEW, r -> items(rest.criteria(r)))
        .on("GET", "/orders/items/{id}", VIEW, r -> item(Rest.id(r)))
        .on(
            "GET",
            "/transactions",
            "Magento_Sales::transactions_fetch",
            r -> none(rest.criteria(r)))
        .on("GET", "/orders/{id}", VIEW, r -> one(Rest.id(r)))
        .on("GET", "/orders/{id}/statuses", VIEW, r -> Doc.text(orders.get(Rest.id(r)), "status"))
        .on("GET", "/orders/{id}/comments", VIEW, this::comments)
        .on("POST", "/orders/{id}/comments", COMMENT, this::comment);
  }

  private Object list(Criteria criteria) {
    Criteria.Found found = orders.search(criteria, columns);
    Optional<Response> spoiling = spoilt.list(found.page());
    if (spoiling.isPresent()) {
      return spoiling.get();
    }
    reads.count(Reads.kind(criteria), found.page());
    List<Map<String, Object>> rows =
        spoilt.rows(found.page()).stream().map(WholeOrder::of).map(Doc::copy).toList();
    if (settings.is("listsRepeatFirstAddress")) {
      List<Map<String, Object>> addresses =
          rows.stream()
              .map(ActionsApi::shippingAddress)
              .filter(address -> !address.isEmpty())
              .toList();
      addresses.forEach(address -> repeat(addresses.getFirst(), address));
    }
    return answer(rows, criteria.shown(), found.total());
  }

  private static void repeat(Map<String, Object> first, Map<String, Object> other) {
    var copy = new LinkedHashMap<>(first);
    other.clear();
    other.putAll(copy);
  }

  private Object items(Criteria criteria) {
    List<Map<String, Object>> rows = rows();
    Criteria.Found found = criteria.find(rows, Set.of("item_id", "order_id", "sku", "store_id"));
    return answer(found.page(), criteria.shown(), found.total());
  }

  private Object item(int id) {
    return rows().stream()
        .filter(row -> Doc.whole(row, "item_id") == id)
        .findFirst()
        .orElseThrow(Refused::noSuchOrder);
  }

  private List<Map<String, Object>> rows() {
    return orders.all().stream().flatMap(order -> Doc.objects(order, "items").stream()).toList();
  }

  /** Payments by cheque and the like leave no transaction. */
  private static Object none(Criteria criteria) {
    return answer(List.of(), criteria.shown(), 0);
  }

  private Object one(int id) {
    Optional<Response> spoiling = spoilt.single(id);
    if (spoiling.isPresent()) {
      return spoiling.get();
    }
    Map<String, Object> order = orders.get(id);
    reads.count(Reads.Kind.single, List.of(order));
    return WholeOrder.of(order);
  }

  static Map<String, Object> answer(
      List<Map<String, Object>> items, Map<String, Object> criteria, int total) {
    var answer = new LinkedHashMap<String, Object>();
    answer.put("items", items);
    answer.put("search_criteria", criteria);
    answer.put("total_count", total);
    return answer;
  }

  /** Oldest first; an unknown order has none, and that is no error. */
  private Object comments(Request request) {
    int id = Rest.id(request);
    List<Map<String, Object>> comments =
        orders.find(id).map(order -> Doc.objects(order, "status_histories")).orElse(List.of());
    return answer(
        comments.stream()
            .sorted((a, b) -> Doc.whole(a, "entity_id") - Doc.whole(b, "entity_id"))
            .toList(),
        new Criteria(
                List.of(List.of(new Filter("parent_id", request.var("id"), "eq"))),
                List.of(),
                null,
                null)
            .shown(),
        comments.size());
  }

  private Object comment(Request request) throws Json.MalformedJson {
    Map<String, Object> given = Rest.body(request);
    if (!given.containsKey("statusHistory")) {
      throw Refused.required("statusHistory");
    }
    Map<String, Object> history = Doc.at(given, "statusHistory");
    Object kept =
        orders.change(
            Rest.id(request),
            (order, numbers) -> {
              Comments.add(order, history, orders.now(), numbers);
              return true;
            });
    if (settings.is("mailFails") && Doc.whole(history, "is_customer_notified") == 1) {
      throw Refused.badRequest("Unable to send mail. Please try again later.");
    }
    return kept;
  }
}
