package io.crossdock.web.named;

import io.crossdock.core.failure.FailedCall;
import io.crossdock.core.port.org.KeptNames;
import io.crossdock.core.port.org.KeptNames.Kept;
import io.crossdock.core.port.org.OrgNames;
import io.crossdock.core.port.org.OrgNames.Names;
import io.crossdock.core.view.OrderViews.Row;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * The names of an order's Account, Contact and Owner: those that are kept; else asked for by one
 * call when somebody looks at the order, and kept for a day. Thread-safe.
 */
public final class OrderNames {

  private static final Duration KEPT = Duration.ofDays(1);

  /** An org that is away is not asked at every look. */
  private static final Duration AGAIN = Duration.ofMinutes(10);

  private final OrgNames org;
  private final KeptNames kept;
  private final InstantSource clock;

  OrderNames(OrgNames org, KeptNames kept, InstantSource clock) {
    this.org = org;
    this.kept = kept;
    this.clock = clock;
  }

  /**
   * @param due whether the org had better be asked
   */
  public record Told(Names names, boolean due) {}

  /** Makes no call. */
  public Told kept(Row row) {
    if (row.salesforceOrderId().isEmpty()) {
      return new Told(Names.UNKNOWN, false);
    }
    Optional<Kept> found = kept.find(row.key()).filter(names -> of(names, row));
    boolean due = found.filter(names -> names.at().isAfter(clock.instant().minus(KEPT))).isEmpty();
    return new Told(found.map(Kept::names).orElse(Names.UNKNOWN), due);
  }

  /** Asks the org where that is due; one call. */
  public Told now(Row row) {
    Told told = kept(row);
    if (!told.due()) {
      return told;
    }
    Instant now = clock.instant();
    Kept asked;
    try {
      asked = kept(row, org.of(row.salesforceOrderId()), now);
    } catch (FailedCall e) { // the page says so where it matters; a name is not worth it
      asked = kept(row, told.names(), now.minus(KEPT).plus(AGAIN));
    }
    kept.save(row.key(), asked);
    return new Told(asked.names(), false);
  }

  private static Kept kept(Row row, Names names, Instant at) {
    return new Kept(names, row.salesforceOrderId(), row.salesforceContactId(), at);
  }

  /** Other records have other names. */
  private static boolean of(Kept names, Row row) {
    return names.orderId().equals(row.salesforceOrderId())
        && names.contactId().equals(row.salesforceContactId());
  }
}
