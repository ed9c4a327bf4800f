package io.crossdock.web.access;

import io.crossdock.access.Users;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UsernameNotFoundException;

/** Users as Spring Security asks for them. */
public final class People {

  private People() {}

  /** A deactivated user is answered as one who never was. */
  public static UserDetails find(Users users, String name) {
    return users
        .find(name)
        .filter(account -> account.user().active())
        .map(Person::of)
        .orElseThrow(() -> new UsernameNotFoundException("no such active user"));
  }
}
