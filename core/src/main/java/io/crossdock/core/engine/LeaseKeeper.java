package io.crossdock.core.engine;

import java.time.Duration;
import java.time.Instant;

/**
 * Keeps this instance's leases alive; when it stops or stalls, others take over within {@link
 * #LEASE}.
 */
final class LeaseKeeper {

  static final Duration LEASE = Duration.ofSeconds(20);
  static final Duration EVERY = Duration.ofSeconds(5);

  private final EngineParts parts;

  LeaseKeeper(EngineParts parts) {
    this.parts = parts;
  }

  void renew() {
    Instant now = parts.clock().instant();
    parts.queue().renew(parts.instance(), now, now.plus(LEASE));
  }
}
