package io.crossdock.core.guard;

import io.crossdock.core.order.Order;
import io.crossdock.core.order.OrderKey;
import io.crossdock.core.port.shop.OrderSource;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** The shop, read only as long as it is the one this Crossdock belongs to. */
public record GuardedShop(OrderSource shop, SameSystem same) implements OrderSource {

  @Override
  public Page load(Collection<OrderKey> keys) {
    same.check();
    return shop.load(keys);
  }

  @Override
  public Page load(Collection<OrderKey> keys, Set<OrderKey> hearsay) {
    same.check();
    return shop.load(keys, hearsay);
  }

  @Override
  public Page completed(Page listed) {
    same.check();
    return shop.completed(listed);
  }

  @Override
  public Page changed(
      Instant from, Instant until, List<? extends LeftOut> leftOut, int page, int size) {
    same.check();
    return shop.changed(from, until, leftOut, page, size);
  }

  @Override
  public Page placed(Period period, int page, int size) {
    same.check();
    return shop.placed(period, page, size);
  }

  @Override
  public long count(Period period, Set<String> statuses) {
    same.check();
    return shop.count(period, statuses);
  }

  @Override
  public List<Order> byIncrementId(String incrementId) {
    same.check();
    return shop.byIncrementId(incrementId);
  }

  @Override
  public Instant now() {
    return shop.now();
  }

  @Override
  public Instant clock() {
    return shop.clock();
  }
}
