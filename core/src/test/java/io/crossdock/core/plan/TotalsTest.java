package io.crossdock.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.core.order.AnyOrder;
import io.crossdock.core.order.Money;
import io.crossdock.core.order.Order;
import io.crossdock.core.plan.Planner.Past;
import io.crossdock.core.policy.OptionValues;
import io.crossdock.core.policy.SyncSettings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the order and the settings, the lines come to what they must, to the cent. */
class TotalsTest {

  private static final List<SyncSettings> COMBINATIONS = combinations();

  @ParameterizedTest
  @ValueSource(longs = {20261124, 1, 2, 3})
  void everyOrderComesToItsGrandTotalToTheCentWithEverySetting(long seed) {
    var random = new Random(seed);
    for (int i = 0; i < 500; i++) {
      Order order = AnyOrder.of(random);
      for (SyncSettings settings : COMBINATIONS) {
        check(
            order, settings, true, "seed %d, order %d, %s".formatted(seed, i, settings.amounts()));
        check(order, settings, false, "seed %d, order %d in base".formatted(seed, i));
      }
    }
  }

  private static void check(Order order, SyncSettings settings, boolean multi, String which) {
    OrgShape org = shape(multi);
    Plan plan = ((Planner.Planned.Ready) Planner.plan(order, settings, org, Past.NONE)).plan();
    Money sum = LinePlanner.sum(plan.lines());
    assertThat(sum).as(which).isEqualTo(plan.expectedTotal());
    if (settings.amounts().fees() == SyncSettings.Fees.LINES) {
      Money grand = (multi ? order.total() : order.baseTotal()).grandTotal();
      assertThat(sum).as(which).isEqualTo(grand);
    }
    assertThat(plan.lines())
        .as(which)
        .allMatch(line -> line.total().stripTrailingZeros().scale() <= 2);
    assertThat(plan.lines()).as(which).extracting(Plan.Line::externalId).doesNotHaveDuplicates();
    if (settings.amounts().discounts() == SyncSettings.Discounts.FOLDED) {
      assertThat(plan.lines()).as(which).allMatch(line -> line.unitPrice().signum() >= 0);
    }
  }

  private static List<SyncSettings> combinations() {
    var all = new ArrayList<SyncSettings>();
    for (String prices : List.of("without-tax", "with-tax", "with-tax-and-discount")) {
      for (String fees : List.of("lines", "fields")) {
        for (String discounts : List.of("line", "folded")) {
          for (String bundles : List.of("parent", "parent-and-children", "children")) {
            var texts =
                Map.of(
                    "line-prices", prices,
                    "fees", fees,
                    "discounts", discounts,
                    "bundles", bundles);
            all.add(new OptionValues(new TreeMap<>(texts)).settings(Instant.EPOCH));
          }
        }
      }
    }
    return all;
  }

  private static OrgShape shape(boolean multiCurrency) {
    return new OrgShape(
        multiCurrency,
        "USD",
        List.of("USD", "EUR"),
        List.of(new OrgShape.Status("Draft", false), new OrgShape.Status("Activated", true)),
        Map.of());
  }
}
