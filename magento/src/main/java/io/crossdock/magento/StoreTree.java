package io.crossdock.magento;

import io.crossdock.core.failure.FailedCall;
import io.crossdock.core.failure.Failure;
import io.crossdock.core.order.Order.Store;
import io.crossdock.magento.rest.RestApi;
import io.crossdock.magento.rest.Values;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Websites, store groups and store views as the shop told them at one time; a view's time zone is
 * empty where it was not told.
 *
 * @param byId of the store views
 * @param defaults the ids of the websites' default views, by the websites' folded names; 0 where
 *     two websites share a name
 * @param websites their names, by id
 * @param locales by store view
 * @param refused why something is missing; empty when all was told
 */
record StoreTree(
    Map<Integer, Store> byId,
    Map<String, Integer> defaults,
    Map<Integer, String> websites,
    Map<Integer, Locale> locales,
    Optional<Failure> refused) {

  static final StoreTree NONE =
      new StoreTree(Map.of(), Map.of(), Map.of(), Map.of(), Optional.empty());

  /** Magento writes the name with line feeds; modules and imports do it otherwise. */
  private static final String BREAKS = "\\R|\\\\r?\\\\n|(?i:<br\\s*/?>)";

  Collection<Store> views() {
    return byId.values();
  }

  /** The Admin's own view sells nothing. */
  Optional<Store> view(int id) {
    return Optional.ofNullable(byId.get(id)).filter(store -> store.id() != 0);
  }

  /** The default view of the one website of that name. */
  Optional<Store> defaultOf(String website) {
    return view(defaults.getOrDefault(folded(website), 0));
  }

  /** The lines of an order's {@code store_name} that say something. */
  static List<String> lines(String names) {
    return List.of(names.split(BREAKS, -1)).stream()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .toList();
  }

  /** Each of the four questions may be refused; what the others tell is used. */
  static StoreTree read(RestApi api) {
    var refused = new ArrayList<Failure>();
    JsonNode websites = ask(api, "/store/websites", refused);
    JsonNode configs = ask(api, "/store/storeConfigs", refused);
    JsonNode views = ask(api, "/store/storeViews", refused);
    JsonNode groups = ask(api, "/store/storeGroups", new ArrayList<>());
    var codes = new HashMap<Integer, String>();
    var names = new HashMap<Integer, String>();
    websites.forEach(w -> {
      codes.put(number(w, "id"), Values.text(w, "code"));
      names.put(number(w, "id"), Values.text(w, "name").strip());
    });
    var stores = new HashMap<Integer, Store>();
    // The settings come last: views that were not told have at least their zone.
    views.forEach(view -> stores.put(number(view, "id"), store(view, codes, "")));
    for (JsonNode config : configs) {
      String zone = zone(Values.text(config, "timezone"));
      stores.merge(
          number(config, "id"),
          store(config, codes, zone),
          (told, own) ->
              new Store(told.id(), told.name(), told.websiteId(), told.websiteCode(), zone));
    }
    return new StoreTree(
        Map.copyOf(stores),
        defaults(websites, groups, stores),
        Map.copyOf(names),
        locales(configs),
        refused.stream().findFirst());
  }

  /** Magento writes them {@code de_DE}; of a text that is none there is no locale. */
  private static Map<Integer, Locale> locales(JsonNode configs) {
    var locales = new HashMap<Integer, Locale>();
    for (JsonNode config : configs) {
      var locale = Locale.forLanguageTag(Values.text(config, "locale").replace('_', '-'));
      if (!locale.getLanguage().isEmpty()) {
        locales.put(number(config, "id"), locale);
      }
    }
    return Map.copyOf(locales);
  }

  private static JsonNode ask(RestApi api, String path, List<Failure> refused) {
    try {
      return api.get(path);
    } catch (FailedCall e) {
      refused.add(e.failure());
      return RestApi.JSON.createArrayNode();
    }
  }

  private static Store store(JsonNode row, Map<Integer, String> codes, String zone) {
    int website = number(row, "website_id");
    return new Store(
        number(row, "id"),
        Values.text(row, "name"),
        website,
        codes.getOrDefault(website, ""),
        zone);
  }

  private static Map<String, Integer> defaults(
      JsonNode websites, JsonNode groups, Map<Integer, Store> stores) {
    var views = new HashMap<Integer, Integer>();
    groups.forEach(g -> views.put(number(g, "id"), number(g, "default_store_id")));
    var defaults = new HashMap<String, Integer>();
    for (JsonNode website : websites) {
      int id = number(website, "id");
      if (id != 0) {
        int told = views.getOrDefault(number(website, "default_group_id"), 0);
        int view = stores.containsKey(told) ? told : first(stores, id);
        defaults.merge(folded(Values.text(website, "name")), view, (one, other) -> 0);
      }
    }
    return Map.copyOf(defaults);
  }

  /** A website's views share its time zone, so any of them tells it. */
  private static int first(Map<Integer, Store> stores, int website) {
    return stores.values().stream()
        .filter(store -> store.websiteId() == website && store.id() != 0)
        .mapToInt(Store::id)
        .min()
        .orElse(0);
  }

  private static int number(JsonNode row, String field) {
    return (int) Values.whole(row, field);
  }

  private static String zone(String told) {
    try {
      return ZoneId.of(told).getId();
    } catch (DateTimeException e) {
      return "";
    }
  }

  private static String folded(String name) {
    return name.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
  }
}
