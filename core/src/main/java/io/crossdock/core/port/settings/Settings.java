package io.crossdock.core.port.settings;

import io.crossdock.core.policy.Configuration;
import io.crossdock.core.policy.Fault;
import io.crossdock.core.policy.OptionChange;
import io.crossdock.core.policy.OrgStatuses;
import io.crossdock.core.policy.SyncSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The options of one connection, with overrides per website. Every instance sees a change within
 * {@link #SEEN_WITHIN}. Thread-safe.
 */
public interface Settings {

  /** How old what an instance believes may be; released orders fall due only after it. */
  Duration SEEN_WITHIN = Duration.ofSeconds(1);

  /** What holds for orders of a website; 0 or an unknown one = the connection's values. */
  SyncSettings effective(int websiteId);

  /** All that is set, read from the database. */
  Configuration read();

  /**
   * Saves all of a change or, when anything is wrong or is to be asked first, nothing. One
   * transaction, which also notes what becomes of the released orders: {@link #release} does it.
   */
  Result save(OptionChange change, OrgStatuses org);

  /** Newest first. */
  List<Entry> history(int limit);

  /**
   * Goes on with the oldest change that is not done: queues the next orders to be sent, or says at
   * those that were left why they are. One short transaction over at most a thousand orders, in the
   * order of their keys, so that neither claims nor notices wait long or for ever; whoever crashes
   * is followed by another instance at the same place.
   *
   * @return whether there was something to do
   */
  boolean release();

  /** How far the newest changes are that concerned orders, newest first. */
  List<Release> releases(int limit);

  /**
   * A change of options that concerned orders.
   *
   * @param send whether they are sent; false: only later changes of them are
   * @param queued how many were reached so far
   * @param orders how many there were when it was saved, at most
   */
  record Release(
      long id,
      boolean send,
      long queued,
      long orders,
      boolean done,
      String startedBy,
      Instant startedAt) {}

  /** How a save ended. */
  sealed interface Result {

    /**
     * @param released how many orders the change sets free at most: each is decided anew; all there
     *     are, where counting them would take too long
     * @param calls about how many Salesforce calls sending them takes
     */
    record Saved(long version, long released, long calls) implements Result {}

    /**
     * Nothing is saved yet, as orders are concerned; the other figures are those of {@link Saved}.
     *
     * @param held how many of them stayed out so far, at most
     * @param anew how many of them are in Salesforce and would be written otherwise, at most
     */
    record Asked(long version, long held, long anew, long calls) implements Result {

      public long released() {
        return held + anew;
      }
    }

    /** Nothing was saved. */
    record Refused(List<Fault> faults) implements Result {}
  }

  /**
   * One value that someone changed.
   *
   * @param before empty = not set
   * @param after empty = no longer set
   */
  record Entry(
      long version,
      int websiteId,
      String key,
      Optional<String> before,
      Optional<String> after,
      String user,
      Instant at) {}
}
