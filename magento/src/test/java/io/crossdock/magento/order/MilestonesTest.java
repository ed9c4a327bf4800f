package io.crossdock.magento.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.core.order.Milestone;
import io.crossdock.core.order.Order;
import io.crossdock.core.plan.OrgShape;
import io.crossdock.core.plan.Planner;
import io.crossdock.core.plan.Planner.Planned;
import io.crossdock.core.policy.OptionValues;
import io.crossdock.magento.Recorded;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What recorded orders have reached, and what the status map makes of it. */
class MilestonesTest {

  @ParameterizedTest
  @CsvSource({
    "guest-simple, ''",
    "guest-simple-processing, PAID INVOICED",
    "guest-simple-complete, SHIPPED PAID INVOICED",
    "guest-simple-closed, ''",
    "shipfirst-processing, SHIPPED",
    "partial-invoiced, ''",
    "partial-shipped, ''",
    "partial-complete, SHIPPED PAID INVOICED",
    "virtual-complete, PAID INVOICED",
    "bundle-dynamic-complete, SHIPPED PAID INVOICED",
    "bundle-fixed-complete, SHIPPED PAID INVOICED",
    "canceled, ''"
  })
  void anOrderHasReachedWhatNothingIsLeftOf(String name, String reached) {
    assertThat(
            Milestone.of(order(name)).stream()
                .map(Milestone::name)
                .collect(Collectors.joining(" ")))
        .isEqualTo(reached);
  }

  @Test
  void aMilestoneThatTheStatusMapNamesComesBeforeTheStatus() {
    assertThat(status("shipfirst-processing", "processing = Draft\nwhen-shipped = Activated"))
        .isEqualTo("Activated");
    assertThat(status("guest-simple-processing", "when-paid = Activated")).isEqualTo("Activated");
    assertThat(status("guest-simple", "when-shipped = Activated\nwhen-paid = Activated"))
        .isEqualTo("Draft");
    assertThat(status("virtual-complete", "complete = Draft\nwhen-shipped = Activated"))
        .as("nothing of it is shipped")
        .isEqualTo("Draft");
    assertThat(status("guest-simple-closed", "when-paid = Activated"))
        .as("it was refunded")
        .isEqualTo("Draft");
  }

  private static String status(String name, String map) {
    var settings =
        new OptionValues(new TreeMap<>(Map.of("status-map", map))).settings(Instant.EPOCH);
    var planned = Planner.plan(order(name), settings, org(), Planner.Past.NONE);
    return ((Planned.Ready) planned).plan().status().wanted();
  }

  private static OrgShape org() {
    return RecordedOrdersTest.shape(true, "USD");
  }

  private static Order order(String name) {
    return RecordedOrdersTest.PARSER.parse(Recorded.order(name));
  }
}
