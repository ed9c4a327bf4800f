package io.crossdock.app;

import io.crossdock.app.settings.ServeSettings;
import io.crossdock.magento.rest.MagentoConfig;
import io.crossdock.salesforce.rest.SalesforceConfig;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;

/** How the shop and the org of the settings are reached. */
final class Systems {

  private static final Duration TIMEOUT = Duration.ofSeconds(60);

  private Systems() {}

  static MagentoConfig shop(ServeSettings settings) {
    return new MagentoConfig(
        settings.connection(),
        settings.shop().url(),
        settings.shop().credentials(),
        TIMEOUT,
        settings.shop().timeZone());
  }

  /** A shop by its address, however it is written. */
  static String identity(URI shop) {
    return shop.normalize().toString().toLowerCase(Locale.ROOT).replaceAll("/+$", "");
  }

  static SalesforceConfig org(ServeSettings settings) {
    return new SalesforceConfig(
        settings.org().url(),
        settings.org().credentials(),
        settings.org().told().apiVersion(),
        TIMEOUT,
        SalesforceConfig.PRICE_BOOK,
        settings.org().told().currency());
  }
}
