package io.crossdock.app;

import io.crossdock.core.engine.Planning;
import io.crossdock.core.order.Order;
import io.crossdock.core.order.OrderKey;
import io.crossdock.core.plan.Applied;
import io.crossdock.core.port.Adoptions;
import io.crossdock.core.port.SyncAnyway;
import io.crossdock.core.port.Trigger;
import java.util.Optional;

/**
 * An order whose number a record of another connector has, which could not be taken over, is not
 * made a second time by itself: a person gives it that record, or wants it sent anyway.
 */
record UnlessDisputed(Planning planning, Adoptions adoptions, SyncAnyway anyway)
    implements Planning {

  @Override
  public Result of(Order order, Trigger trigger, Applied before) {
    if (before.orderId().isEmpty()) {
      Optional<String> record = disputed(order.key());
      if (record.isPresent()) {
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

  private Optional<String> disputed(OrderKey key) {
    return adoptions.disputed(key).filter(record -> anyway.find(key).isEmpty());
  }
}
