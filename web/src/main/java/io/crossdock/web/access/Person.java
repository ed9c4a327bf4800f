package io.crossdock.web.access;

import io.crossdock.access.Role;
import io.crossdock.access.Users.Account;
import java.util.Collection;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;

/**
 * Someone who signed in with a password; prints no hash.
 *
 * @param stamp of the account at sign-in
 */
public record Person(String name, Role role, String passwordHash, long stamp)
    implements UserDetails {

  static Person of(Account account) {
    return new Person(
        account.user().name(), account.user().role(), account.passwordHash(), account.stamp());
  }

  @Override
  public Collection<? extends GrantedAuthority> getAuthorities() {
    return Roles.authorities(role);
  }

  @Override
  public String getPassword() {
    return passwordHash;
  }

  @Override
  public String getUsername() {
    return name;
  }

  @Override
  public String toString() {
    return name;
  }
}
