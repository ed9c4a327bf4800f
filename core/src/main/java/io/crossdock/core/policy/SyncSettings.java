package io.crossdock.core.policy;

import java.time.Instant;
import java.util.Map;
import java.util.Set;

/**
 * The options of "Order Configuration" and "Advanced" for one website.
 *
 * @param statuses the Magento statuses orders are created for; empty = every status
 * @param statusMap Magento status to Salesforce status; others get {@code defaultStatus}
 * @param startDate older orders are left alone unless already linked
 */
public record SyncSettings(
    boolean automatic,
    boolean zeroGrandTotal,
    boolean notes,
    boolean updateOrderInfo,
    String defaultStatus,
    Set<String> statuses,
    CreateOrder createOrder,
    Map<String, String> statusMap,
    Instant startDate) {

  /** Which orders may be created in Salesforce. */
  public enum CreateOrder {
    EVERY,
    PAID,
    NONE
  }

  /** The shipped defaults. */
  public static SyncSettings defaults(Instant startDate) {
    return new SyncSettings(
        true,
        true,
        true,
        true,
        "Draft",
        Set.of(),
        CreateOrder.EVERY,
        Map.of("complete", "Activated", "closed", "Activated"),
        startDate);
  }
}
