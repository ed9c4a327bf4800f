package io.crossdock.core.planning;

import io.crossdock.core.mapping.Expressions;
import io.crossdock.core.mapping.FieldMapping;
import io.crossdock.core.mapping.MappedFields;
import io.crossdock.core.order.Order;
import io.crossdock.core.order.OrderKey;
import io.crossdock.core.plan.Applied;
import io.crossdock.core.plan.OrgFit;
import io.crossdock.core.plan.OrgShape;
import io.crossdock.core.plan.Plan;
import io.crossdock.core.plan.Planner;
import io.crossdock.core.policy.Decision;
import io.crossdock.core.policy.Hindrance;
import io.crossdock.core.policy.SyncPolicy;
import io.crossdock.core.policy.SyncPolicy.Occasion;
import io.crossdock.core.policy.SyncSettings;
import io.crossdock.core.port.work.Trigger;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Decides and plans with the settings of the order's website, on every path. Thread-safe as long as
 * what it asks is.
 *
 * @param options what holds for a website
 * @param mappings those of a website
 * @param anyway whether a person sends the order although a filter would leave it
 * @param org as last read
 * @param recentOrg as it is now, or was a moment ago
 */
public record SyncPlanning(
    IntFunction<SyncSettings> options,
    IntFunction<List<FieldMapping>> mappings,
    Predicate<OrderKey> anyway,
    Supplier<OrgShape> org,
    Supplier<OrgShape> recentOrg,
    Expressions expressions)
    implements Planning {

  @Override
  public Result of(Order order, Trigger trigger, Applied before) {
    SyncSettings effective = options.apply(order.store().websiteId());
    boolean automatic = !trigger.byPerson() && trigger != Trigger.BACKFILL;
    boolean linked = before.orderId().isPresent();
    Decision decision = SyncPolicy.decide(order, effective, new Occasion(automatic, linked, false));
    if (decision instanceof Decision.Skip skip && skip.overridable() && wished(order)) {
      decision = SyncPolicy.decide(order, effective, new Occasion(automatic, linked, true));
    }
    return switch (decision) {
      case Decision.Skip skip -> new Result.Leave(skip.code(), skip.reason(), skip.red());
      case Decision.Sync sync -> plan(order, effective, trigger, before);
    };
  }

  /** Asked only where it matters: most orders are sent without. */
  private boolean wished(Order order) {
    return anyway.test(order.key());
  }

  private Result plan(Order order, SyncSettings effective, Trigger trigger, Applied before) {
    boolean rewrite =
        !effective.updates().orderInfo()
            && before.orderId().isPresent()
            && trigger.byPerson()
            && wished(order);
    var past = Planner.Past.of(before, rewrite);
    Result planned = plan(order, effective, past, org.get());
    return trigger.byPerson() && hindered(planned)
        ? plan(order, effective, past, recentOrg.get())
        : planned;
  }

  /** Whether another shape of the org may be what the person who pressed has seen to. */
  private static boolean hindered(Result planned) {
    return switch (planned) {
      case Result.Impossible no -> Hindrance.ofTheOrg(no.failure());
      case Result.Send send -> !send.plan().warnings().isEmpty();
      case Result.Leave leave -> false;
    };
  }

  private Result plan(Order order, SyncSettings effective, Planner.Past past, OrgShape shape) {
    return switch (Planner.plan(order, effective, shape, past)) {
      case Planner.Planned.Ready ready -> mapped(ready.plan(), order, shape);
      case Planner.Planned.Impossible no -> new Result.Impossible(no.failure());
    };
  }

  private Result mapped(Plan plan, Order order, OrgShape shape) {
    var own = mappings.apply(order.store().websiteId());
    return switch (MappedFields.onto(plan, order, own, expressions, shape)) {
      case MappedFields.Mapped.Ready ready -> new Result.Send(OrgFit.of(ready.plan(), shape));
      case MappedFields.Mapped.Impossible no -> new Result.Impossible(no.failure());
    };
  }
}
