package io.crossdock.app;

import io.crossdock.magento.MagentoConfig;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/**
 * The settings of {@code serve}, already checked; {@link SettingsReader} makes them.
 *
 * @param connection the key in every external id; chosen once
 * @param databaseUrl a JDBC URL; empty = embedded PostgreSQL in the data folder
 * @param startDate empty = the moment of the first start
 * @param apiToken empty = the API takes no token
 * @param webhookSecret empty = the webhook refuses everything
 */
record ServeSettings(
    int port,
    String connection,
    Path data,
    Optional<String> databaseUrl,
    Shop shop,
    Org org,
    Optional<Instant> startDate,
    String adminPassword,
    Optional<String> apiToken,
    Optional<String> webhookSecret) {

  /**
   * @param timeZone of stores whose own the shop does not tell
   */
  record Shop(URI url, MagentoConfig.Credentials credentials, Optional<ZoneId> timeZone) {
    @Override
    public String toString() {
      return "Shop[" + url + "]";
    }
  }

  record Org(URI url, String clientId, String clientSecret) {
    @Override
    public String toString() {
      return "Org[" + url + "]";
    }
  }

  /** Names no secret. */
  @Override
  public String toString() {
    return "ServeSettings["
        + port
        + ", "
        + connection
        + ", "
        + data
        + ", "
        + shop
        + ", "
        + org
        + "]";
  }
}
