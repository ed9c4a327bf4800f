package io.crossdock.sandbox.org;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;

/** RS256 signatures of JWTs. */
final class Signatures {

  private Signatures() {}

  /** Whether one of the keys made it; without keys every one is right. */
  static boolean right(String jwt, List<String> keys) {
    return keys.isEmpty() || keys.stream().anyMatch(key -> right(jwt, key));
  }

  private static boolean right(String jwt, String key) {
    int dot = jwt.lastIndexOf('.');
    try {
      var signature = Signature.getInstance("SHA256withRSA");
      byte[] encoded = Base64.getMimeDecoder().decode(key);
      signature.initVerify(
          KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(encoded)));
      signature.update(jwt.substring(0, dot).getBytes(StandardCharsets.UTF_8));
      return signature.verify(Base64.getUrlDecoder().decode(jwt.substring(dot + 1)));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return false;
    }
  }
}
