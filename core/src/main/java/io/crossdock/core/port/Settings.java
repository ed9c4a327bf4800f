package io.crossdock.core.port;

import io.crossdock.core.policy.Fault;
import io.crossdock.core.policy.OptionValues;
import io.crossdock.core.policy.OrgStatuses;
import io.crossdock.core.policy.SyncSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

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
  Stored read();

  /**
   * Saves all of a change or, when anything is wrong, nothing. One transaction, which also notes
   * what becomes of the released orders: {@link #release} does it.
   */
  Result save(Change change, OrgStatuses org);

  /** What {@link #save} would do and say; changes nothing. */
  Result preview(Change change, OrgStatuses org);

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

  /**
   * @param connection only what someone set; the rest has its standard value
   * @param websites overrides by website id
   * @param version grows with every change; 0 = nothing was ever set
   */
  record Stored(OptionValues connection, SortedMap<Integer, OptionValues> websites, long version) {

    /** As text, for a website or, with 0, for the connection. */
    public OptionValues effective(int websiteId) {
      return connection.overlaid(websites.getOrDefault(websiteId, OptionValues.NONE));
    }
  }

  /** What happens to orders that a change of options sets free. */
  enum Existing {
    /** Sent as a back-fill. */
    SEND,
    /** Only changes from now on are sent. */
    LEAVE
  }

  /**
   * @param websiteId 0 = the connection
   * @param values by key; empty = back to the standard, or to the connection's value
   * @param basedOn the version the person saw; when someone else has saved since, nothing is saved
   */
  record Change(
      int websiteId,
      SortedMap<String, Optional<String>> values,
      long basedOn,
      Existing existing,
      String user,
      Instant at) {}

  /** How a save ended. */
  sealed interface Result {

    /**
     * @param released how many orders the change sets free at most: each is decided anew; all there
     *     are, where counting them would take too long
     * @param calls about how many Salesforce calls sending them takes
     */
    record Saved(long version, long released, long calls) implements Result {}

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
