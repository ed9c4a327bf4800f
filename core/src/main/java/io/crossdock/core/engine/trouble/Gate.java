package io.crossdock.core.engine.trouble;

import io.crossdock.core.engine.pace.Backoff;
import io.crossdock.core.failure.Failure;
import io.crossdock.core.port.work.Gates;
import io.crossdock.core.port.work.Gates.Admission;
import io.crossdock.core.port.work.Gates.Closed;
import io.crossdock.core.port.work.Gates.Remote;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** One system's gate as one instance uses it. Thread-safe. */
public final class Gate {

  private final Gates gates;
  private final Remote remote;
  private final String instance;
  private final RandomGenerator random;
  private volatile boolean probing;

  public Gate(Gates gates, Remote remote, String instance, RandomGenerator random) {
    this.gates = gates;
    this.remote = remote;
    this.instance = instance;
    this.random = random;
  }

  public Admission admit() {
    Admission admission = gates.admit(remote, instance);
    probing = admission == Admission.PROBE;
    return admission;
  }

  /** Whether what was taken must be handed back. */
  public boolean closed() {
    return gates.closed(remote, instance);
  }

  /** Whether the order under way is this instance's probe. */
  public boolean probing() {
    return probing;
  }

  /** Whether it is, and the gate was closed for this. */
  public boolean probingFor(String code) {
    return probing && closedFor(code).isPresent();
  }

  /** Whether it is closed for this, whichever instance has closed it. */
  Optional<Closed> closedFor(String code) {
    return gates.closed().stream()
        .filter(gate -> gate.remote() == remote && gate.code().equals(code))
        .findFirst();
  }

  public void close(Failure failure) {
    probing = false;
    gates.close(remote, failure, n -> wait(failure, n));
  }

  /** The system has just worked. Costs nothing unless this instance is probing. */
  public void worked() {
    if (probing) {
      probing = false;
      gates.open(remote);
    }
  }

  /** What the gate may have been closed for has just been got over. Costs nothing for none. */
  void workedFor(String code) {
    if (!code.isEmpty() && closedFor(code).isPresent()) {
      probing = false;
      gates.open(remote);
    }
  }

  /** As long as we were asked to, and a little more, so that not all come back at one moment. */
  private Duration wait(Failure failure, int failedProbes) {
    return failure
        .retryAfter()
        .map(asked -> asked.plusMillis(random.nextLong(asked.toMillis() / 10 + 1)))
        .orElseGet(() -> Backoff.probe(failedProbes, random));
  }
}
