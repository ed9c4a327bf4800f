package io.crossdock.salesforce.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;

/** The signed JWT of the bearer flow. Pure. */
final class Assertion {

  /** Salesforce takes no more than a few minutes. */
  private static final Duration LIFE = Duration.ofMinutes(3);

  private Assertion() {}

  static String of(Credentials.Jwt jwt, URI org, Instant now) {
    var claims = new LinkedHashMap<String, Object>();
    claims.put("iss", jwt.clientId());
    claims.put("sub", jwt.username());
    claims.put("aud", audience(org));
    claims.put("exp", now.plus(LIFE).getEpochSecond());
    String signed = encoded("{\"alg\":\"RS256\"}") + "." + encoded(Json.text(claims));
    try {
      var signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(jwt.key());
      signature.update(signed.getBytes(UTF_8));
      return signed + "." + base64(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the key was checked when it was read", e);
    }
  }

  /** The login host of the kind of org, whatever its own address. */
  static String audience(URI org) {
    String host = org.getHost().toLowerCase(Locale.ROOT);
    if (!host.contains(".")) {
      return org.toString();
    }
    boolean test = host.contains(".sandbox.my.") || host.contains(".scratch.my.");
    return "https://" + (test ? "test" : "login") + ".salesforce.com";
  }

  private static String encoded(String json) {
    return base64(json.getBytes(UTF_8));
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
