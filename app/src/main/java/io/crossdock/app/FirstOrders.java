package io.crossdock.app;

import io.crossdock.app.settings.SettingsReader;
import io.crossdock.core.failure.FailedCall;
import io.crossdock.core.order.Order;
import io.crossdock.core.policy.SyncSettings;
import io.crossdock.core.port.settings.ConnectionCheck.Row;
import io.crossdock.core.port.settings.Connections.Phase;
import io.crossdock.core.port.shop.OrderSource;
import io.crossdock.magento.MagentoShop;
import io.crossdock.salesforce.SalesforceOrg;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/** Shop and org together, before the first send: what the newest orders would meet in the org. */
final class FirstOrders {

  private static final int NEWEST = 100;

  private FirstOrders() {}

  /**
   * Reads only. No rows while one of the two is not known, or the shop does not answer: its own
   * check says so.
   *
   * @param values settings by key
   * @param options what holds for orders of a website
   */
  static List<Row> look(
      Map<String, String> values, IntFunction<SyncSettings> options, InstantSource clock) {
    if (!(SettingsReader.connected(values, Phase.SETUP)
        instanceof SettingsReader.Result.Good good)) {
      return List.of();
    }
    OrderSource shop = MagentoShop.connect(Systems.shop(good.settings()), clock);
    var all =
        new OrderSource.Period(Instant.EPOCH, clock.instant().plus(Duration.ofDays(1)), false);
    List<Order> newest;
    try {
      newest = shop.placed(all, 1, NEWEST).orders();
    } catch (FailedCall e) {
      return List.of();
    }
    try {
      return SalesforceOrg.lookAhead(
          Systems.org(good.settings()),
          clock,
          newest,
          order -> options.apply(order.store().websiteId()));
    } catch (FailedCall e) {
      return List.of(Row.warning("Products", e.failure().message(), e.failure().hint()));
    }
  }
}
