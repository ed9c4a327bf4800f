package io.crossdock.magento.list;

import io.crossdock.core.failure.FailedCall;
import io.crossdock.core.failure.Failure;
import io.crossdock.core.failure.Failure.Category;
import io.crossdock.magento.order.Titles;
import io.crossdock.magento.rest.RestApi;
import io.crossdock.magento.rest.Unreachable;
import io.crossdock.magento.rest.Values;
import io.crossdock.magento.rest.Values.Malformed;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * The titles of products' custom options, from the products themselves: kept for an hour, the last
 * 1,000 products; an option not seen before is asked for at most once a minute. Whatever the shop
 * answers, only titles are lost: one that refuses is asked again after a minute, and one that does
 * not answer is asked for no product meanwhile. Thread-safe.
 */
public final class ProductOptions {

  private static final Duration FRESH = Duration.ofHours(1);
  private static final Duration PAUSE = Duration.ofMinutes(1);
  private static final int KEPT = 1000;
  private static final Failure QUIET =
      Failure.of(
          Category.TRANSIENT,
          "shop-quiet",
          "The shop did not answer in time when it was asked for a product.",
          "It is asked again with the next change.");
  private static final String FIELDS = "options[option_id,title,values[option_type_id,title]]";

  private final RestApi api;
  private final InstantSource clock;
  private final LinkedHashMap<Long, Product> products = new LinkedHashMap<>(16, 0.75f, true);
  private Instant quietUntil = Instant.MIN;

  public ProductOptions(RestApi api, InstantSource clock) {
    this.api = api;
    this.clock = clock;
  }

  /**
   * @param refused why there are no titles, where the shop was asked and did not tell
   */
  private record Product(Map<String, Titles> options, Optional<Failure> refused, Instant readAt) {}

  /** Empty when there is no such option, or the shop does not tell. */
  public synchronized Optional<Titles> titles(long product, String option) {
    Instant now = clock.instant();
    Product known = products.get(product);
    Duration valid = known != null && known.options().containsKey(option) ? FRESH : PAUSE;
    if (known == null || now.isAfter(known.readAt().plus(valid))) {
      known = now.isBefore(quietUntil) ? known : read(product, now, Optional.ofNullable(known));
      if (known == null) {
        return Optional.empty();
      }
      products.put(product, known);
      if (products.size() > KEPT) {
        products.pollFirstEntry();
      }
    }
    return Optional.ofNullable(known.options().get(option));
  }

  /** Why the shop did not tell of this product when it was last asked. */
  public synchronized Optional<Failure> refused(long product) {
    Product known = products.get(product);
    return known == null ? Optional.of(QUIET) : known.refused();
  }

  /** What was known stays where the shop does not tell anew. */
  private Product read(long product, Instant now, Optional<Product> before) {
    Map<String, Titles> kept = before.map(Product::options).orElse(Map.of());
    try {
      return new Product(options(product), Optional.empty(), now);
    } catch (FailedCall e) {
      if (Unreachable.is(e.failure())) {
        quietUntil = now.plus(PAUSE);
      }
      return new Product(kept, Optional.of(e.failure()).filter(f -> kept.isEmpty()), now);
    } catch (Malformed e) {
      return new Product(kept, Optional.of(e.failure()).filter(f -> kept.isEmpty()), now);
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
