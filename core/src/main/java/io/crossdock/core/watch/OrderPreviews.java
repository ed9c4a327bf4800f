package io.crossdock.core.watch;

import io.crossdock.core.failure.Failure;
import io.crossdock.core.order.Order;
import io.crossdock.core.order.OrderKey;
import io.crossdock.core.plan.Plan;
import io.crossdock.core.planning.Planning;
import io.crossdock.core.policy.Hindrance;
import io.crossdock.core.port.org.Org;
import io.crossdock.core.port.org.Previews;
import io.crossdock.core.port.shop.OrderSource;
import io.crossdock.core.port.work.AppliedOrders;
import io.crossdock.core.port.work.Trigger;
import java.util.List;
import java.util.Optional;

/** The same load, decision and plan as a person's send, but nothing is claimed or written. */
public final class OrderPreviews implements Previews {

  private static final Optional<Reason> FIGURES_ONLY =
      Optional.of(
          new Reason(
              "update-order-info",
              "Update Order Info is No: address, lines and customer stay as they are in Salesforce,"
                  + " even where Magento has others. Only status, amounts and notes are compared.",
              "\"Sync anyway\" rewrites the whole order once."));

  private final OrderSource shop;
  private final Planning planning;
  private final Org org;
  private final AppliedOrders applied;

  public OrderPreviews(OrderSource shop, Planning planning, Org org, AppliedOrders applied) {
    this.shop = shop;
    this.planning = planning;
    this.org = org;
    this.applied = applied;
  }

  @Override
  public Preview of(OrderKey key) {
    var page = shop.load(List.of(key));
    var unreadable = page.unreadable().get(key);
    if (unreadable != null) {
      return because(unreadable.failure());
    }
    return page.orders().stream()
        .findFirst()
        .map(this::of)
        .orElseGet(() ->
            Preview.because(
                Hindrance.GONE_FROM_SHOP.code(),
                "The shop no longer has order " + key + ".",
                "Nothing is deleted in Salesforce."));
  }

  @Override
  public Preview of(Order order) {
    var before = applied.find(order.key());
    return switch (planning.of(order, Trigger.MANUAL, before)) {
      case Planning.Result.Leave leave -> Preview.because(leave.code(), leave.reason(), "");
      case Planning.Result.Impossible impossible -> because(impossible.failure());
      case Planning.Result.Send send -> {
        Preview preview = org.preview(new Org.Work(send.plan(), before, true));
        yield send.plan().scope() == Plan.Scope.ALL || before.lineIds().isEmpty()
            ? preview
            : new Preview(preview.changes(), preview.reason(), preview.same(), FIGURES_ONLY);
      }
    };
  }

  private static Preview because(Failure failure) {
    return Preview.because(failure.code(), failure.message(), failure.hint());
  }
}
