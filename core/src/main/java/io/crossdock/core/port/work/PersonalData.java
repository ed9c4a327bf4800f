package io.crossdock.core.port.work;

import io.crossdock.core.order.OrderKey;
import java.util.Collection;
import java.util.List;

/** What Crossdock keeps of the people who ordered, in its own database. Thread-safe. */
public interface PersonalData {

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
