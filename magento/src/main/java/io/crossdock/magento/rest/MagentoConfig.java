package io.crossdock.magento.rest;

import io.crossdock.http.Exchanges;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;

/**
 * How to reach the shop.
 *
 * @param connection the key of every order read here
 * @param url the shop's base address, without a trailing slash
 * @param requestTimeout within which an answer must be complete
 * @param timeZone of stores whose own the shop does not tell
 * @param exchanges is told of each request
 */
public record MagentoConfig(
    String connection,
    URI url,
    Credentials credentials,
    Duration requestTimeout,
    Optional<ZoneId> timeZone,
    Exchanges exchanges) {

  /** Nobody is told of requests. */
  public MagentoConfig(
      String connection,
      URI url,
      Credentials credentials,
      Duration requestTimeout,
      Optional<ZoneId> timeZone) {
    this(connection, url, credentials, requestTimeout, timeZone, Exchanges.UNTOLD);
  }

  public MagentoConfig(
      String connection, URI url, Credentials credentials, Duration requestTimeout) {
    this(connection, url, credentials, requestTimeout, Optional.empty());
  }

  /** How requests are signed; prints no secret. */
  public sealed interface Credentials {

    /** The integration's access token; works where the shop allows it as a bearer token. */
    record Bearer(String token) implements Credentials {
      @Override
      public String toString() {
        return "Bearer[...]";
      }
    }

    /** OAuth 1.0a with HMAC-SHA256, the one method Magento 2.4.7 takes. */
    record OAuth(
        String consumerKey, String consumerSecret, String accessToken, String accessTokenSecret)
        implements Credentials {
      @Override
      public String toString() {
        return "OAuth[...]";
      }
    }
  }
}
