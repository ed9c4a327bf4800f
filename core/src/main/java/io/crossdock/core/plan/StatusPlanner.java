package io.crossdock.core.plan;

import io.crossdock.core.failure.Failure;
import io.crossdock.core.failure.Failure.Category;
import io.crossdock.core.order.Milestone;
import io.crossdock.core.order.Order;
import io.crossdock.core.policy.Hindrance;
import io.crossdock.core.policy.OrgStatuses;
import io.crossdock.core.policy.SyncSettings.StatusRules;
import java.util.List;
import java.util.Optional;

/** Which Status the Order gets. */
final class StatusPlanner {

  private StatusPlanner() {}

  /** The status, or what it lacks. */
  sealed interface Result {
    record Known(Plan.Status status) implements Result {}

    record Vanished(Failure failure) implements Result {}
  }

  /**
   * What the map is asked for: a {@link Milestone} that it names and the order has reached comes
   * before the Magento status.
   */
  static String named(Order order, StatusRules rules) {
    return Milestone.of(order).stream()
        .map(Milestone::key)
        .filter(key -> rules.map().containsKey(key))
        .findFirst()
        .orElse(order.status());
  }

  /**
   * @param magento as {@link #named} has it
   * @param current the Status last sent; empty = none
   */
  static Result plan(
      String magento, StatusRules rules, OrgStatuses org, String current, List<String> warnings) {
    Optional<String> draft = org.draft(rules.standard());
    if (draft.isEmpty()) {
      return new Result.Vanished(vanished("Default Status", rules.standard()));
    }
    String named = rules.map().get(magento);
    if (named == null) {
      return new Result.Known(unnamed(magento, draft.get(), org, current, warnings));
    }
    Optional<String> wanted = org.find(named);
    if (wanted.isEmpty()) {
      return new Result.Vanished(vanished("Status map", named));
    }
    boolean active = org.activated().contains(wanted.get());
    return new Result.Known(
        active && !rules.activate()
            ? new Plan.Status(draft.get(), draft.get(), false, true)
            : new Plan.Status(draft.get(), wanted.get(), active, false));
  }

  private static Plan.Status unnamed(
      String magento, String draft, OrgStatuses org, String current, List<String> warnings) {
    if (!org.activated().contains(current)) {
      return new Plan.Status(draft, draft, false, true);
    }
    if (!magento.equals("canceled")) {
      warnings.add(
          "The status map does not name \"%s\"; the activated order keeps its status \"%s\"."
              .formatted(magento, current));
    }
    return new Plan.Status(draft, current, true, true);
  }

  private static Failure vanished(String option, String name) {
    return Failure.of(
        Category.MISCONFIGURED,
        Hindrance.STATUS_VANISHED.code(),
        name.isEmpty()
            ? "The org has no Order status of the Draft category."
            : "The org has no Order status \"%s\" any more, which %s names."
                .formatted(name, option),
        "An admin picks another under Salesforce > Orders, or a Salesforce admin restores it; then"
            + " press \"Salesforce Sync\".");
  }
}
