package io.crossdock.core.port;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Who did what, and when; one log for all instances, kept two years. Thread-safe. */
public interface AuditLog {

  void add(Deed deed);

  /**
   * Newest first.
   *
   * @param who empty = everyone
   * @param before only older entries; empty = from the newest
   */
  List<Entry> read(Optional<String> who, Optional<Long> before, int limit);

  /**
   * @param who a user, a token, or a name that somebody tried
   * @param what a short sentence without its person, such as "Orders sent by hand"
   * @param subject what it was done to; may be empty
   * @param address where it came from
   */
  record Deed(Instant at, String who, String what, String subject, String address) {}

  /**
   * @param id later ones have greater ids
   */
  record Entry(long id, Deed deed) {}
}
