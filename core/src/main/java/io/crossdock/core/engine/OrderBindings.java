package io.crossdock.core.engine;

import io.crossdock.core.failure.Failure;
import io.crossdock.core.failure.Failure.Category;
import io.crossdock.core.order.Order;
import io.crossdock.core.order.OrderKey;
import io.crossdock.core.plan.Applied;
import io.crossdock.core.plan.Plan;
import io.crossdock.core.planning.Planning;
import io.crossdock.core.policy.Hindrance;
import io.crossdock.core.port.org.Bindings;
import io.crossdock.core.port.org.OrgBindings;
import io.crossdock.core.port.shop.OrderSource;
import io.crossdock.core.port.work.OrderRecords;
import io.crossdock.core.port.work.Trigger;
import io.crossdock.core.port.work.WorkQueue;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Plans the order as a person's first send would, then leaves the record to the org. */
public final class OrderBindings implements Bindings {

  private final OrderSource shop;
  private final Planning planning;
  private final OrgBindings org;
  private final WorkQueue queue;
  private final OrderRecords records;

  public OrderBindings(
      OrderSource shop, Planning planning, OrgBindings org, WorkQueue queue, OrderRecords records) {
    this.records = records;
    this.shop = shop;
    this.planning = planning;
    this.org = org;
    this.queue = queue;
  }

  @Override
  public Bound examine(OrderKey key, String recordId) {
    return planned(key, plan -> org.examine(plan, recordId));
  }

  @Override
  public Bound bind(OrderKey key, String recordId, Set<String> delete) {
    return planned(key, plan -> org.bind(plan, recordId, delete));
  }

  @Override
  public void bound(OrderKey key, String recordId) {
    records.put(key, recordId);
    queue.mark(List.of(key), Trigger.MANUAL);
  }

  @Override
  public Set<String> missing(Collection<String> recordIds) {
    return org.missing(recordIds);
  }

  private Bound planned(OrderKey key, Function<Plan, Bound> then) {
    var page = shop.load(List.of(key));
    Optional<Order> order = page.orders().stream().findFirst();
    if (order.isEmpty()) {
      return new Bound.Refused(
          Optional.ofNullable(page.unreadable().get(key))
              .map(OrderSource.Unreadable::failure)
              .orElseGet(() -> gone(key)));
    }
    return switch (planning.of(order.get(), Trigger.MANUAL, Applied.NOTHING)) {
      case Planning.Result.Leave leave ->
          new Bound.Refused(
              Failure.of(
                  Category.REJECTED,
                  leave.code(),
                  leave.reason(),
                  "An admin changes that option, or press \"Sync anyway\"."));
      case Planning.Result.Impossible no -> new Bound.Refused(no.failure());
      case Planning.Result.Send send -> then.apply(send.plan());
    };
  }

  private static Failure gone(OrderKey key) {
    return Failure.of(
        Category.REJECTED,
        Hindrance.GONE_FROM_SHOP.code(),
        "The shop no longer has order " + key + ".",
        "Nothing was changed in Salesforce.");
  }
}
