package io.crossdock.access;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Who did what, and when; one log for all instances, kept two years. Thread-safe. */
public interface AuditLog {

  void add(Deed deed);

  /**
   * Does something and writes what was done: both are kept or neither is, whatever fails or
   * crashes, as far as the work is kept in this database by the calling thread. What another system
   * was asked to do meanwhile can't be taken back. The work may take a minute at most.
   *
   * @param done asked when the work has come back; empty = nothing was done that is worth an entry
   * @throws Exception what the work has thrown; nothing of it is kept then
   */
  <T extends @Nullable Object> T together(Callable<T> work, Supplier<Optional<Deed>> done)
      throws Exception;

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
