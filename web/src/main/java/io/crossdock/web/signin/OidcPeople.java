package io.crossdock.web.signin;

import io.crossdock.access.Role;
import io.crossdock.web.access.Roles;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/** Gives people of the provider the highest role that their groups have; refuses who has none. */
final class OidcPeople implements OAuth2UserService<OidcUserRequest, OidcUser> {

  static final String NO_ROLE = "no_role";

  private final OidcUserService service = new OidcUserService();
  private final Oidc oidc;

  OidcPeople(Oidc oidc) {
    this.oidc = oidc;
  }

  @Override
  public OidcUser loadUser(OidcUserRequest request) {
    OidcUser user = service.loadUser(request);
    Role role =
        groups(user.getClaims(), oidc.roleClaim())
            .flatMap(group -> Optional.ofNullable(oidc.roles().get(group)).stream())
            .max(Role::compareTo)
            .orElseThrow(() -> new OAuth2AuthenticationException(new OAuth2Error(NO_ROLE)));
    return new Known(user, role);
  }

  /** A list or a single text; the claim's name as it is, else as a way into objects. */
  private static Stream<String> groups(Map<String, Object> claims, String name) {
    @Nullable Object value = claims.get(name);
    if (value == null && name.contains(".")) {
      value = claims;
      for (String step : List.of(name.split("\\."))) {
        value = value instanceof Map<?, ?> map ? map.get(step) : null;
      }
    }
    return value instanceof Collection<?> several
        ? several.stream().map(String::valueOf)
        : Stream.ofNullable(value).map(String::valueOf);
  }

  /** Under a name that no stored user can have. */
  private static final class Known extends DefaultOidcUser {

    private static final long serialVersionUID = 1L;

    Known(OidcUser user, Role role) {
      super(Roles.authorities(role), user.getIdToken(), user.getUserInfo());
    }

    @Override
    public String getName() {
      String name =
          Stream.of(getPreferredUsername(), getEmail(), getSubject())
              .filter(text -> text != null && !text.isBlank())
              .findFirst()
              .orElse("somebody");
      return name + " (OIDC)";
    }
  }
}
