package io.crossdock.magento;

import static io.crossdock.magento.Json.id;
import static io.crossdock.magento.Json.text;

import io.crossdock.core.failure.FailedCall;
import io.crossdock.core.failure.Failure;
import io.crossdock.core.order.Order;
import io.crossdock.core.order.OrderKey;
import io.crossdock.core.port.OrderSource;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** A Magento 2 shop over its REST API. Store views are read once and again when one is unknown. */
public final class MagentoShop implements OrderSource {

  private final String connection;
  private final Rest rest;
  private final Map<Integer, Order.Store> stores = new ConcurrentHashMap<>();

  private MagentoShop(String connection, Rest rest) {
    this.connection = connection;
    this.rest = rest;
  }

  /** Sends nothing yet. */
  public static MagentoShop connect(MagentoConfig config, InstantSource clock) {
    return new MagentoShop(config.connection(), new Rest(config, clock));
  }

  @Override
  public List<Order> load(Collection<OrderKey> keys) {
    if (keys.isEmpty()) {
      return List.of();
    }
    String ids = keys.stream().map(k -> "" + k.entityId()).collect(Collectors.joining(","));
    return orders(filter("entity_id", "in", ids) + page(1, keys.size()));
  }

  @Override
  public List<Order> changedSince(Instant from, int page, int size) {
    return orders(
        filter("updated_at", "gteq", Json.format(from))
            + sort(0, "updated_at", "ASC")
            + sort(1, "entity_id", "ASC")
            + page(page, size));
  }

  @Override
  public List<Order> placedSince(Instant from, int page, int size) {
    return orders(
        filter("created_at", "gteq", Json.format(from))
            + sort(0, "created_at", "DESC")
            + sort(1, "entity_id", "DESC")
            + page(page, size));
  }

  @Override
  public List<Order> byIncrementId(String incrementId) {
    return orders(filter("increment_id", "eq", incrementId) + page(1, 100));
  }

  @Override
  public Instant now() {
    if (rest.date().equals(Instant.MIN)) {
      rest.get("store/storeViews");
    }
    return rest.date();
  }

  private List<Order> orders(String query) {
    var parser = new OrderParser(connection, this::store);
    return rest.get("orders?" + query.replaceFirst("&$", "")).path("items").values().stream()
        .map(parser::parse)
        .toList();
  }

  private Order.Store store(int id) {
    if (!stores.containsKey(id)) {
      readStores();
    }
    // A deleted store view leaves its orders behind; they keep their place, in UTC.
    return stores.getOrDefault(id, new Order.Store(id, "", 0, "", "UTC"));
  }

  private void readStores() {
    try {
      fetchStores();
    } catch (FailedCall e) {
      if (e.failure().category() != Failure.Category.UNAUTHORISED) {
        throw e;
      }
      // The orders were read with the same token, so a permission is missing, not the sign-in.
      throw new FailedCall(
          Failure.of(
                  Failure.Category.MISCONFIGURED,
                  "MAGENTO_STORES_NOT_PERMITTED",
                  "The integration may read orders but not the store views they belong to.",
                  "In the Magento Admin under System, Integrations, allow Stores, and reauthorise.")
              .withRaw(e.failure().raw()),
          e);
    }
  }

  private void fetchStores() {
    var websites = new HashMap<Long, String>();
    rest.get("store/websites").values().forEach(w -> websites.put(id(w, "id"), text(w, "code")));
    var zones = new HashMap<Long, String>();
    rest.get("store/storeConfigs")
        .values()
        .forEach(c -> zones.put(id(c, "id"), text(c, "timezone")));
    for (JsonNode view : rest.get("store/storeViews").values()) {
      int id = (int) id(view, "id");
      long website = id(view, "website_id");
      stores.put(
          id,
          new Order.Store(
              id,
              text(view, "name"),
              (int) website,
              websites.getOrDefault(website, ""),
              zones.getOrDefault((long) id, "UTC")));
    }
  }

  private static String filter(String field, String condition, String value) {
    String start = "searchCriteria[filter_groups][0][filters][0]";
    return pair(start + "[field]", field)
        + pair(start + "[condition_type]", condition)
        + pair(start + "[value]", value);
  }

  private static String sort(int position, String field, String direction) {
    String start = "searchCriteria[sortOrders][" + position + "]";
    return pair(start + "[field]", field) + pair(start + "[direction]", direction);
  }

  private static String page(int page, int size) {
    return pair("searchCriteria[currentPage]", "" + page)
        + pair("searchCriteria[pageSize]", "" + size);
  }

  private static String pair(String name, String value) {
    return encode(name) + "=" + encode(value) + "&";
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
