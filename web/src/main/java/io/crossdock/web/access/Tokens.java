package io.crossdock.web.access;

import io.crossdock.core.hash.Sha256;
import java.security.SecureRandom;
import java.util.Base64;

/** The texts of API tokens. */
public final class Tokens {

  private static final SecureRandom RANDOM = new SecureRandom();

  private Tokens() {}

  /** 256 random bits; the prefix lets scanners of leaked secrets find it. */
  public static String make() {
    var bytes = new byte[32];
    RANDOM.nextBytes(bytes);
    return "crossdock_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /**
   * What is kept. A token is too long to guess, so it needs no salt and no slow hash; looking a
   * hash up tells nothing about the token, however long it takes.
   */
  public static String hash(String token) {
    return Sha256.hex(token);
  }
}
