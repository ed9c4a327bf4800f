package io.crossdock.web.users;

import io.crossdock.access.Users.User;
import java.util.List;

/**
 * The page "Users".
 *
 * @param form of a user that is to be added
 * @param notice what was done; empty = nothing
 */
public record UsersModel(List<User> users, UserForm form, List<String> faults, String notice) {}
