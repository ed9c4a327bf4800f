package io.crossdock.store;

import io.crossdock.core.order.Money;
import io.crossdock.core.order.Order;
import io.crossdock.core.order.OrderKey;
import io.crossdock.core.order.Totals;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Orders as the shop tells them, of a total of 0. */
public final class ReadOrder {

  private static final Money ZERO = Money.ZERO;

  public static final Totals NOTHING =
      new Totals(
          "USD",
          ZERO,
          ZERO,
          ZERO,
          ZERO,
          ZERO,
          ZERO,
          ZERO,
          ZERO,
          ZERO,
          ZERO,
          ZERO,
          ZERO,
          ZERO,
          Totals.Credits.NONE,
          Totals.Charges.NONE);

  private ReadOrder() {}

  public static Order of(
      OrderKey key, String number, String email, Optional<Long> customer, Instant placed) {
    return new Order(
        key,
        number,
        String.join("|", number, email, customer.toString(), placed.toString()),
        new Order.Store(1, "English", 1, "base", "UTC"),
        placed,
        Instant.parse("2026-11-24T10:00:00Z"),
        "processing",
        "processing",
        new Order.Buyer(customer, email, "Ada", "Byron", 0),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        NOTHING,
        NOTHING,
        "",
        "",
        "",
        List.of(),
        Order.Relation.NONE,
        false,
        Map.of());
  }
}
