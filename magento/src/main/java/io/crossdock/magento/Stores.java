package io.crossdock.magento;

import io.crossdock.core.failure.FailedCall;
import io.crossdock.core.failure.Failure;
import io.crossdock.core.failure.Failure.Category;
import io.crossdock.core.order.Order.Store;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The shop's store views, read once and again when an unknown one appears. Thread-safe. */
final class Stores {

  private final RestApi api;
  private Map<Integer, Store> known = Map.of();

  Stores(RestApi api) {
    this.api = api;
  }

  synchronized Store get(int id) {
    if (!known.containsKey(id)) {
      known = read();
    }
    Store store = known.get(id);
    if (store == null) {
      throw new FailedCall(
          Failure.of(
              Category.MISCONFIGURED,
              "store-unknown",
              "The shop does not tell the time zone of store " + id + ".",
              "A shop admin: give the integration the permission Stores > Settings."));
    }
    return store;
  }

  private Map<Integer, Store> read() {
    var websites = new HashMap<Integer, String>();
    api.get("/store/websites", List.of())
        .forEach(w -> websites.put(w.path("id").asInt(), w.path("code").asString("")));
    var zones = new HashMap<Integer, String>();
    api.get("/store/storeConfigs", List.of())
        .forEach(c -> zones.put(c.path("id").asInt(), c.path("timezone").asString("")));
    var stores = new HashMap<Integer, Store>();
    for (JsonNode view : api.get("/store/storeViews", List.of())) {
      int id = view.path("id").asInt();
      int website = view.path("website_id").asInt();
      if (zones.containsKey(id)) {
        stores.put(
            id,
            new Store(
                id,
                view.path("name").asString(""),
                website,
                websites.getOrDefault(website, ""),
                zones.getOrDefault(id, "UTC")));
      }
    }
    return stores;
  }
}
