package io.crossdock.sandbox.shop;

import io.crossdock.sandbox.http.Request;
import java.time.InstantSource;
import java.util.Set;

/** Who may ask: a bearer token, or a signed request. */
final class Access {

  private static final Set<String> BEARERS = Set.of("sandbox-shop-token", "sandbox-access-token");

  private final OAuth oauth;

  private final Settings settings;

  Access(InstantSource clock, Settings settings) {
    this.oauth = new OAuth(clock);
    this.settings = settings;
  }

  /** Refuses a request that may not reach {@code resource}. */
  void check(Request request, String resource) {
    String authorization = request.header("Authorization").orElse("");
    if (authorization.startsWith("OAuth ")) {
      oauth.check(request, authorization.substring(6));
    } else if (!authorization.startsWith("Bearer ")
        || !BEARERS.contains(authorization.substring(7).strip())) {
      throw Refused.unauthorized(resource);
    }
    if (settings.denies(resource)) {
      throw Refused.unauthorized(resource); // a missing right is 401 in Magento, not 403
    }
  }
}
