package io.crossdock.magento.list;

import io.crossdock.core.port.shop.OrderSource.Coming;
import io.crossdock.core.port.shop.OrderSource.Known;
import io.crossdock.core.port.shop.OrderSource.LeftOut;
import io.crossdock.magento.rest.Values;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * Search criteria: filters that must all hold, and an order that leaves no ties.
 *
 * @param sorts such as {@code updated_at ASC}
 */
public record Question(List<Filter> filters, List<String> sorts) {

  /**
   * @param condition Magento's {@code condition_type}; one that it does not know acts as {@code eq}
   * @param or whether it may hold instead of the one before
   */
  record Filter(String field, String condition, String value, boolean or) {}

  public static Question where(String field, String condition, String value) {
    return new Question(List.of(new Filter(field, condition, value, false)), List.of());
  }

  public Question and(String field, String condition, String value) {
    return with(new Filter(field, condition, value, false));
  }

  /** Instead of the filter before. */
  public Question or(String field, String condition, String value) {
    return with(new Filter(field, condition, value, true));
  }

  /** Without these orders. */
  public Question but(LeftOut some) {
    String ids = some.ids().stream().map(String::valueOf).collect(Collectors.joining(","));
    Question others = and("entity_id", "nin", ids);
    return switch (some) {
      case Coming _ -> others;
      case Known known ->
          others
              .or("updated_at", "neq", Values.filter(known.updatedAt()))
              .or("status", "neq", known.status());
    };
  }

  private Question with(Filter filter) {
    var more = new ArrayList<>(filters);
    more.add(filter);
    return new Question(List.copyOf(more), sorts);
  }

  public Question sorted(String... by) {
    return new Question(filters, List.of(by));
  }

  /** As the shop sorts the rows of an answer, by its first column and then by id. */
  Comparator<JsonNode> order() {
    String[] sort = sorts.getFirst().split(" ", 2);
    Comparator<JsonNode> first = Comparator.comparing(row -> Values.text(row, sort[0]));
    Comparator<JsonNode> order =
        (sort[0].equals("entity_id") ? Comparator.<JsonNode, Integer>comparing(row -> 0) : first)
            .thenComparing(row -> OrderQuestions.id(row).orElse(0L));
    return sort[1].equals("DESC") ? order.reversed() : order;
  }

  public List<Map.Entry<String, String>> parameters() {
    var parameters = new ArrayList<Map.Entry<String, String>>();
    int group = -1;
    int place = 0;
    for (int i = 0; i < filters.size(); i++) {
      place = filters.get(i).or() ? place + 1 : 0;
      group = filters.get(i).or() ? group : group + 1;
      String filter = "searchCriteria[filter_groups][" + group + "][filters][" + place + "]";
      parameters.add(Map.entry(filter + "[field]", filters.get(i).field()));
      parameters.add(Map.entry(filter + "[condition_type]", filters.get(i).condition()));
      parameters.add(Map.entry(filter + "[value]", filters.get(i).value()));
    }
    for (int i = 0; i < sorts.size(); i++) {
      String[] sort = sorts.get(i).split(" ", 2);
      parameters.add(Map.entry("searchCriteria[sortOrders][" + i + "][field]", sort[0]));
      parameters.add(Map.entry("searchCriteria[sortOrders][" + i + "][direction]", sort[1]));
    }
    return parameters;
  }
}
