package io.crossdock.magento;

import io.crossdock.core.order.Order;
import io.crossdock.core.order.OrderKey;
import io.crossdock.core.port.OrderSource;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** A Magento 2 shop over REST. */
public final class MagentoShop implements OrderSource {

  private final MagentoConfig config;
  private final RestApi api;
  private final OrderParser parser;

  private MagentoShop(MagentoConfig config, RestApi api) {
    this.config = config;
    this.api = api;
    this.parser = new OrderParser(config.connection(), new Stores(api)::get);
  }

  /** Makes no request yet. */
  public static MagentoShop connect(MagentoConfig config, InstantSource clock) {
    return new MagentoShop(config, new RestApi(config, clock));
  }

  @Override
  public List<Order> load(Collection<OrderKey> keys) {
    String ids =
        keys.stream()
            .filter(key -> key.connection().equals(config.connection()))
            .map(key -> Long.toString(key.entityId()))
            .collect(Collectors.joining(","));
    return ids.isEmpty()
        ? List.of()
        : orders(filter("entity_id", "in", ids), List.of("entity_id ASC"), 1, keys.size());
  }

  @Override
  public List<Order> changedSince(Instant from, int page, int size) {
    return orders(
        filter("updated_at", "gteq", Values.filter(from)),
        List.of("updated_at ASC", "entity_id ASC"),
        page,
        size);
  }

  @Override
  public List<Order> placedSince(Instant from, int page, int size) {
    return orders(
        filter("created_at", "gteq", Values.filter(from)),
        List.of("created_at DESC", "entity_id DESC"),
        page,
        size);
  }

  @Override
  public List<Order> byIncrementId(String incrementId) {
    return orders(filter("increment_id", "eq", incrementId), List.of("entity_id ASC"), 1, 100);
  }

  @Override
  public Instant now() {
    return api.shopTime();
  }

  private List<Order> orders(
      List<Map.Entry<String, String>> filter, List<String> sorts, int page, int size) {
    var parameters = new ArrayList<>(filter);
    for (int i = 0; i < sorts.size(); i++) {
      String[] sort = sorts.get(i).split(" ", -1);
      parameters.add(Map.entry("searchCriteria[sortOrders][" + i + "][field]", sort[0]));
      parameters.add(Map.entry("searchCriteria[sortOrders][" + i + "][direction]", sort[1]));
    }
    parameters.add(Map.entry("searchCriteria[pageSize]", Integer.toString(size)));
    parameters.add(Map.entry("searchCriteria[currentPage]", Integer.toString(page)));
    JsonNode answer = api.get("/orders", parameters);
    return answer.path("items").valueStream().map(parser::parse).toList();
  }

  private static List<Map.Entry<String, String>> filter(
      String field, String condition, String value) {
    String prefix = "searchCriteria[filter_groups][0][filters][0]";
    return List.of(
        Map.entry(prefix + "[field]", field),
        Map.entry(prefix + "[condition_type]", condition),
        Map.entry(prefix + "[value]", value));
  }
}
