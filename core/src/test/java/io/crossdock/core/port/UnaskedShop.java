package io.crossdock.core.port;

import io.crossdock.core.order.Order;
import io.crossdock.core.order.OrderKey;
import io.crossdock.core.port.shop.OrderSource;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** A shop of which nothing is asked but what a test gives it. */
public class UnaskedShop implements OrderSource {
  @Override
  public Page load(Collection<OrderKey> keys) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Page changed(
      Instant from, Instant until, List<? extends LeftOut> leftOut, int page, int size) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Page placed(Period period, int page, int size) {
    throw new UnsupportedOperationException();
  }

  @Override
  public long count(Period period, Set<String> statuses) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<Order> byIncrementId(String incrementId) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Instant now() {
    throw new UnsupportedOperationException();
  }

  @Override
  public Instant clock() {
    return Instant.EPOCH;
  }
}
