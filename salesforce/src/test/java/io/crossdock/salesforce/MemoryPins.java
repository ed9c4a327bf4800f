package io.crossdock.salesforce;

import io.crossdock.core.order.OrderKey;
import io.crossdock.core.port.Pins;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Pins kept in memory. */
final class MemoryPins implements Pins {

  private final Map<OrderKey, Pin> pins = new HashMap<>();

  @Override
  public Map<OrderKey, Pin> find(Collection<OrderKey> keys) {
    var found = new HashMap<>(pins);
    found.keySet().retainAll(keys);
    return found;
  }

  @Override
  public void save(OrderKey key, Pin pin) {
    pins.put(key, pin.after(pins.getOrDefault(key, Pin.NOTHING)));
  }
}
