package io.crossdock.magento.rest;

import static io.crossdock.magento.rest.RestApi.encode;

import io.crossdock.magento.rest.MagentoConfig.Credentials;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The Authorization header of a GET. OAuth 1.0a (RFC 5849) with HMAC-SHA256, the one method Magento
 * 2.4.7 takes, checked against signatures recorded from one.
 */
final class Signing {

  private static final String METHOD = "oauth_signature_method";

  private Signing() {}

  /**
   * @param nonce to be used once: Magento refuses it a second time
   * @param at refused by Magento when over ten minutes ahead of its own clock
   */
  static String header(URI url, Credentials credentials, String nonce, Instant at) {
    return switch (credentials) {
      case Credentials.Bearer bearer -> "Bearer " + bearer.token();
      case Credentials.OAuth oauth -> {
        SortedMap<String, String> parameters = parameters(oauth, nonce, at);
        parameters.put(
            "oauth_signature",
            signature(base(url, parameters), oauth.consumerSecret(), oauth.accessTokenSecret()));
        yield parameters.entrySet().stream()
            .map(each -> each.getKey() + "=\"" + encode(each.getValue()) + "\"")
            .collect(Collectors.joining(", ", "OAuth ", ""));
      }
    };
  }

  private static SortedMap<String, String> parameters(
      Credentials.OAuth oauth, String nonce, Instant at) {
    return new TreeMap<>(
        Map.of(
            "oauth_consumer_key",
            oauth.consumerKey(),
            "oauth_nonce",
            nonce,
            METHOD,
            "HMAC-SHA256",
            "oauth_timestamp",
            Long.toString(at.getEpochSecond()),
            "oauth_token",
            oauth.accessToken(),
            "oauth_version",
            "1.0"));
  }

  /** What is signed (RFC 5849, 3.4.1): sorted as encoded, and then all encoded once more. */
  static String base(URI url, SortedMap<String, String> parameters) {
    String all =
        Stream.concat(query(url), parameters.entrySet().stream())
            .map(each -> Map.entry(encode(each.getKey()), encode(each.getValue())))
            .sorted(Map.Entry.<String, String>comparingByKey().thenComparing(Map.Entry::getValue))
            .map(each -> each.getKey() + "=" + each.getValue())
            .collect(Collectors.joining("&"));
    return "GET&" + encode(address(url)) + "&" + encode(all);
  }

  private static Stream<Map.Entry<String, String>> query(URI url) {
    return url.getRawQuery() == null
        ? Stream.of()
        : Stream.of(url.getRawQuery().split("&", -1))
            .map(pair -> pair.split("=", 2))
            .map(pair -> Map.entry(decode(pair[0]), pair.length > 1 ? decode(pair[1]) : ""));
  }

  /** Without the port that goes without saying, and without the query. */
  private static String address(URI url) {
    String scheme = url.getScheme().toLowerCase(Locale.ROOT);
    int port = url.getPort() == (scheme.equals("https") ? 443 : 80) ? -1 : url.getPort();
    return scheme
        + "://"
        + url.getHost().toLowerCase(Locale.ROOT)
        + (port < 0 ? "" : ":" + port)
        + url.getRawPath();
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  static String signature(String base, String consumerSecret, String tokenSecret) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      byte[] key =
          (encode(consumerSecret) + "&" + encode(tokenSecret)).getBytes(StandardCharsets.UTF_8);
      mac.init(new SecretKeySpec(key, mac.getAlgorithm()));
      return Base64.getEncoder().encodeToString(mac.doFinal(base.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HmacSHA256", e);
    }
  }
}
