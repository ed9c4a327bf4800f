package io.crossdock.core.policy;

import java.util.Locale;
import java.util.Optional;

/**
 * How much of the org's API calls Crossdock may use. All figures are of the last 24 hours, as
 * Salesforce's daily limit rolls. Pure.
 *
 * @param percent share of the org's calls that Crossdock may use
 * @param backfillPercent share of that up to which history is sent too; what is above it is kept
 *     for live orders, whoever has used the rest
 */
public record ApiBudget(int percent, int backfillPercent) {

  /** Above this use of the org everything stops, whoever used it: others need the API too. */
  public static final int ORG_PERCENT = 90;

  private static final int NEARLY = 80;

  /**
   * What was used.
   *
   * @param org by every client of the org
   * @param max what the org allows; 0 = it has not said yet
   * @param own by Crossdock, all instances together
   */
  public record Use(long org, long max, long own) {}

  /** How many more calls live orders may cost, whatever others do; never less than 0. */
  public long left(Use use) {
    long own = use.max() * percent / 100 - use.own();
    long org = use.max() * ORG_PERCENT / 100 - use.org();
    return Math.max(0, Math.min(own, org));
  }

  /** That four fifths of what stops live orders are used, a sentence; empty = they are not. */
  public Optional<String> nearlySpent(Use use) {
    if (use.max() == 0) {
      return Optional.empty();
    }
    long live = use.max() * percent / 100;
    if (use.own() * 100 >= live * NEARLY) {
      return Optional.of(
          String.format(
              Locale.ROOT,
              "Crossdock has used %,d of its %,d API calls of 24 hours; at %,d it stops.",
              use.own(),
              live,
              live));
    }
    return use.org() * 100 >= use.max() * NEARLY
        ? Optional.of(
            String.format(
                Locale.ROOT,
                "The org has used %,d of its %,d API calls of 24 hours; at %d %% Crossdock stops.",
                use.org(),
                use.max(),
                ORG_PERCENT))
        : Optional.empty();
  }

  /** Why nothing may be sent now, a sentence; empty = it may. */
  public Optional<String> spent(Use use, boolean backfill) {
    if (use.max() == 0) {
      return Optional.empty();
    }
    if (use.org() * 100 >= use.max() * ORG_PERCENT) {
      return Optional.of(
          String.format(
              Locale.ROOT,
              "The org has used %,d of its %,d API calls of 24 hours; Crossdock stops at %d %%.",
              use.org(),
              use.max(),
              ORG_PERCENT));
    }
    long live = use.max() * percent / 100;
    long allowed = backfill ? live * backfillPercent / 100 : live;
    return use.own() < allowed
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT,
                "Crossdock has used %,d API calls in 24 hours; its budget%s is %,d of the org's"
                    + " %,d.",
                use.own(),
                backfill ? " for history" : "",
                allowed,
                use.max()));
  }
}
