package io.crossdock.web.access;

import io.crossdock.access.Role;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** Roles as Spring Security's authorities. */
public final class Roles {

  private static final String PREFIX = "ROLE_";

  private Roles() {}

  public static List<GrantedAuthority> authorities(Role role) {
    return List.of(new SimpleGrantedAuthority(PREFIX + role.name()));
  }

  /** Empty for whoever is not known. */
  public static Optional<Role> of(@Nullable Authentication who) {
    return who == null || !who.isAuthenticated()
        ? Optional.empty()
        : Stream.of(Role.values())
            .filter(role ->
                who.getAuthorities().stream()
                    .anyMatch(a -> (PREFIX + role.name()).equals(a.getAuthority())))
            .max(Role::compareTo);
  }
}
