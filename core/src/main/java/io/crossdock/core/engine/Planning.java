package io.crossdock.core.engine;

import io.crossdock.core.failure.Failure;
import io.crossdock.core.order.Order;
import io.crossdock.core.plan.Plan;
import io.crossdock.core.port.WorkQueue.Claim;

/** Policy, then plan: pure but for reading what people set. */
@FunctionalInterface
public interface Planning {

  Result of(Order order, Claim claim);

  /** What is to be done with one order. */
  sealed interface Result {
    record Send(Plan plan) implements Result {}

    record Leave(String code, String reason, boolean red) implements Result {}

    record Impossible(Failure failure) implements Result {}
  }
}
