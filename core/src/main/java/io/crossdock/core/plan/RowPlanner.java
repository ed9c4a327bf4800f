package io.crossdock.core.plan;

import io.crossdock.core.order.Money;
import io.crossdock.core.order.Order;
import io.crossdock.core.order.OrderLine;
import io.crossdock.core.policy.SyncSettings;
import io.crossdock.core.policy.SyncSettings.BundleLines;
import io.crossdock.core.policy.SyncSettings.Discounts;
import io.crossdock.core.policy.SyncSettings.LinePrices;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Which items become lines, and what each row comes to. A bundle with a price per part carries its
 * discount on the parts only and its tax on both; one with a fixed price carries all itself (as
 * recorded from 2.4.7). Where both carry prices (magento2#38687) those count that the subtotal is
 * made of, once.
 */
final class RowPlanner {

  /**
   * An item that becomes a line.
   *
   * @param amount of the whole row, in cents
   */
  record Row(OrderLine item, Money amount) {}

  private static final Money ROUNDED = Money.of("0.05");

  private final Order order;
  private final Amounts amounts;
  private final SyncSettings.Amounts settings;
  private final Priced priced;

  /** Whose prices a bundle's row is made of. */
  private enum Priced {
    PARENT,
    PARTS,
    BOTH
  }

  RowPlanner(Order order, Amounts amounts, SyncSettings.Amounts settings) {
    this.order = order;
    this.amounts = amounts;
    this.settings = settings;
    this.priced =
        Stream.of(Priced.values())
            .filter(how -> subtotal(how).equals(amounts.totals().subtotal()))
            .findFirst()
            .orElse(Priced.PARENT);
  }

  private Money subtotal(Priced how) {
    return order.lines().stream()
        .filter(OrderLine::topLevel)
        .map(item -> plain(item, how))
        .reduce(Money.ZERO, Money::plus);
  }

  private Money plain(OrderLine item, Priced how) {
    Money own = times(amounts.price(item), item);
    if (how == Priced.PARENT || !bundled(item)) {
      return own;
    }
    return how == Priced.PARTS ? priced(children(item)) : own.plus(priced(children(item)));
  }

  private Money priced(List<OrderLine> parts) {
    return parts.stream()
        .map(part -> times(amounts.price(part), part))
        .reduce(Money.ZERO, Money::plus);
  }

  List<Row> rows() {
    var rows = new ArrayList<Row>();
    for (OrderLine item : order.lines()) {
      if (item.topLevel() && item.quantity().signum() > 0) {
        List<OrderLine> parts = bundled(item) ? children(item) : List.of();
        if (parts.isEmpty() || settings.bundles() != BundleLines.CHILDREN) {
          rows.add(new Row(item, amount(item)));
        }
        rows.addAll(parts(item, parts));
      }
    }
    return rows;
  }

  private List<Row> parts(OrderLine bundle, List<OrderLine> parts) {
    if (parts.isEmpty()) {
      return List.of();
    }
    return switch (settings.bundles()) {
      case PARENT -> List.of();
      case PARENT_AND_CHILDREN -> parts.stream().map(p -> new Row(p, Money.ZERO)).toList();
      case CHILDREN ->
          !same(priced(parts), plain(bundle, priced))
              ? spread(amount(bundle), parts)
              : parts.stream().map(part -> new Row(part, amount(part))).toList();
    };
  }

  /** But for what rounding each part makes. */
  private static boolean same(Money parts, Money whole) {
    return parts.minus(whole).amount().abs().compareTo(ROUNDED.amount()) <= 0
        && (whole.isZero() || !parts.isZero());
  }

  /** Evenly; the last takes what does not divide. */
  private List<Row> spread(Money whole, List<OrderLine> parts) {
    var rows = new ArrayList<Row>();
    var count = BigDecimal.valueOf(parts.size());
    var share = new Money(whole.amount().divide(count, amounts.rowScale(), RoundingMode.DOWN));
    Money left = whole;
    for (OrderLine part : parts.subList(0, parts.size() - 1)) {
      rows.add(new Row(part, share));
      left = left.minus(share);
    }
    rows.add(new Row(parts.getLast(), left));
    return rows;
  }

  private Money amount(OrderLine item) {
    Money plain = plain(item, priced);
    Money discount = carried(item, amounts::discount);
    return switch (settings.prices()) {
      case WITHOUT_TAX -> folded() ? positive(plain.minus(discount)) : plain;
      case WITH_TAX -> folded() ? net(item, plain, discount) : withTax(item, plain);
      case WITH_TAX_AND_DISCOUNT -> net(item, plain, discount);
    };
  }

  /** Modules may leave the price with tax away. */
  private Money withTax(OrderLine item, Money plain) {
    Money price = amounts.priceWithTax(item);
    boolean notItsOwn = bundled(item) && priced != Priced.PARENT;
    return notItsOwn || (price.isZero() && !plain.isZero())
        ? plain.plus(carried(item, amounts::tax)).rounded(amounts.rowScale())
        : times(price, item);
  }

  private Money net(OrderLine item, Money plain, Money discount) {
    return positive(plain.plus(carried(item, amounts::tax)).minus(discount));
  }

  /** Base amounts are rounded one by one: a row that is wholly discounted may miss by a cent. */
  private Money positive(Money amount) {
    return amount.amount().signum() < 0 ? Money.ZERO : amount.rounded(amounts.rowScale());
  }

  private boolean folded() {
    return settings.discounts() == Discounts.FOLDED
        || settings.prices() == LinePrices.WITH_TAX_AND_DISCOUNT;
  }

  private Money times(Money price, OrderLine item) {
    return price.times(item.quantity()).rounded(amounts.rowScale());
  }

  /** The item's own, else what its children carry. */
  private Money carried(OrderLine item, Function<OrderLine, Money> of) {
    Money own = of.apply(item);
    return own.isZero() ? children(item).stream().map(of).reduce(Money.ZERO, Money::plus) : own;
  }

  private static boolean bundled(OrderLine item) {
    return item.productType().equals("bundle");
  }

  private List<OrderLine> children(OrderLine item) {
    return order.lines().stream()
        .filter(child -> child.parentItemId().equals(Optional.of(item.itemId())))
        .filter(child -> child.quantity().signum() > 0)
        .toList();
  }
}
