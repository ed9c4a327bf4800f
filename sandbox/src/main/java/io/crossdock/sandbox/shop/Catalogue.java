package io.crossdock.sandbox.shop;

import io.crossdock.sandbox.http.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The products, as recorded. Immutable. */
final class Catalogue {

  private static final String PRODUCTS = "Magento_Catalog::products";
  private static final Set<String> COLUMNS =
      Set.of("id", "entity_id", "sku", "name", "price", "status", "type_id", "updated_at");
  private static final Set<String> SOLD_BY_SKU_ALONE = Set.of("simple", "virtual", "downloadable");

  private final List<Map<String, Object>> products =
      Json.asList(Seeds.read("products.json")).stream().map(Doc::object).toList();

  /** The database's column is entity_id; the answer calls it id. */
  private final List<Map<String, Object>> rows = products.stream().map(Catalogue::row).toList();

  void routes(Rest rest) {
    rest.on("GET", "/products", PRODUCTS, r -> list(rest.criteria(r)))
        .on("GET", "/products/{sku}", PRODUCTS, r -> product(r.var("sku")));
  }

  /** What can be bought without choosing options. */
  List<Map<String, Object>> buyable() {
    return products.stream()
        .filter(p -> SOLD_BY_SKU_ALONE.contains(Doc.text(p, "type_id")))
        .toList();
  }

  Map<String, Object> product(String sku) {
    return products.stream()
        .filter(p -> Doc.text(p, "sku").equalsIgnoreCase(sku))
        .findFirst()
        .orElseThrow(() ->
            new Refused(
                404,
                "The product that was requested doesn't exist. Verify the product and try"
                    + " again.",
                null));
  }

  private Object list(Criteria criteria) {
    Criteria.Found found = criteria.find(rows, COLUMNS);
    return OrdersApi.answer(
        found.page().stream().map(row -> product(Doc.text(row, "sku"))).toList(),
        criteria.shown(),
        found.total());
  }

  private static Map<String, Object> row(Map<String, Object> product) {
    var row = new LinkedHashMap<>(product);
    row.put("entity_id", row.getOrDefault("id", 0));
    return row;
  }
}
