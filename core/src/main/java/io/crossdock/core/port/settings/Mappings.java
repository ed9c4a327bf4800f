package io.crossdock.core.port.settings;

import io.crossdock.core.mapping.FieldMapping;
import io.crossdock.core.plan.OrgShape;
import io.crossdock.core.policy.Fault;
import io.crossdock.core.port.org.Org;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The field mappings of one connection. Every instance sees a change within {@link #SEEN_WITHIN}.
 * Thread-safe.
 */
public interface Mappings {

  /** How old what an instance believes may be. */
  Duration SEEN_WITHIN = Duration.ofSeconds(1);

  /** The enabled mappings for orders of a website. */
  List<FieldMapping> effective(int websiteId);

  /** All of them, read from the database. */
  Stored read();

  /**
   * Saves all of a change or, when anything is wrong, nothing. One transaction, which also makes
   * the orders due that failing mappings hold up. What is in Salesforce already is written with the
   * next change of its order.
   *
   * @param org read anew: see {@link Org#freshShape()}
   */
  Result save(Change change, OrgShape org);

  /** Newest first. */
  List<Entry> history(int limit);

  /**
   * @param version grows with every change; 0 = nothing was ever mapped
   */
  record Stored(List<FieldMapping> mappings, long version) {}

  /**
   * @param all every mapping there shall be: one that is not in it is removed
   * @param basedOn the version the person saw; when someone else has saved since, nothing is saved
   */
  record Change(List<FieldMapping> all, long basedOn, String user, Instant at) {}

  /** How a save ended. */
  sealed interface Result {
    /**
     * @param released how many orders that a mapping held up are sent now
     */
    record Saved(long version, long released) implements Result {}

    /** Nothing was saved. */
    record Refused(List<Fault> faults) implements Result {}
  }

  /**
   * One mapping that someone changed.
   *
   * @param before empty = there was none
   * @param after empty = removed
   */
  record Entry(
      long version,
      Optional<FieldMapping> before,
      Optional<FieldMapping> after,
      String user,
      Instant at) {}
}
