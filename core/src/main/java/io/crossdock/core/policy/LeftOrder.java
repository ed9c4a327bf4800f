package io.crossdock.core.policy;

import io.crossdock.core.failure.Cause;
import io.crossdock.core.policy.SyncSettings.CreateOrder;
import io.crossdock.core.policy.SyncSettings.Selection;
import java.time.Instant;
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

  private static final Pattern GROUP = Pattern.compile("^Customer group (\\d{1,9}) ");

  /**
   * What an order says that stays as it is: an option no longer hinders it, while only later
   * changes are sent.
   */
  public record Stays(Exclusion formerly) {

    /** As it is kept with the order; stable. */
    public String code() {
      return formerly.formerCode();
    }

    public String reason() {
      return "It was left while "
          + formerly.was()
          + ". That was changed, for changes from then on: nothing of this order has changed since."
          + " Press \"Salesforce Sync\" to send it.";
    }

    /** What hinders an order that was red before. */
    public Cause cause() {
      return Cause.of(Cause.Kind.LEFT_OUT, code(), reason(), "", Set.of());
    }
  }

  /** Empty while its reason is still true. */
  public Optional<Stays> after(Selection now) {
    return Exclusion.of(code).filter(why -> !holds(why, now)).map(Stays::new);
  }

  private boolean holds(Exclusion why, Selection now) {
    return switch (why) {
      case AUTOMATIC_OFF -> !now.automatic();
      case ZERO_TOTAL -> zero && !now.zeroGrandTotal();
      case WEBSITE_OFF -> !now.website();
      case BEFORE_START -> placed.map(at -> at.isBefore(now.startDate())).orElse(true);
      case CREATE_OFF -> now.create() == CreateOrder.NONE;
      case NOT_PAID -> now.create() == CreateOrder.PAID;
      case CUSTOMER_GROUP -> outside(now.groups());
      case STATUS_NOT_LISTED -> !now.statuses().admits(status);
      case STATUS_LEFT -> now.statuses().stopWhenLeft() && !now.statuses().admits(status);
    };
  }

  /** The group is known by its sentence alone. */
  private boolean outside(Set<Integer> groups) {
    Matcher group = GROUP.matcher(reason);
    return !groups.isEmpty()
        && (!group.find() || !groups.contains(Integer.valueOf(group.group(1))));
  }
}
