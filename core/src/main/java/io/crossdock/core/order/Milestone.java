package io.crossdock.core.order;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What has happened to an order as a whole, whatever its status is called: shops rename and add
 * statuses, and some orders pass "processing" to their end. The first that is reached counts most.
 * Pure.
 */
public enum Milestone {
  /** Nothing of what was ordered and is still wanted remains to be shipped. */
  SHIPPED("when-shipped"),
  /** Nothing is due any more, and something was paid. */
  PAID("when-paid"),
  /** Nothing of what was ordered and is still wanted remains to be invoiced. */
  INVOICED("when-invoiced");

  /** Magento's states of an order that has come to rest, or was stopped. */
  private static final List<String> STOPPED = List.of("canceled", "closed", "holded");

  private static final List<String> NOTHING_TO_SHIP = List.of("virtual", "downloadable");

  private final String key;

  Milestone(String key) {
    this.key = key;
  }

  /** Where it stands beside statuses; no code of Magento's own has a hyphen. */
  public String key() {
    return key;
  }

  public static List<String> keys() {
    return Stream.of(values()).map(Milestone::key).toList();
  }

  /** Empty for an order that is on hold, canceled or closed: what it reached before is past. */
  public static List<Milestone> of(Order order) {
    return STOPPED.contains(order.state())
        ? List.of()
        : Stream.of(values()).filter(one -> one.reached(order)).toList();
  }

  private boolean reached(Order order) {
    return switch (this) {
      case SHIPPED -> all(order, Milestone::isShipped, done -> done.shipped());
      case INVOICED -> all(order, line -> true, done -> done.invoiced());
      case PAID ->
          order.total().paid().amount().signum() > 0 && order.total().due().amount().signum() <= 0;
    };
  }

  private static boolean isShipped(OrderLine line) {
    return !NOTHING_TO_SHIP.contains(line.productType());
  }

  /** A bundle that ships in parts has its quantities on these. */
  private static boolean all(
      Order order, Predicate<OrderLine> concerned, Function<OrderLine.Done, BigDecimal> done) {
    List<OrderLine> lines =
        order.lines().stream().filter(OrderLine::topLevel).filter(concerned).toList();
    return lines.stream().anyMatch(line -> begun(order, line, done))
        && lines.stream().allMatch(line -> ended(order, line, concerned, done));
  }

  private static boolean begun(
      Order order, OrderLine line, Function<OrderLine.Done, BigDecimal> done) {
    return Stream.concat(Stream.of(line), parts(order, line))
        .anyMatch(one -> done.apply(one.done()).signum() > 0);
  }

  private static boolean ended(
      Order order,
      OrderLine line,
      Predicate<OrderLine> concerned,
      Function<OrderLine.Done, BigDecimal> done) {
    List<OrderLine> parts = parts(order, line).filter(concerned).toList();
    return nothingLeft(line, done)
        || (!parts.isEmpty() && parts.stream().allMatch(part -> nothingLeft(part, done)));
  }

  private static Stream<OrderLine> parts(Order order, OrderLine line) {
    return order.lines().stream()
        .filter(part -> part.parentItemId().equals(Optional.of(line.itemId())));
  }

  private static boolean nothingLeft(OrderLine line, Function<OrderLine.Done, BigDecimal> done) {
    BigDecimal wanted =
        line.quantity().subtract(line.quantityCanceled()).subtract(line.done().refunded());
    return done.apply(line.done()).compareTo(wanted) >= 0;
  }
}
