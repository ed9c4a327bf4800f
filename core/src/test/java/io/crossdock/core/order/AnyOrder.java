package io.crossdock.core.order;

import io.crossdock.core.order.Order.Buyer;
import io.crossdock.core.order.Order.Store;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * Orders as Magento makes them, with all that is awkward: four-decimal prices, decimal quantities,
 * taxes and discounts per row, both kinds of bundles, configurables, shipping with tax and
 * discount, gift cards, zero totals, an order currency unlike the base currency.
 */
public final class AnyOrder {

  private static final BigDecimal RATE = new BigDecimal("0.9");

  private final Random random;
  private final List<OrderLine> lines = new ArrayList<>();
  private final BigDecimal taxRate;
  private final BigDecimal off;
  private Money subtotal = Money.ZERO;
  private Money tax = Money.ZERO;
  private Money discount = Money.ZERO;
  private long nextId = 1;

  private final int decimals;

  private AnyOrder(Random random, int decimals) {
    this.random = random;
    this.decimals = decimals;
    this.taxRate = new BigDecimal(List.of("0", "0.0825", "0.19", "0.2").get(random.nextInt(4)));
    this.off = new BigDecimal(List.of("0", "0", "0.15", "0.333", "1").get(random.nextInt(5)));
  }

  public static Order of(Random random) {
    return new AnyOrder(random, 2).order();
  }

  /** Of a shop whose price modules or currency have other decimals than cents. */
  public static Order of(Random random, int decimals) {
    return new AnyOrder(random, decimals).order();
  }

  private Order order() {
    for (int n = 1 + random.nextInt(4); n > 0; n--) {
      switch (random.nextInt(6)) {
        case 0 -> bundle(true);
        case 1 -> bundle(false);
        case 2 -> configurable();
        default -> item(Optional.empty(), "simple", price(), quantity(), true);
      }
    }
    Money shipping =
        cents(new BigDecimal(random.nextInt(2) * random.nextInt(2000)).movePointLeft(2));
    Money shippingTax = cents(shipping.amount().multiply(taxRate));
    tax = tax.plus(shippingTax);
    Money shippingOff = cents(shipping.amount().multiply(off));
    discount = discount.plus(shippingOff);
    Money whole = subtotal.plus(shipping).plus(tax).minus(discount);
    Money card =
        random.nextInt(4) == 0 ? cents(whole.amount().multiply(new BigDecimal("0.4"))) : Money.ZERO;
    var totals = totals("EUR", shipping, shippingTax, whole.minus(card), BigDecimal.ONE);
    return order(totals, totals("USD", shipping, shippingTax, whole.minus(card), RATE));
  }

  private void bundle(boolean dynamic) {
    BigDecimal quantity = new BigDecimal(1 + random.nextInt(3));
    long id = nextId;
    int at = lines.size();
    item(Optional.empty(), "bundle", dynamic ? BigDecimal.ZERO : price(), quantity, true);
    BigDecimal sum = BigDecimal.ZERO;
    Money taxes = Money.ZERO;
    Money before = subtotal;
    Money taxBefore = tax;
    for (int n = 1 + random.nextInt(3); n > 0; n--) {
      BigDecimal each = dynamic ? price().setScale(2, RoundingMode.HALF_UP) : BigDecimal.ZERO;
      OrderLine part = item(Optional.of(id), "simple", each, quantity, true);
      sum = sum.add(each);
      taxes = taxes.plus(part.tax());
    }
    if (dynamic) {
      subtotal = before.plus(cents(sum.multiply(quantity)));
      tax = taxBefore.plus(taxes);
      lines.set(at, line(id, Optional.empty(), "bundle", quantity, sum, taxes, Money.ZERO));
    }
  }

  private void configurable() {
    long id = nextId;
    BigDecimal quantity = quantity();
    item(Optional.empty(), "configurable", price(), quantity, true);
    item(Optional.of(id), "simple", BigDecimal.ZERO, quantity, false);
  }

  private OrderLine item(
      Optional<Long> parent, String type, BigDecimal price, BigDecimal quantity, boolean counts) {
    Money row = cents(price.multiply(quantity));
    Money less = cents(row.amount().multiply(off));
    Money taxes = cents(row.minus(less).amount().multiply(taxRate));
    OrderLine line = line(nextId++, parent, type, quantity, price, taxes, less);
    lines.add(line);
    if (counts) {
      subtotal = subtotal.plus(row);
      tax = tax.plus(taxes);
      discount = discount.plus(less);
    }
    return line;
  }

  private OrderLine line(
      long id,
      Optional<Long> parent,
      String type,
      BigDecimal quantity,
      BigDecimal price,
      Money taxes,
      Money less) {
    Money one = new Money(price);
    Money withTax = cents(price.multiply(BigDecimal.ONE.add(taxRate)));
    Money row = cents(price.multiply(quantity));
    return new OrderLine(
        id,
        parent,
        "sku-" + id,
        "Thing " + id,
        type,
        quantity,
        BigDecimal.ZERO,
        one,
        one.times(RATE),
        less,
        base(less),
        taxes,
        base(taxes),
        row.minus(less),
        List.of(),
        id,
        new OrderLine.WithTax(
            withTax,
            withTax.times(RATE),
            row.minus(less),
            base(row.minus(less)),
            Money.ZERO,
            Money.ZERO),
        OrderLine.Done.NOTHING);
  }

  private BigDecimal price() {
    return BigDecimal.valueOf(random.nextInt(1_000_000), random.nextInt(3) == 0 ? 4 : 2);
  }

  private BigDecimal quantity() {
    return random.nextInt(3) == 0
        ? BigDecimal.valueOf(1 + random.nextInt(50_000), 1 + random.nextInt(4))
        : new BigDecimal(1 + random.nextInt(12));
  }

  private Money cents(BigDecimal amount) {
    return new Money(amount).rounded(decimals);
  }

  private Money base(Money money) {
    return money.times(RATE).rounded(decimals);
  }

  private Totals totals(String currency, Money ship, Money shipTax, Money grand, BigDecimal rate) {
    Money zero = Money.ZERO;
    return new Totals(
        currency,
        at(grand, rate),
        at(subtotal, rate),
        at(tax, rate),
        at(ship, rate),
        zero.minus(at(discount, rate)),
        zero,
        zero,
        zero,
        at(grand, rate),
        zero,
        zero,
        at(subtotal, rate),
        at(ship.plus(shipTax), rate),
        Totals.Credits.NONE,
        Totals.Charges.NONE);
  }

  private Money at(Money money, BigDecimal rate) {
    return money.times(rate).rounded(decimals);
  }

  private Order order(Totals total, Totals base) {
    Instant at = Instant.parse("2026-03-01T12:00:00Z");
    return new Order(
        new OrderKey("main", 42),
        "000000042",
        "digest",
        new Store(1, "Main", 1, "base", "UTC"),
        at,
        at,
        "new",
        "pending",
        new Buyer(Optional.empty(), "ann@example.com", "Ann", "Lee", 0),
        Optional.empty(),
        Optional.empty(),
        List.copyOf(lines),
        total,
        base,
        "",
        "",
        "checkmo",
        List.of(),
        Order.Relation.NONE,
        false,
        Map.of());
  }
}
