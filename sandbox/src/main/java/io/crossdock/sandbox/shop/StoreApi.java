package io.crossdock.sandbox.shop;

import io.crossdock.sandbox.http.Json;
import io.crossdock.sandbox.http.Request;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Websites, store views, their settings and customer groups: recorded, with the shop's own address
 * in them.
 */
final class StoreApi {

  private static final String GROUPS = "Magento_Customer::group";
  private static final String STORE = "Magento_Backend::store";
  private static final String RECORDED_ORIGIN = "http://127.0.0.1:8247";

  private StoreApi() {}

  static void routes(Rest rest, Settings settings) {
    rest.on("GET", "/store/storeViews", STORE, r -> Seeds.read("storeViews.json"))
        .on("GET", "/store/storeGroups", STORE, r -> Seeds.read("storeGroups.json"))
        .on("GET", "/store/websites", STORE, r -> Seeds.read("websites.json"))
        .on("GET", "/store/storeConfigs", STORE, r -> configs(r, settings))
        .on("GET", "/customerGroups/search", GROUPS, r -> groups(rest.criteria(r)))
        .on("GET", "/modules", "Magento_Backend::store", r -> Seeds.read("modules.json"))
        .open("GET", "/directory/currency", r -> Seeds.read("currency.json"))
        .open("GET", "/directory/countries", r -> List.of(Seeds.read("country-US.json")))
        .open("GET", "/directory/countries/{id}", StoreApi::country);
  }

  private static Object groups(Criteria criteria) {
    List<Map<String, Object>> rows =
        Json.asList(Seeds.read("customerGroups.json")).stream().map(Doc::object).toList();
    Criteria.Found found = criteria.find(rows, Set.of("id", "code", "tax_class_id"));
    return OrdersApi.answer(found.page(), criteria.shown(), found.total());
  }

  private static Object country(Request request) {
    if (!request.var("id").equals("US")) {
      throw new Refused(404, "The country isn't available.", null); // the others are not recorded
    }
    return Seeds.read("country-US.json");
  }

  private static List<Object> configs(Request request, Settings settings) {
    String own = settings.baseUrl().isEmpty() ? request.origin() : settings.baseUrl();
    List<String> wanted =
        request.query().stream()
            .filter(e -> e.getKey().startsWith("storeCodes["))
            .map(Map.Entry::getValue)
            .toList();
    return Json.asList(Seeds.read("storeConfigs.json")).stream()
        .filter(config -> wanted.isEmpty() || wanted.contains(Doc.text(Doc.object(config), "code")))
        .map(config -> (Object) at(own, Doc.object(config)))
        .toList();
  }

  private static Map<String, Object> at(String origin, Map<String, Object> config) {
    var moved = new LinkedHashMap<>(config);
    moved.replaceAll(
        (key, value) -> value instanceof String s ? s.replace(RECORDED_ORIGIN, origin) : value);
    return moved;
  }
}
