package io.crossdock.web.signin;

import io.crossdock.access.Role;
import java.util.Map;

/**
 * An OpenID Connect provider that people may sign in with; prints no secret.
 *
 * @param issuer its address, as its tokens name it
 * @param roleClaim where a person's groups stand; dots lead into objects, as in {@code
 *     realm_access.roles}
 * @param roles what each group may do; who is in none can't sign in
 */
public record Oidc(
    String issuer,
    String clientId,
    String clientSecret,
    String roleClaim,
    Map<String, Role> roles) {

  @Override
  public String toString() {
    return "Oidc[" + issuer + "]";
  }
}
