package io.crossdock.core.planning;

import io.crossdock.core.order.Order;
import io.crossdock.core.order.OrderKey;
import io.crossdock.core.plan.Applied;
import io.crossdock.core.port.work.Trigger;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * An order whose number a record of another connector has, which could not be taken over, is not
 * made a second time by itself: a person gives it that record, or wants it sent anyway.
 *
 * @param disputed a sentence on that record
 * @param anyway whether a person wants the order sent anyway
 */
public record UnlessDisputed(
    Planning planning, Function<OrderKey, Optional<String>> disputed, Predicate<OrderKey> anyway)
    implements Planning {

  @Override
  public Result of(Order order, Trigger trigger, Applied before) {
    if (before.orderId().isEmpty()) {
      Optional<String> record = disputed.apply(order.key());
      if (record.isPresent() && !anyway.test(order.key())) {
        return new Result.Leave(
            "not-taken-over",
            record.get()
                + " Enter its id as Salesforce Order ID on this order's Salesforce tab, or press"
                + " \"Sync anyway\" to have another Order made.",
            true);
      }
    }
    return planning.of(order, trigger, before);
  }
}
