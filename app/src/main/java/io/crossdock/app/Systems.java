package io.crossdock.app;

import io.crossdock.app.settings.ServeSettings;
import io.crossdock.app.settings.SettingsReader;
import io.crossdock.core.planning.FirstOrders;
import io.crossdock.core.policy.SyncSettings;
import io.crossdock.core.port.settings.ConnectionCheck.Row;
import io.crossdock.core.port.settings.Connections.Phase;
import io.crossdock.http.Exchanges;
import io.crossdock.magento.MagentoShop;
import io.crossdock.magento.rest.MagentoConfig;
import io.crossdock.salesforce.SalesforceOrg;
import io.crossdock.salesforce.rest.SalesforceConfig;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;

/** How the shop and the org of the settings are reached. */
final class Systems {

  private static final Duration TIMEOUT = Duration.ofSeconds(60);

  private Systems() {}

  static MagentoConfig shop(ServeSettings settings) {
    return shop(settings, Exchanges.UNTOLD);
  }

  static MagentoConfig shop(ServeSettings settings, Exchanges exchanges) {
    return new MagentoConfig(
        settings.connection(),
        settings.shop().url(),
        settings.shop().credentials(),
        TIMEOUT,
        settings.shop().timeZone(),
        exchanges);
  }

  /** A shop by its address, however it is written. */
  static String identity(URI shop) {
    return shop.normalize().toString().toLowerCase(Locale.ROOT).replaceAll("/+$", "");
  }

  static SalesforceConfig org(ServeSettings settings) {
    return org(settings, Exchanges.UNTOLD);
  }

  static SalesforceConfig org(ServeSettings settings, Exchanges exchanges) {
    return new SalesforceConfig(
        settings.org().url(),
        settings.org().credentials(),
        settings.org().told().apiVersion(),
        TIMEOUT,
        SalesforceConfig.PRICE_BOOK,
        settings.org().told().currency(),
        exchanges);
  }

  /**
   * What the newest orders would meet in the org; no rows while one of the two is not known: its
   * own check says so.
   *
   * @param values settings by key
   * @param options what holds for orders of a website
   */
  static List<Row> firstOrders(
      Map<String, String> values, IntFunction<SyncSettings> options, InstantSource clock) {
    return SettingsReader.connected(values, Phase.SETUP) instanceof SettingsReader.Result.Good good
        ? FirstOrders.look(
            MagentoShop.connect(shop(good.settings()), clock),
            SalesforceOrg.lookAhead(org(good.settings()), clock),
            options,
            clock.instant())
        : List.of();
  }
}
