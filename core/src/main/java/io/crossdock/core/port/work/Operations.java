package io.crossdock.core.port.work;

import io.crossdock.core.order.OrderKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Requests of a person or a script to send several orders, and how far they are. Thread-safe. */
public interface Operations {

  /**
   * Marks the orders as a person's wish and remembers them; one transaction.
   *
   * @return the operation's id
   */
  String start(List<OrderKey> keys, String user, Instant at);

  /**
   * Tries all orders again that one thing hinders, as a person's wish: after the live orders that
   * come meanwhile, before history. Those that run or are due already are left to it.
   *
   * @param cause the id of a {@code QueueView.Group}
   */
  Again tryAgain(String cause, String user, Instant at);

  /**
   * @param orders how many were marked
   * @param operation to follow them by; empty when there are none, or too many to follow
   */
  record Again(long orders, Optional<String> operation) {}

  Optional<Progress> find(String id);

  /** How many orders of an operation ended how; {@code open} ones are still to come. */
  record Progress(
      String id, int total, int open, int sent, int unchanged, int skipped, int failed) {}
}
