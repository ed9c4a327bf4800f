package io.crossdock.salesforce;

import io.crossdock.core.plan.Applied;
import io.crossdock.core.plan.Plan;
import io.crossdock.core.port.Pins.Pin;
import java.util.TreeMap;

/** What people pinned, put where the writer looks for it. Pure. */
final class Pinned {

  private Pinned() {}

  /** The pinned values are fields of the header, compared and kept like every other. */
  static Plan plan(Plan plan, Pin pin) {
    if (pin.equals(Pin.NOTHING)) {
      return plan;
    }
    var header = new TreeMap<>(plan.header());
    pin.account().ifPresent(id -> header.put("AccountId", id));
    pin.contact().ifPresent(id -> header.put("BillToContactId", id));
    pin.owner().ifPresent(id -> header.put("OwnerId", id));
    return plan.withHeader(header);
  }

  /**
   * The order's account and contact are those pinned; their records are not Crossdock's to write.
   */
  static Applied applied(Applied base, Pin pin) {
    return pin.account().isEmpty() && pin.contact().isEmpty()
        ? base
        : new Applied(
            base.orderId(),
            pin.account().or(base::accountId),
            pin.contact().or(base::contactId),
            base.sent(),
            base.lineIds(),
            base.status(),
            base.notes(),
            base.warnings());
  }
}
