package io.crossdock.app.settings;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** How the shop is spoken to. */
final class ShopSettings {

  private ShopSettings() {}

  /**
   * How many of the shop's PHP workers may be busy with pages of orders.
   *
   * @param values what was set, by key
   * @param faults takes what is wrong, each by its key
   */
  static int workers(Function<String, Optional<String>> values, List<String> faults) {
    String workers = values.apply("CROSSDOCK_SHOP_WORKERS").orElse("1");
    if (workers.matches("[1-8]")) {
      return Integer.parseInt(workers);
    }
    faults.add(
        "CROSSDOCK_SHOP_WORKERS: \""
            + workers
            + "\" is no number of PHP workers; give 1 to 8, the default is 1");
    return 1;
  }
}
