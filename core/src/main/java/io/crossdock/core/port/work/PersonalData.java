package io.crossdock.core.port.work;

import io.crossdock.core.failure.Cause;
import io.crossdock.core.order.OrderKey;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** What Crossdock keeps of the people who ordered, in its own database. Thread-safe. */
public interface PersonalData {

  /** What an order says that was hindered. */
  String REASON =
      "What kept this order back was forgotten with its person. Press \"Salesforce Sync\" to see it"
          + " again.";

  /** What an entry of the timeline says. */
  String ATTEMPT = "Forgotten with its person.";

  /** What hinders such orders, as far as it is still known. */
  Cause FORGOTTEN =
      new Cause(
          Cause.Kind.BLOCKED,
          "forgotten",
          "What kept these orders back was forgotten with their people.",
          "An operator can press \"Try again\" to see it again.");

  /** What the page of an order says from then on. */
  static String forgotten(Instant at) {
    return "The person of this order was forgotten here on "
        + at.toString().substring(0, 10)
        + ": Crossdock keeps no name, e-mail or address of it. If the shop still has them, this"
        + " page shows them from there, and the order's next change sends them again.";
  }

  /** The orders with this e-mail address, case aside; not those forgotten before. */
  List<OrderKey> ordersOf(String email);

  /**
   * Takes names, e-mail address, what was sent to the org and what was tried out of these orders,
   * and keeps their keys, status, totals, records and fingerprints: nothing is sent anew or doubled
   * for it. Their names and e-mail address stay empty from then on, whatever the shop has. Shop and
   * org are not touched. Some hundred orders are one transaction; to be called again after a crash.
   */
  Forgotten forget(Collection<OrderKey> orders);

  /**
   * @param orders that are forgotten
   * @param busy left as they were, since they are being sent or are not known
   */
  record Forgotten(int orders, int busy) {}
}
