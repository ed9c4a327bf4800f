package io.crossdock.sandbox.shop;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.crossdock.sandbox.http.Request;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Verifies OAuth 1.0a signatures (RFC 5849) of the one integration the sandbox knows, with
 * Magento's own limits: HMAC-SHA256 only, a timestamp at most ten minutes ahead, each nonce once.
 */
final class OAuth {

  private static final String CONSUMER_KEY = "sandbox-consumer-key";
  private static final String TOKEN = "sandbox-access-token";
  private static final String SIGNING_KEY = "sandbox-consumer-secret&sandbox-access-token-secret";
  private static final String BAD_SIGNATURE = "The signature is invalid. Verify and try again.";

  private final InstantSource clock;
  private final Set<String> nonces = ConcurrentHashMap.newKeySet();

  OAuth(InstantSource clock) {
    this.clock = clock;
  }

  void check(Request request, String header) {
    Map<String, String> given = parse(header);
    String method = given.getOrDefault("oauth_signature_method", "");
    if (!method.equals("HMAC-SHA256")) {
      throw Refused.with(400, "Signature method %1 is not supported", method);
    }
    if (!CONSUMER_KEY.equals(given.get("oauth_consumer_key"))
        || !TOKEN.equals(given.get("oauth_token"))) {
      throw new Refused(401, "A consumer having the specified key does not exist", null);
    }
    if (seconds(given) > clock.instant().getEpochSecond() + 600) {
      throw new Refused(401, "An error occurred validating the nonce", null);
    }
    byte[] expected = sign(base(request, given)).getBytes(UTF_8);
    if (!MessageDigest.isEqual(
        expected, given.getOrDefault("oauth_signature", "").getBytes(UTF_8))) {
      throw new Refused(401, BAD_SIGNATURE, null);
    }
    if (!nonces.add(given.get("oauth_timestamp") + " " + given.get("oauth_nonce"))) {
      throw Refused.with(401, "The nonce is already being used by the consumer with ID %1", "1");
    }
  }

  private static long seconds(Map<String, String> given) {
    try {
      return Long.parseLong(given.getOrDefault("oauth_timestamp", ""));
    } catch (NumberFormatException e) {
      return Long.MAX_VALUE;
    }
  }

  static Map<String, String> parse(String header) {
    var given = new HashMap<String, String>();
    for (String part : header.split(",", -1)) {
      int eq = part.indexOf('=');
      if (eq > 0) {
        String value = part.substring(eq + 1).strip().replaceAll("^\"|\"$", "");
        given.put(part.substring(0, eq).strip(), URLDecoder.decode(value, UTF_8));
      }
    }
    return given;
  }

  static String base(Request request, Map<String, String> given) {
    var pairs = new ArrayList<List<String>>();
    given.forEach((name, value) -> {
      if (name.startsWith("oauth_") && !name.equals("oauth_signature")) {
        pairs.add(List.of(encode(name), encode(value)));
      }
    });
    request.query().forEach(q -> pairs.add(List.of(encode(q.getKey()), encode(q.getValue()))));
    pairs.sort((a, b) ->
        a.equals(b)
            ? 0
            : a.get(0).equals(b.get(0))
                ? a.get(1).compareTo(b.get(1))
                : a.get(0).compareTo(b.get(0)));
    String parameters =
        String.join("&", pairs.stream().map(pair -> String.join("=", pair)).toList());
    return request.method()
        + "&"
        + encode(request.origin() + request.path())
        + "&"
        + encode(parameters);
  }

  static String sign(String base) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(SIGNING_KEY.getBytes(UTF_8), "HmacSHA256"));
      return Base64.getEncoder().encodeToString(mac.doFinal(base.getBytes(UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, UTF_8)
        .replace("+", "%20")
        .replace("*", "%2A")
        .replace("%7E", "~");
  }
}
