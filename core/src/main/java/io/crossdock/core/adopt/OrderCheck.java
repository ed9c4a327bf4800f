package io.crossdock.core.adopt;

import io.crossdock.core.adopt.HeldOrder.Line;
import io.crossdock.core.order.Money;
import io.crossdock.core.plan.Plan;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;

/** Whether an Order that has the number is the shop's order, and which line is which. Pure. */
public final class OrderCheck {

  private OrderCheck() {}

  /** What became of it. */
  public sealed interface Checked {

    /**
     * @param lines the external id that each line gets, by its id; those that have theirs already
     *     are among them
     * @param left lines that stay as they are: people's own, which cost nothing
     */
    record Fits(Map<String, String> lines, List<Line> left) implements Checked {}

    /** It has the order's key already. */
    record Ours() implements Checked {}

    /** Something stands against it. */
    record Stands(String code, String sentence) implements Checked {}
  }

  /**
   * @param account the Account that the order's customer is known to have, or the one for all
   */
  public static Checked of(Plan plan, HeldOrder held, Optional<String> account) {
    return held.key().equals(plan.key().externalId())
        ? new Checked.Ours()
        : stands(plan, held, account).<Checked>map(s -> s).orElseGet(() -> lines(plan, held));
  }

  private static Optional<Checked.Stands> stands(
      Plan plan, HeldOrder held, Optional<String> account) {
    if (!held.key().isEmpty()) {
      return stand("other-key", "It carries the key of another order, " + held.key() + ".");
    }
    if (!held.holder().isEmpty()) {
      return stand("linked", "Order " + held.holder() + " is this order already: it has its key.");
    }
    if (!held.currency().isEmpty() && !held.currency().equals(plan.currency())) {
      return stand(
          "other-currency",
          "It is in " + held.currency() + ", the shop's order in " + plan.currency() + ".");
    }
    if (!held.total().equals(plan.expectedTotal())) {
      return stand(
          "total-differs",
          "Its total is %s, Magento's %s %s."
              .formatted(held.total(), plan.expectedTotal(), plan.currency()));
    }
    if (account
        .filter(id -> !held.accountId().isEmpty() && !id.equals(held.accountId()))
        .isPresent()) {
      return stand(
          "other-account",
          "It belongs to Account %s, its customer to %s."
              .formatted(held.accountId(), account.get()));
    }
    return held.reductions().isEmpty()
        ? Optional.empty()
        : stand(
            "reduction-orders",
            "It has reduction orders: " + String.join(", ", held.reductions()) + ".");
  }

  private static Optional<Checked.Stands> stand(String code, String sentence) {
    return Optional.of(new Checked.Stands(code, sentence));
  }

  /**
   * By key, else by SKU and quantity; a line that is left then is a fee where exactly one of each
   * has its amount. What is left after that is not Crossdock's: if it costs something, the next
   * send would come to another total.
   */
  private static Checked lines(Plan plan, HeldOrder held) {
    var open = new ArrayList<>(plan.lines());
    var left = new ArrayList<>(held.lines());
    var given = new LinkedHashMap<String, String>();
    give(open, left, given, (line, mine) -> mine.externalId().equals(line.key()));
    left.removeIf(line -> !line.key().isEmpty()); // ours once: the next send sees to them
    give(open, left, given, OrderCheck::same);
    fees(open, left, given);
    BigDecimal sum = left.stream().map(Line::total).reduce(BigDecimal.ZERO, BigDecimal::add);
    boolean costs = left.stream().anyMatch(line -> line.total().signum() != 0);
    return costs
        ? new Checked.Stands(
            "other-lines",
            "No item of the shop's order is like %s; they make %s. The next send would add it on top."
                .formatted(
                    left.stream().map(OrderCheck::words).collect(Collectors.joining(", ")),
                    new Money(sum)))
        : new Checked.Fits(Map.copyOf(given), List.copyOf(left));
  }

  private static void give(
      List<Plan.Line> open,
      List<Line> left,
      Map<String, String> given,
      BiPredicate<Line, Plan.Line> is) {
    for (Line line : List.copyOf(left)) {
      open.stream()
          .filter(mine -> is.test(line, mine))
          .findFirst()
          .ifPresent(mine -> {
            open.remove(mine);
            left.remove(line);
            given.put(line.id(), mine.externalId());
          });
    }
  }

  private static boolean same(Line line, Plan.Line mine) {
    return mine.product().sku().equalsIgnoreCase(line.sku().strip())
        && mine.quantity().compareTo(line.quantity()) == 0;
  }

  private static void fees(List<Plan.Line> open, List<Line> left, Map<String, String> given) {
    for (Line line : List.copyOf(left)) {
      var like = open.stream().filter(mine -> fee(mine, line)).toList();
      boolean alone =
          left.stream().filter(other -> other.total().compareTo(line.total()) == 0).count() == 1;
      if (like.size() == 1 && alone) {
        open.remove(like.getFirst());
        left.remove(line);
        given.put(line.id(), like.getFirst().externalId());
      }
    }
  }

  private static boolean fee(Plan.Line mine, Line line) {
    return mine.product().fee()
        && line.total().signum() != 0
        && mine.total().compareTo(line.total()) == 0
        && mine.quantity().compareTo(line.quantity()) == 0;
  }

  private static String words(Line line) {
    return "%s x %s"
        .formatted(
            line.quantity().stripTrailingZeros().toPlainString(),
            line.sku().isEmpty() ? "a product without code" : line.sku());
  }
}
