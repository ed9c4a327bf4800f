package io.crossdock.core.view;

import io.crossdock.core.order.OrderKey;
import io.crossdock.core.port.work.Trigger;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What was tried with all orders, and what came of it. Thread-safe. */
public interface Journal {

  /**
   * Newest first, keyset-paged: a page costs the same however long the journal is.
   *
   * @param cursor from another page of the same filter; empty = from the newest on
   */
  Page list(Filter filter, String cursor, int limit);

  /**
   * Every given part must hold; empty texts = all.
   *
   * @param order an increment id, or a key such as main:42
   * @param trigger why the order was looked at; empty = whyever
   * @param outcome empty = any
   * @param from when the attempt ended, inclusive
   * @param before exclusive
   * @param text within the code or the sentence of what was not sent, case aside
   */
  record Filter(
      String order,
      Optional<Trigger> trigger,
      Optional<AttemptOutcome> outcome,
      Optional<Instant> from,
      Optional<Instant> before,
      String text) {

    public static final Filter ALL =
        new Filter("", Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), "");
  }

  record Page(List<Entry> entries, Optional<String> nextCursor) {}

  /**
   * @param incrementId empty of an order that could never be read
   */
  record Entry(OrderKey key, String incrementId, OrderViews.Attempt attempt) {}
}
