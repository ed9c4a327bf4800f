package io.crossdock.magento;

import static io.crossdock.magento.Values.text;
import static io.crossdock.magento.Values.whole;

import io.crossdock.magento.ProductOptions.Titles;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * Custom options of an order's line in words. An order holds ids and, for typed options, the
 * customer's text; the words are with the product.
 */
final class OptionLabels {

  /** Ids as they are: for reading that must ask for nothing more. */
  static final OptionLabels PLAIN = new OptionLabels((product, option) -> Optional.empty());

  private final BiFunction<Long, String, Optional<Titles>> titles;

  /**
   * @param titles of a product's option by its id; empty when the shop does not tell
   */
  OptionLabels(BiFunction<Long, String, Optional<Titles>> titles) {
    this.titles = titles;
  }

  /** One text an option, such as "Engraving: Ann"; without its title "Option 1: Ann". */
  List<String> of(JsonNode item) {
    return item.path("product_option")
        .path("extension_attributes")
        .path("custom_options")
        .valueStream()
        .map(option -> label(whole(item, "product_id"), option))
        .toList();
  }

  private String label(long product, JsonNode option) {
    String id = text(option, "option_id");
    Optional<Titles> known = titles.apply(product, id);
    return known.map(Titles::option).orElse("Option " + id) + ": " + value(option, known);
  }

  private static String value(JsonNode option, Optional<Titles> known) {
    JsonNode file = option.path("extension_attributes").path("file_info");
    if (file.isObject()) {
      return text(file, "name");
    }
    String chosen = text(option, "option_value");
    return known
        .filter(titles -> !titles.values().isEmpty())
        .map(titles ->
            Arrays.stream(chosen.split(",", -1))
                .map(id -> titles.values().getOrDefault(id.strip(), id.strip()))
                .collect(Collectors.joining(", ")))
        .orElse(chosen);
  }
}
