package io.crossdock.bench.hot;

import io.crossdock.core.order.Order;
import io.crossdock.core.plan.OrgShape;
import io.crossdock.core.plan.Plan;
import io.crossdock.core.plan.Planner;
import io.crossdock.core.plan.Planner.Past;
import io.crossdock.core.plan.Planner.Planned;
import io.crossdock.core.policy.SyncSettings;
import io.crossdock.magento.order.RecordedOrder;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What the hot paths work on: one recorded order, the shipped settings, an org of one currency. */
public final class Sample {

  static final SyncSettings SETTINGS = SyncSettings.defaults(Instant.EPOCH);
  static final OrgShape ORG =
      new OrgShape(
          false,
          "USD",
          List.of("USD"),
          List.of(new OrgShape.Status("Draft", false), new OrgShape.Status("Activated", true)),
          Map.of());

  private Sample() {}

  static Order order() {
    return RecordedOrder.read();
  }

  /** Throws {@link ClassCastException} when the order cannot be planned. */
  public static Plan plan() {
    return ((Planned.Ready) Planner.plan(order(), SETTINGS, ORG, Past.NONE)).plan();
  }
}
