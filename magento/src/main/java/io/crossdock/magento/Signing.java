package io.crossdock.magento;

import com.google.api.client.auth.oauth.OAuthHmacSha256Signer;
import com.google.api.client.auth.oauth.OAuthParameters;
import com.google.api.client.http.GenericUrl;
import io.crossdock.magento.MagentoConfig.Credentials;
import java.net.URI;
import java.security.GeneralSecurityException;

/** The Authorization header of a GET. */
final class Signing {

  private Signing() {}

  static String header(URI url, Credentials credentials) {
    return switch (credentials) {
      case Credentials.Bearer bearer -> "Bearer " + bearer.token();
      case Credentials.OAuth oauth -> oauth(url, oauth);
    };
  }

  private static String oauth(URI url, Credentials.OAuth oauth) {
    var signer = new OAuthHmacSha256Signer(oauth.consumerSecret());
    signer.setTokenSecret(oauth.accessTokenSecret());
    var parameters = new OAuthParameters();
    parameters.signer = signer;
    parameters.consumerKey = oauth.consumerKey();
    parameters.token = oauth.accessToken();
    parameters.version = "1.0";
    parameters.computeNonce();
    parameters.computeTimestamp();
    try {
      parameters.computeSignature("GET", new GenericUrl(url.toString()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HmacSHA256", e);
    }
    return parameters.getAuthorizationHeader();
  }
}
