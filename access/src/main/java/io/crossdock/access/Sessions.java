package io.crossdock.access;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Who is signed in to the console and who was lately; one list for all instances. Names that differ
 * in case alone are one name. Thread-safe.
 */
public interface Sessions {

  /** Gives the id of what has begun. */
  long begin(String who, Instant at, String address, String browser);

  /** False once it has ended, on whichever instance, and for an id that was never given. */
  boolean open(long id);

  void end(long id, Instant at);

  /** Ends all of somebody's that are open; gives how many there were. */
  int endAll(String who, Instant at);

  /** Somebody's that began since then, newest first. */
  List<Session> of(String who, Instant since);

  /**
   * @param browser in words
   * @param endedAt empty = open, as far as is known: nobody ends one that was just left alone
   */
  record Session(
      long id, Instant beganAt, String address, String browser, Optional<Instant> endedAt) {}
}
