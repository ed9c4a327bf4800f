package io.crossdock.core.order;

import io.crossdock.core.order.Order.Buyer;
import io.crossdock.core.order.Order.Store;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Builds orders whose totals follow Magento's formula. */
public final class OrderFixture {

  private final List<OrderLine> lines = new ArrayList<>();
  private Instant createdAt = Instant.parse("2026-03-01T12:00:00Z");
  private String zone = "UTC";
  private String status = "pending";
  private Money extra = Money.ZERO;
  private Money paid = Money.ZERO;

  public OrderFixture at(String instant, String timeZone) {
    createdAt = Instant.parse(instant);
    zone = timeZone;
    return this;
  }

  public OrderFixture status(String code) {
    status = code;
    return this;
  }

  public OrderFixture paid(String amount) {
    paid = Money.of(amount);
    return this;
  }

  /** What shipping, tax, discounts and unknown parts add to the rows. */
  public OrderFixture extra(String amount) {
    extra = Money.of(amount);
    return this;
  }

  public OrderFixture line(String quantity, String price) {
    Money each = Money.of(price);
    BigDecimal count = new BigDecimal(quantity);
    lines.add(
        new OrderLine(
            lines.size() + 1L,
            Optional.empty(),
            "sku",
            "Thing",
            "simple",
            count,
            BigDecimal.ZERO,
            each,
            each,
            Money.ZERO,
            Money.ZERO,
            Money.ZERO,
            Money.ZERO,
            each.times(count).rounded(2),
            List.of(),
            lines.size() + 1L,
            new OrderLine.WithTax(
                each,
                each,
                each.times(count).rounded(2),
                each.times(count).rounded(2),
                Money.ZERO,
                Money.ZERO),
            OrderLine.Done.NOTHING));
    return this;
  }

  public Order build() {
    Money rows = lines.stream().map(OrderLine::rowTotal).reduce(Money.ZERO, Money::plus);
    Totals totals = totals(rows);
    return new Order(
        new OrderKey("main", 42),
        "000000042",
        "digest",
        new Store(1, "Main", 1, "base", zone),
        createdAt,
        createdAt,
        "new",
        status,
        new Buyer(Optional.empty(), "Ann@Example.com", "Ann", "Lee", 0),
        Optional.empty(),
        Optional.empty(),
        List.copyOf(lines),
        totals,
        totals,
        "",
        "",
        "checkmo",
        List.of(),
        Order.Relation.NONE,
        false,
        Map.of());
  }

  private Totals totals(Money rows) {
    Money zero = Money.ZERO;
    Money grand = rows.plus(extra);
    return new Totals(
        "USD",
        grand,
        rows,
        zero,
        extra,
        zero,
        zero,
        zero,
        paid,
        grand.minus(paid),
        zero,
        zero,
        rows,
        extra,
        Totals.Credits.NONE);
  }
}
