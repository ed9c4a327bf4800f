package io.crossdock.sandbox.shop;

import io.crossdock.sandbox.http.Json;
import io.crossdock.sandbox.http.Request;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reading orders, and their comments. */
final class OrdersApi {

  private static final String VIEW = "Magento_Sales::actions_view";
  private static final String COMMENT = "Magento_Sales::comment";

  private final Orders orders;
  private final Set<String> columns;

  OrdersApi(Orders orders, Set<String> columns) {
    this.orders = orders;
    this.columns = columns;
  }

  void routes(Rest rest) {
    rest.on("GET", "/orders", VIEW, r -> list(rest.criteria(r)))
        .on("GET", "/orders/{id}", VIEW, r -> WholeOrder.of(orders.get(Rest.id(r))))
        .on("GET", "/orders/{id}/statuses", VIEW, r -> Doc.text(orders.get(Rest.id(r)), "status"))
        .on("GET", "/orders/{id}/comments", VIEW, this::comments)
        .on("POST", "/orders/{id}/comments", COMMENT, this::comment);
  }

  private Object list(Criteria criteria) {
    Criteria.Found found = orders.search(criteria, columns);
    return answer(
        found.page().stream().map(WholeOrder::of).toList(), criteria.shown(), found.total());
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
    return orders.change(
        Rest.id(request),
        (order, numbers) -> {
          Comments.add(order, Doc.at(given, "statusHistory"), orders.now(), numbers);
          return true;
        });
  }
}
