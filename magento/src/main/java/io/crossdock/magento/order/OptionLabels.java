package io.crossdock.magento.order;

import io.crossdock.core.failure.Failure;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.LongFunction;
import java.util.stream.Collectors;

/**
 * Custom options of an order's line in words. An order holds ids and, for typed options, the
 * customer's text; the words are with the product.
 */
public final class OptionLabels {

  /** Ids as they are: for reading that must ask for nothing more. */
  public static final OptionLabels PLAIN = new OptionLabels((product, option) -> Optional.empty());

  private final BiFunction<Long, String, Optional<Titles>> titles;
  private final LongFunction<Optional<Failure>> refusals;

  /**
   * @param titles of a product's option by its id; empty when the shop does not tell
   */
  public OptionLabels(BiFunction<Long, String, Optional<Titles>> titles) {
    this(titles, product -> Optional.empty());
  }

  /**
   * @param refusals why the shop did not tell of a product, if it was asked and refused
   */
  public OptionLabels(
      BiFunction<Long, String, Optional<Titles>> titles, LongFunction<Optional<Failure>> refusals) {
    this.titles = titles;
    this.refusals = refusals;
  }

  /** One text an option, such as "Engraving: Ann"; without its title "Option 1: Ann". */
  List<String> of(Part item) {
    List<Part> options =
        item.at("product_option").at("extension_attributes").rows("custom_options");
    long product = item.id("product_id");
    List<String> labels = options.stream().map(option -> label(product, option)).toList();
    if (!options.isEmpty()) {
      refusals.apply(product).ifPresent(why -> item.notes().accept(without(item, why)));
    }
    return labels;
  }

  private static String without(Part item, Failure why) {
    return "The custom options of "
        + item.text("sku")
        + " go with their ids instead of their titles, as the shop did not tell these: "
        + why.message();
  }

  private String label(long product, Part option) {
    String id = option.text("option_id");
    Optional<Titles> known = titles.apply(product, id);
    return known.map(Titles::option).orElse("Option " + id) + ": " + value(option, known);
  }

  private static String value(Part option, Optional<Titles> known) {
    Part file = option.at("extension_attributes").at("file_info");
    if (!file.isEmpty()) {
      return file.text("name");
    }
    String chosen = option.text("option_value");
    return known
        .filter(titles -> !titles.values().isEmpty())
        .map(titles ->
            Arrays.stream(chosen.split(",", -1))
                .map(id -> titles.values().getOrDefault(id.strip(), id.strip()))
                .collect(Collectors.joining(", ")))
        .orElse(chosen);
  }
}
