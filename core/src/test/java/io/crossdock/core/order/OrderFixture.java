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
  private OrderKey key = new OrderKey("main", 42);
  private Instant createdAt = Instant.parse("2026-03-01T12:00:00Z");
  private String zone = "UTC";
  private String status = "pending";
  private Money extra = Money.ZERO;
  private Money paid = Money.ZERO;
  private Optional<Order.Address> billing = Optional.empty();
  private Map<String, Object> source = Map.of();
  private List<String> warnings = List.of();
  private Order.Payment payment = Order.Payment.by("checkmo");
  private Buyer buyer = new Buyer(Optional.empty(), "Ann@Example.com", "Ann", "Lee", 0);

  public OrderFixture key(OrderKey shops) {
    key = shops;
    return this;
  }

  public OrderFixture at(String instant, String timeZone) {
    createdAt = Instant.parse(instant);
    zone = timeZone;
    return this;
  }

  public OrderFixture billedTo(Order.Address address) {
    billing = Optional.of(address);
    return this;
  }

  /**
   * @param customer 0 for a guest
   */
  public OrderFixture boughtBy(long customer, String email, String first, String last) {
    buyer = new Buyer(Optional.of(customer).filter(id -> id > 0), email, first, last, 0);
    return this;
  }

  public OrderFixture source(Map<String, Object> json) {
    source = json;
    return this;
  }

  /** Sentences on parts of the shop's answer that were left out. */
  public OrderFixture warnings(String... sentences) {
    warnings = List.of(sentences);
    return this;
  }

  public OrderFixture payment(String method, String title, String poNumber) {
    payment = new Order.Payment(method, title, poNumber);
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
    return line("simple", Optional.empty(), lines.size() + 1L, quantity, price);
  }

  /** The row of the configurable, and that of the chosen simple. */
  public OrderFixture configurable(long productId, long chosenId, String price) {
    long row = lines.size() + 1L;
    return line("configurable", Optional.empty(), productId, "1", price)
        .line("simple", Optional.of(row), chosenId, "1", "0");
  }

  /** One for 5.00, of the product with this SKU and name. */
  public OrderFixture selling(String sku, String name, long productId) {
    return line("simple", Optional.empty(), new Thing(sku, name, productId), "1", "5");
  }

  private record Thing(String sku, String name, long productId) {}

  private OrderFixture line(
      String type, Optional<Long> parent, long productId, String quantity, String price) {
    return line(type, parent, new Thing("sku", "Thing", productId), quantity, price);
  }

  private OrderFixture line(
      String type, Optional<Long> parent, Thing thing, String quantity, String price) {
    Money each = Money.of(price);
    BigDecimal count = new BigDecimal(quantity);
    lines.add(
        new OrderLine(
            lines.size() + 1L,
            parent,
            thing.sku(),
            thing.name(),
            type,
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
            thing.productId(),
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
        key,
        "000000042",
        "digest",
        new Store(1, "Main", 1, "base", zone),
        createdAt,
        createdAt,
        "new",
        status,
        buyer,
        billing,
        Optional.empty(),
        List.copyOf(lines),
        totals,
        totals,
        "",
        "",
        payment,
        List.of(),
        Order.Relation.NONE,
        false,
        source,
        warnings,
        List.of());
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
        Totals.Credits.NONE,
        Totals.Charges.NONE);
  }
}
