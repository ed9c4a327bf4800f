package io.crossdock.app.settings;

import io.crossdock.app.net.Listen;
import io.crossdock.core.port.settings.Connections.Phase;
import io.crossdock.magento.rest.MagentoConfig;
import io.crossdock.salesforce.rest.Credentials;
import io.crossdock.store.server.Retention;
import io.crossdock.web.answer.WebConfig;
import io.crossdock.web.front.Front;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;

/**
 * The settings of {@code serve}, already checked; {@link SettingsReader} makes them.
 *
 * @param connection the key in every external id; chosen once
 * @param databaseUrl a JDBC URL; empty = embedded PostgreSQL in the data folder
 * @param startDate empty = the moment of the first start
 * @param apiToken empty = the API takes no token
 * @param watchToken a monitoring system's; empty = health and metrics take API tokens alone
 * @param webhookSecret empty = the webhook refuses everything
 * @param confirm the shop's address or the org's id that an admin says is meant, though this
 *     Crossdock belonged to another
 * @param phase whether shop and org are known and orders go by themselves
 * @param keys where the key of stored secrets is
 * @param restored the name of the latest restore from a backup
 */
public record ServeSettings(
    int port,
    Listen listen,
    String connection,
    Path data,
    Optional<String> databaseUrl,
    Shop shop,
    Org org,
    Optional<Instant> startDate,
    WebConfig.SignIn signIn,
    Front front,
    Optional<String> apiToken,
    Optional<String> watchToken,
    Optional<String> webhookSecret,
    Set<String> confirm,
    Optional<String> restored,
    Phase phase,
    Keys keys,
    AlarmSettings alarms,
    Retention retention) {

  /**
   * The key that seals stored secrets, as text or as a file that holds it.
   *
   * @param former what sealed them before
   */
  record Keys(Optional<String> text, Optional<Path> file, Optional<String> former) {
    @Override
    public String toString() {
      return "Keys[" + file + "]";
    }
  }

  /**
   * @param timeZone of stores whose own the shop does not tell
   * @param admin the address of the Magento Admin, for links
   * @param workers so many of its PHP workers may be busy with pages of orders at once
   */
  public record Shop(
      URI url,
      MagentoConfig.Credentials credentials,
      Optional<ZoneId> timeZone,
      Optional<URI> admin,
      int workers) {
    @Override
    public String toString() {
      return "Shop[" + url + "]";
    }
  }

  /**
   * @param longestRequest how late a write of unknown outcome may still land in the org
   */
  public record Org(URI url, Credentials credentials, Duration longestRequest, OrgSettings told) {
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
