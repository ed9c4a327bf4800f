package io.crossdock.magento;

import io.crossdock.core.failure.FailedCall;
import io.crossdock.core.order.Order.Store;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * The shop's store views. Read again each hour, and at most once a minute when an unknown one
 * appears. Where the integration may not read them, orders still carry the store's name; a time
 * zone that is not known is left empty, never taken for UTC. Thread-safe.
 */
final class Stores {

  private static final Duration FRESH = Duration.ofHours(1);
  private static final Duration PAUSE = Duration.ofMinutes(1);

  private final RestApi api;
  private final InstantSource clock;
  private final Optional<ZoneId> zone;
  private Map<Integer, Store> known = Map.of();
  private Instant readAt = Instant.MIN;

  /**
   * @param zone of stores whose own the shop does not tell
   */
  Stores(RestApi api, InstantSource clock, Optional<ZoneId> zone) {
    this.api = api;
    this.clock = clock;
    this.zone = zone;
  }

  /**
   * @param names the order's {@code store_name}: website, store and view, one a line
   */
  synchronized Store get(int id, String names) {
    Instant now = clock.instant();
    if (now.isAfter(readAt.plus(known.containsKey(id) ? FRESH : PAUSE))) {
      known = read();
      readAt = now;
    }
    Store store = known.get(id);
    return store == null ? unknown(id, names) : store;
  }

  /** Every store view as it is now, the Admin's own left out. Throws {@link FailedCall}. */
  synchronized List<Store> readNow() {
    known = readAll();
    readAt = clock.instant();
    return known.values().stream()
        .filter(store -> store.id() != 0)
        .sorted(Comparator.comparingInt(Store::id))
        .toList();
  }

  private Store unknown(int id, String names) {
    String view = names.substring(names.lastIndexOf('\n') + 1);
    return new Store(id, view, 0, "", zone.map(ZoneId::getId).orElse(""));
  }

  private Map<Integer, Store> read() {
    try {
      return readAll();
    } catch (FailedCall e) {
      if (e.failure().code().equals(Failures.PERMISSION)) {
        return Map.of();
      }
      throw e;
    }
  }

  private Map<Integer, Store> readAll() {
    var websites = new HashMap<Integer, String>();
    api.get("/store/websites")
        .forEach(w -> websites.put(w.path("id").asInt(), w.path("code").asString("")));
    var zones = new HashMap<Integer, String>();
    api.get("/store/storeConfigs")
        .forEach(c -> zones.put(c.path("id").asInt(), c.path("timezone").asString("")));
    var stores = new HashMap<Integer, Store>();
    for (JsonNode view : api.get("/store/storeViews")) {
      int id = view.path("id").asInt();
      int website = view.path("website_id").asInt();
      stores.put(
          id,
          new Store(
              id,
              view.path("name").asString(""),
              website,
              websites.getOrDefault(website, ""),
              zone(zones.getOrDefault(id, ""))));
    }
    return stores;
  }

  private String zone(String told) {
    try {
      return ZoneId.of(told).getId();
    } catch (DateTimeException e) {
      return zone.map(ZoneId::getId).orElse("");
    }
  }
}
