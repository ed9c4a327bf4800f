package io.crossdock.core.engine.send;

import io.crossdock.core.engine.pace.Deadline;
import io.crossdock.core.engine.send.Batches.Packed;
import io.crossdock.core.engine.send.Sender.Sent;
import io.crossdock.core.engine.trouble.Gate;
import io.crossdock.core.engine.trouble.Suspects;
import io.crossdock.core.port.work.WorkQueue.Claim;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Natural batching: while requests are in flight, work collects; when one returns, what waits goes
 * as one. A further request is opened only when it is full or has waited for a while, and the
 * {@link Window} allows it. When the gate closes, all that waits is handed back. Thread-safe.
 */
public final class Batcher {

  private final Sender sender;
  private final Gate gate;
  private final Suspects suspects;
  private final Window window;
  private final InstantSource clock;
  private final Runnable returned;
  private final Map<UUID, Waiting> waiting = new LinkedHashMap<>();
  private final Set<String> inFlight = new HashSet<>();
  private final Set<String> firstFailed = new HashSet<>();
  private final Set<Thread> requests = ConcurrentHashMap.newKeySet();
  private int open;
  private Instant opened = Instant.EPOCH;
  private boolean filling;
  private boolean stopped;

  /**
   * @param returned told when a request has returned
   */
  public Batcher(
      Sender sender,
      Gate gate,
      Suspects suspects,
      Window window,
      InstantSource clock,
      Runnable returned) {
    this.sender = sender;
    this.gate = gate;
    this.suspects = suspects;
    this.window = window;
    this.clock = clock;
    this.returned = returned;
  }

  public void add(List<Waiting> orders) {
    put(orders);
    pump();
  }

  /** Whether so much is due that requests had better be full, however long one takes. */
  public synchronized void filling(boolean backlog) {
    filling = backlog;
  }

  /** Neither waiting nor in flight. */
  public synchronized boolean idle() {
    return open == 0 && waiting.isEmpty();
  }

  /** Whether the next request could not be filled from what waits. */
  public synchronized boolean hungry() {
    return waiting.size() < sender.capacity().orders();
  }

  /** Whether whatever comes now may leave beside what is in flight, however little it is. */
  public synchronized boolean late() {
    return window.allows(open, false, quiet());
  }

  /** Opens what may be opened. Called again and again, so that nothing can be left lying. */
  public void pump() {
    if (idle()) {
      return;
    }
    if (gate.closed()) {
      sender.handBack(drain());
      return;
    }
    for (Optional<Packed> next = take(); next.isPresent(); next = take()) {
      Packed packed = next.get();
      Thread request = Thread.ofVirtual().name("request").unstarted(() -> run(packed));
      requests.add(request); // before it runs: it takes itself out at its end
      request.start();
    }
  }

  /** No request leaves any more. */
  public synchronized void stop() {
    stopped = true;
  }

  /** Lets the requests in flight end; what waits is left to {@link Held#release}. */
  public void close(Deadline deadline) {
    stop();
    requests.forEach(deadline::sees);
  }

  /** What was given up meanwhile is not sent any more. */
  public synchronized void forget(List<Claim> claims) {
    claims.forEach(claim -> waiting.remove(claim.attempt()));
  }

  private synchronized void put(List<Waiting> orders) {
    orders.forEach(order -> waiting.put(order.attempt().claim().attempt(), order));
  }

  private synchronized List<Waiting> drain() {
    var all = List.copyOf(waiting.values());
    waiting.clear();
    firstFailed.clear();
    return all;
  }

  private synchronized Optional<Packed> take() {
    if (stopped || waiting.isEmpty()) {
      return Optional.empty();
    }
    Packed packed =
        Batches.next(waiting.values(), inFlight, firstFailed, suspects::limit, sender.capacity());
    if (packed.request().isEmpty() || !window.allows(open, packed.full(), quiet())) {
      return Optional.empty();
    }
    packed
        .request()
        .forEach(order -> {
          waiting.remove(order.attempt().claim().attempt());
          inFlight.add(order.exclusive());
        });
    open++;
    opened = clock.instant();
    return Optional.of(packed);
  }

  private Duration quiet() {
    return filling ? Duration.ZERO : Duration.between(opened, clock.instant());
  }

  private void run(Packed packed) {
    try {
      sent(packed);
      pump();
    } finally {
      requests.remove(Thread.currentThread()); // what it hands back is its work too
    }
    returned.run();
  }

  private void sent(Packed packed) {
    try {
      Sent sent = sender.send(packed.request());
      List<Waiting> followers = settle(sent, packed.full());
      put(sender.prepare(followers.stream().map(Waiting::attempt).toList()));
    } finally {
      end(packed);
    }
  }

  /** Gives those that waited for a customer this request has made. */
  private synchronized List<Waiting> settle(Sent sent, boolean full) {
    if (sent.crowded()) {
      window.crowded();
    } else {
      window.wentWell(full && sent.failed().isEmpty());
    }
    put(sent.again());
    sent.failed().stream()
        .filter(order -> order.newcomer().isPresent())
        .forEach(order -> firstFailed.add(order.customer()));
    var made = new HashSet<String>();
    sent.written().forEach(order -> order.newcomer().ifPresent(made::add));
    var followers = new ArrayList<Waiting>();
    for (Waiting order : List.copyOf(waiting.values())) {
      if (order.newcomer().filter(made::contains).isPresent()) {
        waiting.remove(order.attempt().claim().attempt());
        followers.add(order);
      }
    }
    return followers;
  }

  private synchronized void end(Packed packed) {
    packed.request().forEach(order -> inFlight.remove(order.exclusive()));
    open--;
    if (waiting.isEmpty()) {
      firstFailed.clear();
    }
  }
}
