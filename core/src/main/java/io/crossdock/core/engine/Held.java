package io.crossdock.core.engine;

import io.crossdock.core.port.WorkQueue;
import io.crossdock.core.port.WorkQueue.Claim;
import io.crossdock.core.port.WorkQueue.Lane;
import io.crossdock.core.port.WorkQueue.Settled;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The rows this instance works on. Whatever goes wrong with an attempt (its record is lost with the
 * database, its thread dies), it is no longer named at the next renewal, and so its row goes back
 * to the queue: nothing stays held by a live instance that has forgotten it. Thread-safe.
 */
final class Held {

  static final Duration EVERY = Duration.ofSeconds(5);

  private static final Logger log = LoggerFactory.getLogger(Held.class);

  private final WorkQueue queue;
  private final String instance;
  private final Set<UUID> working = new HashSet<>();

  Held(WorkQueue queue, String instance) {
    this.queue = queue;
    this.instance = instance;
  }

  /** Not while a renewal runs: it would take rows just claimed for forgotten ones. */
  synchronized List<Claim> claim(Lane lane, int max) {
    List<Claim> claims = queue.claim(instance, lane, max);
    claims.forEach(claim -> working.add(claim.attempt()));
    return claims;
  }

  /** Records outcomes; what can't be recorded goes back to the queue at the next renewal. */
  void settle(List<Settled> settled) {
    if (settled.isEmpty()) {
      return;
    }
    try {
      queue.record(settled);
    } finally {
      forget(settled.stream().map(Settled::claim).toList());
    }
  }

  synchronized void forget(Collection<Claim> claims) {
    claims.forEach(claim -> working.remove(claim.attempt()));
  }

  /** Whether a new lease has begun. */
  synchronized boolean renew() {
    boolean begun = !queue.renew(instance, working);
    if (begun && !working.isEmpty()) {
      log.warn(
          "this instance stood still or lost the database for more than {} s: {} orders it held"
              + " went back to the queue",
          WorkQueue.LEASE.toSeconds(),
          working.size());
      working.clear();
    }
    return begun;
  }

  /**
   * Hands everything back; what a database in trouble does not take back now, it does with the
   * lease's end.
   */
  synchronized void release() {
    working.clear();
    try {
      queue.release(instance);
    } catch (RuntimeException e) {
      log.warn(
          "what this instance held goes back to the queue in {} s only: {}",
          WorkQueue.LEASE.toSeconds(),
          e.getMessage());
    }
  }
}
