package io.crossdock.salesforce.rest;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

/** How Crossdock signs in. None prints its secret. */
public sealed interface Credentials {

  /** The consumer key of the External Client App. */
  String clientId();

  /** The client credentials flow: acts as the app's run-as user. */
  record ClientCredentials(String clientId, String clientSecret) implements Credentials {
    @Override
    public String toString() {
      return "ClientCredentials[" + clientId + "]";
    }
  }

  /**
   * The JWT bearer flow: acts as {@code username}, whom an admin has pre-authorised.
   *
   * @param key belongs to the certificate uploaded to the app
   */
  record Jwt(String clientId, String username, PrivateKey key) implements Credentials {
    @Override
    public String toString() {
      return "Jwt[" + clientId + ", " + username + "]";
    }
  }

  /**
   * Reads an unencrypted RSA key in PKCS #8 form, as {@code openssl genpkey} writes it.
   *
   * @throws IllegalArgumentException saying what is wrong; it never holds any of the key
   */
  static PrivateKey privateKey(String pem) {
    String begin = "-----BEGIN PRIVATE KEY-----";
    int from = pem.indexOf(begin);
    int to = pem.indexOf("-----END PRIVATE KEY-----");
    if (from < 0 || to < from) {
      throw new IllegalArgumentException(
          "holds no \"" + begin + "\"; convert it by: openssl pkcs8 -topk8 -nocrypt");
    }
    try {
      byte[] key = Base64.getMimeDecoder().decode(pem.substring(from + begin.length(), to));
      return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(key));
    } catch (IllegalArgumentException | GeneralSecurityException e) {
      throw new IllegalArgumentException("is no RSA key in PKCS #8 form", e);
    }
  }
}
