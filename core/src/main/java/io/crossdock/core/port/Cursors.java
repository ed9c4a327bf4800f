package io.crossdock.core.port;

import java.time.Instant;
import java.util.Optional;

/** Named points in the shop's time that reading has reached. */
public interface Cursors {
  Optional<Instant> read(String name);

  void write(String name, Instant reached);
}
