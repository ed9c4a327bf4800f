package io.crossdock.core.view;

import io.crossdock.core.view.OrderViews.SyncStatus;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * Which orders are meant; every given part must hold.
 *
 * @param text increment id, e-mail, name or Salesforce id; empty = all
 * @param status Magento's status; empty = all
 * @param purchasePoint as the grid shows it; empty = all
 * @param placed when
 * @param baseTotal grand total in base currency, both ends included
 * @param number increment ids as texts, both ends included
 * @param cause the id of a {@code QueueView.Group}; empty = all
 */
public record OrderFilter(
    String text,
    Optional<SyncStatus> syncStatus,
    String status,
    String purchasePoint,
    Placed placed,
    Totals baseTotal,
    Numbers number,
    String cause) {

  public static final OrderFilter ALL =
      new OrderFilter(
          "",
          Optional.empty(),
          "",
          "",
          new Placed(Optional.empty(), Optional.empty()),
          new Totals(Optional.empty(), Optional.empty()),
          new Numbers("", ""),
          "");

  /** From, inclusive, and before, exclusive. */
  public record Placed(Optional<Instant> from, Optional<Instant> before) {}

  public record Totals(Optional<BigDecimal> least, Optional<BigDecimal> most) {}

  /** Empty = open on that side. */
  public record Numbers(String first, String last) {}
}
