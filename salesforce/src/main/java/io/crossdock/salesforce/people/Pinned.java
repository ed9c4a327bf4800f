package io.crossdock.salesforce.people;

import io.crossdock.core.plan.Applied;
import io.crossdock.core.plan.Plan;
import io.crossdock.core.port.org.Pins.Part;
import io.crossdock.core.port.org.Pins.Pin;
import java.util.Optional;
import java.util.TreeMap;

/** What people pinned, put where the writer looks for it. Pure. */
public final class Pinned {

  private Pinned() {}

  /**
   * The pin that holds now: what was given back is the customer's own again, as soon as the org has
   * the customer. Until then the order keeps what it has.
   */
  public static Pin now(Pin pin, Whose whose) {
    return whose instanceof Whose.Known known
        ? new Pin(
            pin.account().or(() -> own(pin, Part.ACCOUNT, known.person().accountId())),
            pin.contact().or(() -> own(pin, Part.CONTACT, known.person().contactId())),
            pin.owner())
        : pin;
  }

  private static Optional<String> own(Pin pin, Part part, String id) {
    return Optional.of(id).filter(i -> pin.back().contains(part) && !i.isEmpty());
  }

  /** The pinned values are fields of the header, compared and kept like every other. */
  public static Plan plan(Plan plan, Pin pin) {
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
  public static Applied applied(Applied base, Pin pin) {
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
