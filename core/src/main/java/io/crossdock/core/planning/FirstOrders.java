package io.crossdock.core.planning;

import io.crossdock.core.failure.FailedCall;
import io.crossdock.core.order.Order;
import io.crossdock.core.plan.OrgShape;
import io.crossdock.core.plan.Plan;
import io.crossdock.core.plan.Planner;
import io.crossdock.core.policy.SyncSettings;
import io.crossdock.core.port.settings.ConnectionCheck.Row;
import io.crossdock.core.port.settings.LookAhead;
import io.crossdock.core.port.shop.OrderSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.IntFunction;

/** Shop and org together, before the first send: what the newest orders would meet in the org. */
public final class FirstOrders {

  private static final int NEWEST = 100;

  private FirstOrders() {}

  /**
   * Reads only. No rows where the shop does not answer: its own check says so.
   *
   * @param options what holds for orders of a website
   */
  public static List<Row> look(
      OrderSource shop, LookAhead org, IntFunction<SyncSettings> options, Instant now) {
    List<Order> newest;
    try {
      var all = new OrderSource.Period(Instant.EPOCH, now.plus(Duration.ofDays(1)), false);
      newest = shop.placed(all, 1, NEWEST).orders();
    } catch (FailedCall e) {
      return List.of();
    }
    try {
      return rows(newest, org, options);
    } catch (FailedCall e) {
      return List.of(Row.warning("Products", e.failure().message(), e.failure().hint()));
    }
  }

  private static List<Row> rows(
      List<Order> newest, LookAhead org, IntFunction<SyncSettings> options) {
    OrgShape shape = org.shape();
    var plans = new ArrayList<Plan>();
    var impossible = new LinkedHashMap<String, Integer>();
    for (Order order : newest) {
      SyncSettings own = options.apply(order.store().websiteId());
      switch (Planner.plan(order, own, shape, Planner.Past.NONE)) {
        case Planner.Planned.Ready ready -> plans.add(ready.plan());
        case Planner.Planned.Impossible no ->
            impossible.merge(no.failure().message(), 1, Integer::sum);
      }
    }
    var rows = new ArrayList<Row>();
    impossible.forEach((why, count) -> rows.add(impossible(why, count, newest.size())));
    rows.addAll(org.of(plans));
    return List.copyOf(rows);
  }

  private static Row impossible(String why, int count, int all) {
    return Row.warning(
        "Newest orders",
        "%d of %d could not be sent: %s".formatted(count, all, why),
        "Their pages say who can mend it.");
  }
}
