package io.crossdock.magento;

import java.net.URI;
import java.time.Duration;

/**
 * How to reach the shop.
 *
 * @param connection the key of every order read here
 * @param url the shop's base address, without a trailing slash
 */
public record MagentoConfig(
    String connection, URI url, Credentials credentials, Duration requestTimeout) {

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
