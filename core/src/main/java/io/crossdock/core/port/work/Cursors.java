package io.crossdock.core.port.work;

import java.time.Instant;
import java.util.Optional;

/** Named points in the shop's time that reading has reached. */
public interface Cursors {
  Optional<Instant> read(String name);

  /** Never goes back. */
  void write(String name, Instant reached);

  /** Replaces what was there. */
  void set(String name, Instant reached);
}
