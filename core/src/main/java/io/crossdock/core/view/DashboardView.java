package io.crossdock.core.view;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Figures of the last 24 hours, on the database's clock. Thread-safe. */
public interface DashboardView {

  /** Of orders placed in the last 24 hours, and since the first attempt, that are in Salesforce. */
  Arrival arrival();

  /** 24 of them, oldest first; the last one is still going on. */
  List<Hour> hours();

  /** Salesforce calls of all instances, counted as the budget counts them. */
  long calls();

  /** How long the shop has worked for all instances in the last hour. */
  Duration shopWorked();

  /**
   * How long it took from the purchase until the order was in Salesforce for the first time.
   *
   * @param most 95 of 100 orders took no longer
   * @param last how long ago the last of them arrived
   */
  record Arrival(
      long orders, Optional<Duration> median, Optional<Duration> most, Optional<Duration> last) {}

  /**
   * @param sent orders that were written
   * @param failed orders that were blocked
   * @param calls of Salesforce
   * @param dayBefore what was sent and called in the same hour a day before
   */
  record Hour(Instant from, long sent, long failed, long calls, Earlier dayBefore) {}

  /** A day before. */
  record Earlier(long sent, long calls) {}
}
