package io.crossdock.magento;

import java.net.URI;
import java.time.Duration;
import java.util.Set;

/**
 * Where the shop is and how to sign in.
 *
 * @param connection the first part of every order key
 * @param url the shop's base address; https, or plain http on the loopback only
 * @param requestTimeout for each request
 */
public record MagentoConfig(
    String connection, URI url, Credentials credentials, Duration requestTimeout) {

  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  /** Throws {@code IllegalArgumentException} when the address would send secrets in the clear. */
  public MagentoConfig {
    boolean local = "http".equals(url.getScheme()) && LOOPBACK.contains("" + url.getHost());
    if (!"https".equals(url.getScheme()) && !local) {
      throw new IllegalArgumentException(
          "The shop's address must start with https:// (http:// only on this machine): " + url);
    }
  }

  /** How requests are authorised; never printed. */
  public sealed interface Credentials {
    /** The integration's access token; the shop must allow it as a bearer. */
    record Bearer(String token) implements Credentials {
      @Override
      public String toString() {
        return "Bearer";
      }
    }

    /** OAuth 1.0a with HMAC-SHA256, the only signature Magento takes. */
    record OAuth(
        String consumerKey, String consumerSecret, String accessToken, String accessTokenSecret)
        implements Credentials {
      @Override
      public String toString() {
        return "OAuth";
      }
    }
  }
}
