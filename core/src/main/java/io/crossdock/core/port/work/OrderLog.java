package io.crossdock.core.port.work;

import io.crossdock.core.order.Order;
import io.crossdock.core.port.work.WorkQueue.Claim;
import io.crossdock.core.port.work.WorkQueue.First;
import java.util.Optional;
import org.slf4j.MDC;

/**
 * While it is open, what this thread logs carries the order's number and its attempt. For one order
 * at a time; who opens it closes it, so that nothing is left for the next order. Other threads know
 * nothing of it.
 */
public record OrderLog() implements AutoCloseable {

  /** Under which names a log line has them. */
  public static final String ORDER = "order";

  public static final String ATTEMPT = "attempt";

  /**
   * @param order as loaded; without it the number is the one it was first read with, or its key
   */
  public static OrderLog of(Claim claim, Optional<Order> order) {
    MDC.put(
        ORDER,
        order
            .map(Order::incrementId)
            .or(() -> claim.first().map(First::incrementId))
            .orElseGet(() -> claim.key().toString()));
    MDC.put(ATTEMPT, claim.attempt().toString());
    return new OrderLog();
  }

  @Override
  public void close() {
    MDC.remove(ORDER);
    MDC.remove(ATTEMPT);
  }
}
