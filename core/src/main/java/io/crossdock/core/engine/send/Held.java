package io.crossdock.core.engine.send;

import io.crossdock.core.port.org.Lease;
import io.crossdock.core.port.work.WorkQueue;
import io.crossdock.core.port.work.WorkQueue.Claim;
import io.crossdock.core.port.work.WorkQueue.Lane;
import io.crossdock.core.port.work.WorkQueue.Settled;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
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
public final class Held {

  public static final Duration EVERY = Duration.ofSeconds(5);

  private static final Logger log = LoggerFactory.getLogger(Held.class);

  private final WorkQueue queue;
  private final String instance;
  private final InstantSource clock;
  private final Set<UUID> working = new HashSet<>();
  private volatile Term term = new Term();

  public Held(WorkQueue queue, String instance, InstantSource clock) {
    this.queue = queue;
    this.instance = instance;
    this.clock = clock;
  }

  /** On what is held now. */
  Lease lease() {
    return term;
  }

  /** Not while a renewal runs: it would take rows just claimed for forgotten ones. */
  public synchronized List<Claim> claim(Lane lane, int max) {
    List<Claim> claims = queue.claim(instance, lane, max);
    claims.forEach(claim -> working.add(claim.attempt()));
    return claims;
  }

  /** One order to find out with whether a system works again. */
  public synchronized List<Claim> probe(Lane lane) {
    List<Claim> claim = queue.probe(instance, lane).stream().toList();
    claim.forEach(one -> working.add(one.attempt()));
    return claim;
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

  public synchronized void forget(Collection<Claim> claims) {
    claims.forEach(claim -> working.remove(claim.attempt()));
  }

  /** Whether a new lease has begun. */
  public synchronized boolean renew() {
    Instant asked = clock.instant();
    boolean begun = !queue.renew(instance, working);
    if (begun) {
      newTerm();
    }
    term.until = asked.plus(WorkQueue.LEASE);
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
  public synchronized void release() {
    working.clear();
    newTerm();
    try {
      queue.release(instance);
    } catch (RuntimeException e) {
      log.warn(
          "what this instance held goes back to the queue in {} s only: {}",
          WorkQueue.LEASE.toSeconds(),
          e.getMessage());
    }
  }

  private void newTerm() {
    term.until = Instant.MIN;
    term = new Term();
  }

  /** A lease from its beginning to its end, however often it is renewed. */
  private final class Term implements Lease {
    private volatile Instant until = Instant.MIN;

    @Override
    public boolean holds() {
      return clock.instant().isBefore(until);
    }
  }
}
