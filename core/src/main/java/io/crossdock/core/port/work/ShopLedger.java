package io.crossdock.core.port.work;

import java.time.Duration;

/** How long the shop has worked for all instances. Thread-safe. */
public interface ShopLedger {

  /** It has worked so long for this instance just now. */
  void add(Duration worked);
}
