package io.crossdock.magento;

import io.crossdock.core.failure.FailedCall;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * The titles of products' custom options, from the products themselves: kept for an hour, the last
 * 1,000 products; an option not seen before is asked for at most once a minute. Where the
 * integration may not read products, or the product is gone, there are none. Thread-safe.
 */
final class ProductOptions {

  private static final Duration FRESH = Duration.ofHours(1);
  private static final Duration PAUSE = Duration.ofMinutes(1);
  private static final int KEPT = 1000;
  private static final String FIELDS = "options[option_id,title,values[option_type_id,title]]";

  /**
   * Answers that say something about the product or the permission, not about the shop's health.
   */
  private static final Set<String> NO_TITLES =
      Set.of(Failures.PERMISSION, Failures.NOT_FOUND, Failures.INTERNAL, Failures.KEEPS_FAILING);

  private final RestApi api;
  private final InstantSource clock;
  private final LinkedHashMap<Long, Product> products = new LinkedHashMap<>(16, 0.75f, true);

  ProductOptions(RestApi api, InstantSource clock) {
    this.api = api;
    this.clock = clock;
  }

  /**
   * @param values titles by their ids; empty for options that the customer types
   */
  record Titles(String option, Map<String, String> values) {}

  private record Product(Map<String, Titles> options, Instant readAt) {}

  /** Throws {@link FailedCall} when the shop can't be asked now. */
  synchronized Optional<Titles> titles(long product, String option) {
    Instant now = clock.instant();
    Product known = products.get(product);
    Duration valid = known != null && known.options().containsKey(option) ? FRESH : PAUSE;
    if (known == null || now.isAfter(known.readAt().plus(valid))) {
      known = new Product(read(product), now);
      products.put(product, known);
      if (products.size() > KEPT) {
        products.pollFirstEntry();
      }
    }
    return Optional.ofNullable(known.options().get(option));
  }

  private Map<String, Titles> read(long product) {
    try {
      return options(product);
    } catch (FailedCall e) {
      if (NO_TITLES.contains(e.failure().code())) {
        return Map.of();
      }
      throw e;
    }
  }

  /** By id, as the SKU of an order's line may have the options' own SKUs in it. */
  private Map<String, Titles> options(long product) {
    var question = Question.where("entity_id", "eq", Long.toString(product));
    var parameters = new java.util.ArrayList<>(question.parameters());
    parameters.add(Map.entry("searchCriteria[pageSize]", "1"));
    parameters.add(Map.entry("fields", "items[sku," + FIELDS + "]"));
    JsonNode found = api.get("/products", parameters).path("items").path(0);
    JsonNode options = found.path("options");
    if (options.isEmpty() && found.path("sku").isString()) {
      // A list does not always load the options.
      options =
          api.get(
                  "/products/" + RestApi.encode(found.path("sku").asString()),
                  List.of(Map.entry("fields", FIELDS)))
              .path("options");
    }
    var titles = new HashMap<String, Titles>();
    for (JsonNode option : options) {
      var values = new HashMap<String, String>();
      option
          .path("values")
          .forEach(v -> values.put(Values.id(v, "option_type_id"), Values.text(v, "title")));
      titles.put(
          Values.id(option, "option_id"),
          new Titles(Values.text(option, "title"), Map.copyOf(values)));
    }
    return Map.copyOf(titles);
  }
}
