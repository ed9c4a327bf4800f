package io.crossdock.store.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.core.order.OrderKey;
import io.crossdock.core.port.org.Pins.Part;
import io.crossdock.core.port.org.Pins.Pin;
import io.crossdock.store.OnPostgres;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StoredPinsIT extends OnPostgres {

  @Test
  void aPinIsKeptUntilItIsTakenAwayAndThenGivenBackHoweverOftenNothingIsPinned() {
    var key = new OrderKey("main", 42);
    var pin = new Pin(Optional.of("001A"), Optional.empty(), Optional.of("005A"));
    store.pins().save(key, pin);
    store
        .pins()
        .save(
            new OrderKey("other", 42),
            new Pin(Optional.empty(), Optional.of("003B"), Optional.empty()));
    assertThat(store.pins().find(List.of(key))).containsOnlyKeys(key).containsValue(pin);

    var back = new Pin(Optional.empty(), Optional.empty(), Optional.empty(), Set.of(Part.ACCOUNT));
    for (int i = 0; i < 2; i++) {
      store.pins().save(key, Pin.NOTHING);
      assertThat(store.pins().find(List.of(key))).containsValue(back);
    }
    store.pins().save(key, pin);
    assertThat(store.pins().find(List.of(key))).containsValue(pin);
  }
}
