package io.crossdock.magento;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.core.order.Money;
import io.crossdock.core.order.Order;
import io.crossdock.core.order.Totals;
import io.crossdock.core.plan.OrgShape;
import io.crossdock.core.plan.Plan;
import io.crossdock.core.plan.PlanOptions;
import io.crossdock.core.plan.Planner;
import io.crossdock.core.plan.Planner.Planned;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RecordedOrdersTest {

  private static final PlanOptions OPTIONS =
      new PlanOptions(true, "Draft", Map.of("complete", "Activated"));
  private static final OrgShape ORG = shape(true, "USD");
  private static final OrderParser PARSER =
      new OrderParser(
          "main",
          (id, names) -> new Order.Store(id, "Store", 1, "base", "America/New_York"),
          OptionLabels.PLAIN);

  @ParameterizedTest
  @MethodSource("io.crossdock.magento.Recorded#orders")
  void everyRecordedOrderIsPlannedToItsGrandTotalInBothCurrencies(String name) {
    Order order = PARSER.parse(Recorded.order(name));
    assertThat(explained(order.total())).isEqualTo(order.total().grandTotal());
    Plan plan = plan(order, ORG);
    assertThat(sum(plan)).isEqualTo(order.total().grandTotal());
    assertThat(plan.lines()).noneMatch(l -> l.externalId().endsWith(":other"));

    OrgShape baseOnly = shape(false, order.baseTotal().currency());
    Plan base = plan(order, baseOnly);
    assertThat(sum(base)).isEqualTo(base.expectedTotal());
  }

  private static Plan plan(Order order, OrgShape org) {
    return ((Planned.Ready) Planner.plan(order, OPTIONS, org)).plan();
  }

  private static Money sum(Plan plan) {
    return plan.lines().stream().map(l -> new Money(l.total())).reduce(Money.ZERO, Money::plus);
  }

  private static Money explained(Totals t) {
    return t.subtotal()
        .plus(t.tax())
        .plus(t.shipping())
        .plus(t.discount())
        .plus(t.discountTaxCompensation())
        .plus(t.shippingDiscountTaxCompensation());
  }

  private static OrgShape shape(boolean multiCurrency, String currency) {
    return new OrgShape(
        multiCurrency,
        currency,
        java.util.List.of(currency),
        java.util.List.of(
            new OrgShape.Status("Draft", false), new OrgShape.Status("Activated", true)),
        Map.of());
  }
}
