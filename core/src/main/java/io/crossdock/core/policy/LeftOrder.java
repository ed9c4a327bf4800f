package io.crossdock.core.policy;

import io.crossdock.core.policy.SyncSettings.CreateOrder;
import io.crossdock.core.policy.SyncSettings.Selection;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An order that was left by an option, as the grid knows it. Pure.
 *
 * @param code the reason it was left for
 * @param reason that reason as told
 * @param placed empty: not known
 */
public record LeftOrder(
    String code, String reason, String status, boolean zero, Optional<Instant> placed) {

  /** Before the code of an order that a change of options left as it was. */
  private static final String LEFT = "left-";

  /** What held while orders were left, by their reason's code. */
  private static final Map<String, String> WHILE =
      Map.of(
          "automatic-off", "Automatic Synchronization was off",
          "zero-total", "Zero Grand Total was Do not synchronize",
          "website-off", "\"Send orders of this website\" was No",
          "before-start", "the connection's start date was a later one",
          "create-off", "Create Order was No",
          "not-paid", "Create Order was For paid order and it was not paid",
          "customer-group", "its customer group was not among the selected ones",
          "status-not-listed", "its status was not on the list of Sync all orders",
          "status-left", "its status had left the list of Sync all orders");

  private static final Pattern GROUP = Pattern.compile("^Customer group (\\d{1,9}) ");

  /** The code of an order that stays although this reason is gone; empty: no option left it. */
  static Optional<String> codeFor(String code) {
    return WHILE.containsKey(code) ? Optional.of(LEFT + code) : Optional.empty();
  }

  /**
   * What it says after an option no longer hinders it, while only later changes are sent: code and
   * sentence. Empty while its reason is still true.
   */
  public Optional<Decision.Skip> after(Selection now) {
    String was = WHILE.get(code);
    return was == null || holds(now)
        ? Optional.empty()
        : Optional.of(
            new Decision.Skip(
                LEFT + code,
                "It was left while "
                    + was
                    + ". That was changed, for changes from then on: nothing of this order has"
                    + " changed since. Press \"Salesforce Sync\" to send it.",
                false,
                false));
  }

  private boolean holds(Selection now) {
    return switch (code) {
      case "automatic-off" -> !now.automatic();
      case "zero-total" -> zero && !now.zeroGrandTotal();
      case "website-off" -> !now.website();
      case "before-start" -> placed.map(at -> at.isBefore(now.startDate())).orElse(true);
      case "create-off" -> now.create() == CreateOrder.NONE;
      case "not-paid" -> now.create() == CreateOrder.PAID;
      case "customer-group" -> outside(now.groups());
      case "status-not-listed" -> !now.statuses().admits(status);
      case "status-left" -> now.statuses().stopWhenLeft() && !now.statuses().admits(status);
      default -> true;
    };
  }

  /** The group is known by its sentence alone. */
  private boolean outside(Set<Integer> groups) {
    Matcher group = GROUP.matcher(reason);
    return !groups.isEmpty()
        && (!group.find() || !groups.contains(Integer.valueOf(group.group(1))));
  }
}
