package io.crossdock.web;

import io.crossdock.core.failure.FailedCall;
import io.crossdock.core.failure.Failure;
import io.crossdock.core.order.Order;
import io.crossdock.core.order.OrderKey;
import io.crossdock.core.port.org.Pins;
import io.crossdock.core.port.org.Previews;
import io.crossdock.core.port.work.SyncAnyway;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What people chose for single orders, and a preview that is always the same. */
public final class FakeChoices implements Pins, SyncAnyway, Previews {

  public final Map<OrderKey, Pin> pinned = new HashMap<>();
  public final Map<OrderKey, Wish> wishes = new HashMap<>();
  public Preview preview = new Preview(List.of(), Optional.empty());
  public Optional<Failure> away = Optional.empty();

  @Override
  public Map<OrderKey, Pin> find(Collection<OrderKey> keys) {
    return pinned;
  }

  @Override
  public void save(OrderKey key, Pin pin) {
    pinned.put(key, pin);
  }

  @Override
  public Optional<Wish> find(OrderKey key) {
    return Optional.ofNullable(wishes.get(key));
  }

  @Override
  public void add(OrderKey key, Wish wish) {
    wishes.putIfAbsent(key, wish);
  }

  @Override
  public void remove(OrderKey key) {
    wishes.remove(key);
  }

  @Override
  public Preview of(Order order) {
    return of(order.key());
  }

  @Override
  public Preview of(OrderKey key) {
    FakeAuditLog.anotherSystemIsAsked();
    away.ifPresent(failure -> {
      throw new FailedCall(failure);
    });
    return preview;
  }
}
