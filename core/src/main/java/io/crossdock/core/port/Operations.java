package io.crossdock.core.port;

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

  Optional<Progress> find(String id);

  /** How many orders of an operation ended how; {@code open} ones are still to come. */
  record Progress(
      String id, int total, int open, int sent, int unchanged, int skipped, int failed) {}
}
