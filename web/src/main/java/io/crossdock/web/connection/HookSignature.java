package io.crossdock.web.connection;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Whether a push notice is from the shop: {@code sha256=} and the hex HMAC-SHA-256 of timestamp,
 * full stop and raw body, at most 300 seconds old or early. Compared in constant time.
 */
final class HookSignature {

  private static final long WINDOW_SECONDS = 300;
  private static final Pattern TIMESTAMP = Pattern.compile("[0-9]{1,12}");

  private final SecretKeySpec key;

  /** The secret must not be empty: an empty one would be known to everybody. */
  HookSignature(byte[] secret) {
    key = new SecretKeySpec(secret, "HmacSHA256");
  }

  boolean accepts(String timestamp, String signature, byte[] body, Instant now) {
    return TIMESTAMP.matcher(timestamp).matches()
        && Math.abs(now.getEpochSecond() - Long.parseLong(timestamp)) <= WINDOW_SECONDS
        && MessageDigest.isEqual(
            of(timestamp, body).getBytes(US_ASCII), signature.getBytes(US_ASCII));
  }

  private String of(String timestamp, byte[] body) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      mac.update((timestamp + ".").getBytes(US_ASCII));
      return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java runtime has HmacSHA256", e);
    }
  }
}
