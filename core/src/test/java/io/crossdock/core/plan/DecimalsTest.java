package io.crossdock.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.core.order.AnyOrder;
import io.crossdock.core.order.Money;
import io.crossdock.core.order.Order;
import io.crossdock.core.order.OrderFixture;
import io.crossdock.core.plan.Planner.Past;
import io.crossdock.core.policy.OptionValues;
import io.crossdock.core.policy.SyncSettings;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Case 8: totals with other decimals than the org's currency. */
@DisplayName("8: decimals")
class DecimalsTest {

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void whateverTheDecimalsTheLinesComeToTheRoundedTotalAndRoundingIsNoOtherCharge(long seed) {
    var random = new Random(seed);
    for (int i = 0; i < 300; i++) {
      Order order = AnyOrder.of(random, random.nextInt(5));
      int scale = random.nextInt(4);
      for (SyncSettings settings : combinations()) {
        check(order, settings, shape(true, Map.of("EUR", scale)), scale, "seed " + seed + "/" + i);
        check(order, settings, shape(false, Map.of()), 2, "base, seed " + seed + "/" + i);
      }
    }
  }

  private static void check(
      Order order, SyncSettings settings, OrgShape org, int scale, String which) {
    Plan plan = plan(order, settings, org);
    Money grand = (org.multiCurrency() ? order.total() : order.baseTotal()).grandTotal();
    if (grand.amount().signum() < 0) {
      return; // no shop has one
    }
    Money sum = LinePlanner.sum(plan.lines());
    assertThat(sum).as(which).isEqualTo(plan.expectedTotal());
    assertThat(plan.lines())
        .as(which)
        .allMatch(line -> line.total().stripTrailingZeros().scale() <= scale);
    if (settings.amounts().fees() == SyncSettings.Fees.LINES) {
      assertThat(sum).as(which).isEqualTo(grand.rounded(scale));
    }
    boolean same = grand.equals(grand.rounded(scale));
    assertThat(plan.warnings()).as(which).hasSize(same ? 0 : 1);
  }

  @ParameterizedTest
  @ValueSource(longs = {4, 5, 6})
  void withoutSurchargesThereIsNoLineOfOtherCharges(long seed) {
    var random = new Random(seed);
    for (int i = 0; i < 500; i++) {
      int decimals = random.nextInt(5);
      var order = new OrderFixture();
      for (int n = 1 + random.nextInt(40); n > 0; n--) {
        String quantity =
            BigDecimal.valueOf(1 + random.nextInt(50_000), random.nextInt(5)).toString();
        order.line(quantity, BigDecimal.valueOf(random.nextInt(1_000_000), decimals).toString());
      }
      Plan plan =
          plan(
              order.extra(BigDecimal.valueOf(random.nextInt(4000), decimals).toString()).build(),
              SyncSettings.defaults(Instant.EPOCH),
              shape(true, Map.of("USD", random.nextInt(4))));
      assertThat(plan.lines())
          .as("seed %s, order %s", seed, i)
          .noneMatch(line -> line.externalId().endsWith(":other"));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0, 36.5, 37, 36.50 USD",
    "2, 36.7035, 36.70, 36.7035 USD",
    "2, 36.7050, 36.71, 36.705 USD",
    "3, 36.7035, 36.704, 36.7035 USD",
    "3, 36.703, 36.703, ''"
  })
  void theTotalIsRoundedHalfUpAndTheWarningSaysBothFigures(
      int decimals, String price, String total, String said) {
    Order order = new OrderFixture().line("1", "0").extra(price).build();
    Plan plan =
        plan(order, SyncSettings.defaults(Instant.EPOCH), shape(true, Map.of("USD", decimals)));
    assertThat(plan.expectedTotal()).isEqualTo(Money.of(total));
    assertThat(LinePlanner.sum(plan.lines())).isEqualTo(Money.of(total));
    assertThat(String.join("", plan.warnings())).contains(said);
    assertThat(plan.warnings()).hasSize(said.isEmpty() ? 0 : 1);
  }

  @Test
  void aCurrencyThatIsNotActiveInTheOrgIsToldByName() {
    Order order = new OrderFixture().line("1", "5").build();
    var org = new OrgShape(true, "EUR", List.of("EUR", "CHF"), List.of(), Map.of());
    var planned = Planner.plan(order, SyncSettings.defaults(Instant.EPOCH), org, Past.NONE);
    assertThat(((Planner.Planned.Impossible) planned).failure().message())
        .contains("USD")
        .contains("EUR, CHF");
  }

  private static Plan plan(Order order, SyncSettings settings, OrgShape org) {
    return ((Planner.Planned.Ready) Planner.plan(order, settings, org, Past.NONE)).plan();
  }

  private static List<SyncSettings> combinations() {
    var all = new ArrayList<SyncSettings>();
    for (String fees : List.of("lines", "fields")) {
      for (String discounts : List.of("line", "folded")) {
        for (String prices : List.of("without-tax", "with-tax", "with-tax-and-discount")) {
          var texts = Map.of("fees", fees, "discounts", discounts, "line-prices", prices);
          all.add(new OptionValues(new TreeMap<>(texts)).settings(Instant.EPOCH));
        }
      }
    }
    return all;
  }

  private static OrgShape shape(boolean multi, Map<String, Integer> decimals) {
    return new OrgShape(
        multi,
        "USD",
        List.of("USD", "EUR"),
        List.of(new OrgShape.Status("Draft", false), new OrgShape.Status("Activated", true)),
        Map.of(),
        decimals);
  }
}
