package io.crossdock.core.planning;

import io.crossdock.core.failure.Failure;
import io.crossdock.core.order.Order;
import io.crossdock.core.plan.Applied;
import io.crossdock.core.plan.Plan;
import io.crossdock.core.port.work.Trigger;

/** Policy, then plan: pure but for reading what people set. */
@FunctionalInterface
public interface Planning {

  /**
   * @param trigger why the order is looked at
   * @param before what was last made true
   */
  Result of(Order order, Trigger trigger, Applied before);

  /** What is to be done with one order. */
  sealed interface Result {
    record Send(Plan plan) implements Result {}

    record Leave(String code, String reason, boolean red) implements Result {}

    record Impossible(Failure failure) implements Result {}
  }
}
