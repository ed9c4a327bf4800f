package io.crossdock.web;

import io.crossdock.core.order.OrderKey;
import io.crossdock.core.port.work.PersonalData;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Knows one address, and remembers what was forgotten. */
final class FakePersonalData implements PersonalData {

  static final String EMAIL = "ann@example.com";

  final List<OrderKey> forgotten = new ArrayList<>();

  @Override
  public List<OrderKey> ordersOf(String email) {
    return email.equalsIgnoreCase(EMAIL)
        ? List.of(new OrderKey("main", 7), new OrderKey("main", 8))
        : List.of();
  }

  @Override
  public Forgotten forget(Collection<OrderKey> orders) {
    forgotten.addAll(orders);
    return new Forgotten(orders.size(), 0);
  }
}
