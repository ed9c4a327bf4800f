package io.crossdock.web.users;

import io.crossdock.access.Users.User;
import io.crossdock.web.access.TypedSecrets;
import io.crossdock.web.answer.Faults;
import java.util.List;

/**
 * The page "Users".
 *
 * @param form of a user that is to be added
 * @param of whose row was refused; empty = that of a new user
 * @param kept passwords of a new user, typed and refused
 * @param notice what was done; empty = nothing
 */
public record UsersModel(
    List<User> users, UserForm form, String of, Faults faults, TypedSecrets kept, String notice) {

  /** What is wrong with a user's row. */
  public Faults faults(String user) {
    return of.equals(user) ? faults : Faults.NONE;
  }
}
