package io.crossdock.web;

import io.crossdock.core.failure.FailedCall;
import io.crossdock.core.failure.Failure;
import io.crossdock.core.order.Money;
import io.crossdock.core.order.Order;
import io.crossdock.core.order.OrderKey;
import io.crossdock.core.order.OrderLine;
import io.crossdock.core.order.Totals;
import io.crossdock.core.port.shop.OrderSource;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A shop of a few orders that can be away. */
public final class FakeShop implements OrderSource {

  public final Map<OrderKey, Order> orders = new HashMap<>();
  public Optional<Failure> away = Optional.empty();

  /** An order whose every text is {@code text}. */
  public static Order order(long id, String text) {
    return order(id, text, Map.of());
  }

  /**
   * @param source the order's JSON
   */
  public static Order order(long id, String text, Map<String, Object> source) {
    Money one = Money.of("12.50");
    var address =
        new Order.Address(text, text, text, List.of(text), text, text, text, text, "US", text);
    var line =
        new OrderLine(
            1,
            Optional.empty(),
            text,
            text,
            "simple",
            BigDecimal.ONE,
            BigDecimal.ZERO,
            one,
            one,
            Money.ZERO,
            Money.ZERO,
            Money.ZERO,
            Money.ZERO,
            one,
            List.of(text),
            1,
            new OrderLine.WithTax(one, one, one, one, Money.ZERO, Money.ZERO),
            OrderLine.Done.NOTHING);
    Instant at = Instant.parse("2026-11-24T08:00:00Z");
    var comment = new Order.Comment(1, text, text, at, true, false, Order.Author.CUSTOMER, "order");
    return new Order(
        new OrderKey("main", id),
        "%09d".formatted(id),
        "digest",
        new Order.Store(1, text, 1, "base", "UTC"),
        at,
        at,
        "new",
        text,
        new Order.Buyer(Optional.empty(), text, text, text, 0),
        Optional.of(address),
        Optional.of(address),
        List.of(line),
        totals(one),
        totals(one),
        text,
        text,
        text,
        List.of(comment),
        Order.Relation.NONE,
        false,
        source);
  }

  private static Totals totals(Money all) {
    Money zero = Money.ZERO;
    return new Totals(
        "USD",
        all,
        all,
        zero,
        zero,
        zero,
        zero,
        zero,
        zero,
        all,
        zero,
        zero,
        all,
        zero,
        Totals.Credits.NONE,
        Totals.Charges.NONE);
  }

  @Override
  public Page load(Collection<OrderKey> keys) {
    FakeAuditLog.anotherSystemIsAsked();
    away.ifPresent(failure -> {
      throw new FailedCall(failure);
    });
    return new Page(
        keys.stream().flatMap(key -> Optional.ofNullable(orders.get(key)).stream()).toList(),
        Map.of(),
        false,
        Duration.ZERO);
  }

  @Override
  public Page changed(
      Instant from, Instant until, List<? extends LeftOut> leftOut, int page, int size) {
    return load(List.of());
  }

  @Override
  public Page placed(Period period, int page, int size) {
    return load(List.of());
  }

  @Override
  public long count(Period period, java.util.Set<String> statuses) {
    return orders.size();
  }

  @Override
  public List<Order> byIncrementId(String incrementId) {
    return List.of();
  }

  @Override
  public Instant now() {
    return Instant.EPOCH;
  }
}
