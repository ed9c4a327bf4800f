package io.crossdock.access;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * People who may sign in; one list for all instances. Names that differ in case alone are one name.
 * Once there is an active admin there always is one. Thread-safe.
 */
public interface Users {

  /** By name. */
  List<User> all();

  Optional<Account> find(String name);

  /** Makes the first user, an admin; of several callers at once one succeeds. */
  boolean first(String name, String passwordHash, Instant at);

  /** Nothing happens when the name is taken. */
  boolean add(String name, String passwordHash, Role role, Instant at);

  /** Ends that person's sessions. */
  Change change(String name, Role role, boolean active);

  /** Ends that person's sessions; what a person had saved in the console goes too. */
  Change remove(String name);

  /** Ends that person's sessions. */
  Change password(String name, String passwordHash);

  void signedIn(String name, Instant at);

  /** What came of a change; only {@link #DONE} has changed anything. */
  enum Change {
    DONE,
    UNKNOWN,
    LAST_ADMIN
  }

  /**
   * @param active others can't sign in
   */
  record User(
      String name, Role role, boolean active, Instant createdAt, Optional<Instant> lastSignInAt) {}

  /**
   * A user with what proves who it is; prints no hash.
   *
   * @param stamp another one after each change: sessions begun under an older one are over
   */
  record Account(User user, String passwordHash, long stamp) {
    @Override
    public String toString() {
      return "Account[" + user + "]";
    }
  }
}
