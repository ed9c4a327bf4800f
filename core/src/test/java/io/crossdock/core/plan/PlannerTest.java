package io.crossdock.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.core.order.Money;
import io.crossdock.core.order.Order;
import io.crossdock.core.order.OrderFixture;
import io.crossdock.core.plan.Planner.Past;
import io.crossdock.core.policy.OptionValues;
import io.crossdock.core.policy.SyncSettings;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlannerTest {

  private static final OrgShape ORG = shape(false, "USD");
  private static final SyncSettings SETTINGS = SyncSettings.defaults(Instant.EPOCH);

  @ParameterizedTest
  @CsvSource({
    "2026-03-08T04:30:00Z, America/New_York, 2026-03-07",
    "2026-03-09T03:30:00Z, America/New_York, 2026-03-08",
    "2026-03-28T23:30:00Z, Europe/Berlin, 2026-03-29",
    "2026-03-29T22:30:00Z, Europe/Berlin, 2026-03-30",
    "2026-10-03T13:30:00Z, Australia/Sydney, 2026-10-03",
    "2026-10-04T13:30:00Z, Australia/Sydney, 2026-10-05"
  })
  void theDayOfPurchaseIsTheStoresDay(String instant, String zone, String day) {
    Plan plan = plan(new OrderFixture().at(instant, zone).line("1", "5").build());
    assertThat(plan.header()).containsEntry("EffectiveDate", day);
  }

  @Test
  void foundByItsIdAConfigurableIsTheChosenSimpleAndFeesHaveNone() {
    var byId = new OptionValues(new TreeMap<>(Map.of("product-match", "product-id")));
    Order order = new OrderFixture().line("1", "5").configurable(7, 8, "5").extra("2").build();
    var planned = Planner.plan(order, byId.settings(Instant.EPOCH), ORG, Past.NONE);
    assertThat(((Planner.Planned.Ready) planned).plan().lines())
        .extracting(line -> line.product().key())
        .containsExactly("main:product:1", "main:product:8", "");
    assertThat(plan(order).lines()).extracting(line -> line.product().key()).containsOnly("");
  }

  @Test
  void anUnknownTimeZoneIsAskedForAndNeverTakenForUtc() {
    Order order = new OrderFixture().at("2026-03-08T04:30:00Z", "").line("1", "5").build();
    var planned = (Planner.Planned.Impossible) Planner.plan(order, SETTINGS, ORG, Past.NONE);
    assertThat(planned.failure().code()).isEqualTo("time-zone");
    assertThat(planned.failure().hint()).contains("CROSSDOCK_SHOP_TIME_ZONE");
  }

  @Test
  void whatTheShopsAnswerLeftOutIsToldFirstOnTheOrder() {
    Order order = new OrderFixture().warnings("Left out.").status("odd").line("1", "5").build();
    assertThat(plan(order).warnings()).startsWith("Left out.");
  }

  @Test
  void thePurchaseOrdersNumberAndThePaymentsTitleArriveAndACutNumberWouldBeAnotherOne() {
    var field = new OrgShape.Field("string", 80, 0, true, true, false, List.of(), "PO Number");
    var org =
        new OrgShape(
            false,
            "USD",
            List.of("USD"),
            ORG.statuses(),
            Map.of("Order", Map.of("PoNumber", field)));
    var paid = new OrderFixture().payment("purchaseorder", "Purchase Order", "PO-7").line("1", "5");
    Plan plan = planned(paid.build(), org);
    assertThat(plan.header()).containsEntry("PoNumber", "PO-7");
    assertThat(String.valueOf(plan.header().get("Description")))
        .contains("Payment: Purchase Order");
    assertThat(plan(paid.build()).header()).as("an org without it").doesNotContainKey("PoNumber");
    Plan cut = planned(paid.payment("purchaseorder", "", "P".repeat(81)).build(), org);
    assertThat(cut.header()).doesNotContainKey("PoNumber");
    assertThat(String.valueOf(cut.header().get("Description"))).contains("Payment: purchaseorder");
    assertThat(cut.warnings()).anySatisfy(w -> assertThat(w).contains("PoNumber", "left out"));
  }

  @Test
  void threeForTenIsThreeLinesWorthAndOneRoundingLine() {
    Plan plan = plan(new OrderFixture().line("3", "3.3333").build());
    assertThat(plan.lines())
        .extracting(Plan.Line::externalId)
        .containsExactly("main:1", "main:42:rounding");
  }

  @Test
  void rowsFinerThanACentAreSentAsOneAtTheRowTotal() {
    Plan plan = plan(new OrderFixture().line("1.5", "3.33").line("1.5", "3.33").build());
    assertThat(plan.lines()).hasSize(2);
    assertThat(plan.lines()).allSatisfy(line -> assertThat(line.total()).isEqualByComparingTo("5"));
    assertThat(plan.lines().getFirst().fields()).containsEntry("Description", "Quantity 1.5");
  }

  @Test
  void aCurrencyTheOrgDoesNotKnowIsToldAndNotPlanned() {
    Order order = new OrderFixture().line("1", "5").build();
    assertThat(Planner.plan(order, SETTINGS, shape(false, "CHF"), Past.NONE))
        .isInstanceOf(Planner.Planned.Impossible.class);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void theLinesAlwaysSumToTheGrandTotal(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 1000; i++) {
      Plan plan = plan(anyOrder(random));
      assertThat(LinePlanner.sum(plan.lines()))
          .as("seed %s, order %s: %s", seed, i, plan.lines())
          .isEqualTo(plan.expectedTotal());
      assertThat(plan.lines()).allMatch(line -> new Money(line.total()).amount().scale() <= 2);
    }
  }

  private static Order anyOrder(Random random) {
    var order = new OrderFixture();
    for (int n = 1 + random.nextInt(5); n > 0; n--) {
      String quantity =
          BigDecimal.valueOf(1 + random.nextInt(50_000), random.nextInt(5)).toString();
      order.line(quantity, BigDecimal.valueOf(random.nextInt(1_000_000), 4).toString());
    }
    return order.extra(BigDecimal.valueOf(random.nextInt(4000) - 2000, 2).toString()).build();
  }

  private static Plan plan(Order order) {
    return planned(order, ORG);
  }

  private static Plan planned(Order order, OrgShape org) {
    return ((Planner.Planned.Ready) Planner.plan(order, SETTINGS, org, Past.NONE)).plan();
  }

  private static OrgShape shape(boolean multiCurrency, String currency) {
    return new OrgShape(
        multiCurrency,
        currency,
        List.of(currency),
        List.of(new OrgShape.Status("Draft", false), new OrgShape.Status("Activated", true)),
        Map.of());
  }
}
