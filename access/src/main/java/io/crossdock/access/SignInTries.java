package io.crossdock.access;

import java.time.Instant;
import java.util.Optional;

/** Tries to sign in, counted for all instances together. Thread-safe. */
public interface SignInTries {

  /** Failed tries of one user from one address before the next has to wait. */
  int FREE = 5;

  /** Failed tries from one address, whoever it says it is. */
  int FREE_PER_ADDRESS = 20;

  /**
   * Counts a try before its password is looked at, so that many at once gain nothing.
   *
   * @return when to try again, with nothing counted; empty = look at the password now
   */
  Optional<Instant> begin(String user, String address, Instant now);

  /** The password was right: this try, and the user's from this address, are forgotten. */
  void succeeded(String user, String address);
}
