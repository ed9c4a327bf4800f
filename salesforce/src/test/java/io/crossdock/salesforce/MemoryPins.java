package io.crossdock.salesforce;

import io.crossdock.core.order.OrderKey;
import io.crossdock.core.port.org.Pins;
import java.util.Collection;
import java.util.EnumSet;
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
    Pin before = pins.getOrDefault(key, Pin.NOTHING);
    var back = EnumSet.noneOf(Part.class);
    if (pin.account().isEmpty() && before.account().isPresent()) {
      back.add(Part.ACCOUNT);
    }
    if (pin.contact().isEmpty() && before.contact().isPresent()) {
      back.add(Part.CONTACT);
    }
    pins.put(key, new Pin(pin.account(), pin.contact(), pin.owner(), back));
  }
}
