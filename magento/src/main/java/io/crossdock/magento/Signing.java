package io.crossdock.magento;

import com.google.api.client.auth.oauth.OAuthHmacSha256Signer;
import com.google.api.client.auth.oauth.OAuthParameters;
import com.google.api.client.http.GenericUrl;
import io.crossdock.magento.MagentoConfig.Credentials;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.time.Instant;

/**
 * The Authorization header of a GET. OAuth 1.0a (RFC 5849) with HMAC-SHA256, the one method Magento
 * 2.4.7 takes, checked against signatures recorded from one.
 */
final class Signing {

  private Signing() {}

  /**
   * @param nonce to be used once: Magento refuses it a second time
   * @param at refused by Magento when over ten minutes ahead of its own clock
   */
  static String header(URI url, Credentials credentials, String nonce, Instant at) {
    return switch (credentials) {
      case Credentials.Bearer bearer -> "Bearer " + bearer.token();
      case Credentials.OAuth oauth ->
          signed(url, parameters(oauth, nonce, at)).getAuthorizationHeader();
    };
  }

  private static OAuthParameters parameters(Credentials.OAuth oauth, String nonce, Instant at) {
    var signer = new OAuthHmacSha256Signer(oauth.consumerSecret());
    signer.setTokenSecret(oauth.accessTokenSecret());
    var parameters = new OAuthParameters();
    parameters.signer = signer;
    parameters.consumerKey = oauth.consumerKey();
    parameters.token = oauth.accessToken();
    parameters.version = "1.0";
    parameters.nonce = nonce;
    parameters.timestamp = Long.toString(at.getEpochSecond());
    return parameters;
  }

  static OAuthParameters signed(URI url, OAuthParameters parameters) {
    try {
      parameters.computeSignature("GET", new GenericUrl(url.toString()));
      return parameters;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HmacSHA256", e);
    }
  }
}
