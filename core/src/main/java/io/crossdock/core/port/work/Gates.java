package io.crossdock.core.port.work;

import io.crossdock.core.failure.Failure;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.IntFunction;

/**
 * Whether the shop or the org as a whole is left alone for a while: one state for all instances, on
 * the database's clock. While a gate is closed nothing is claimed for its system, so no attempt is
 * burnt and age order is kept. After the wait one instance lets one order through as a probe.
 * Survives a crash; a prober that dies is replaced after two minutes. Thread-safe.
 */
public interface Gates {

  /** What can be left alone. */
  enum Remote {
    SHOP,
    /** Also closed by what keeps every order from getting there. */
    ORG
  }

  /** What an instance may do now. */
  enum Admission {
    OPEN,
    /** One order, to find out whether the system works again. */
    PROBE,
    CLOSED
  }

  /** Asks before work is taken; {@link Admission#PROBE} is given to one instance at a time. */
  Admission admit(Remote remote, String instance);

  /** Whether what this instance has taken already must be handed back instead of sent. */
  boolean closed(Remote remote, String instance);

  /**
   * Closes the gate, or keeps it closed.
   *
   * @param wait how long until the next probe, by how many probes in a row have failed, from 1;
   *     failures that arrive while it is closed do not count
   */
  void close(Remote remote, Failure failure, IntFunction<Duration> wait);

  /**
   * What kept it closed may be over, as a person says or by what a person changed: the next probe
   * need not wait any longer than this, whatever the system has asked for. A gate that is open
   * stays open.
   *
   * @return whether it was closed
   */
  boolean tryIn(Remote remote, Duration wait);

  /** At once, as in {@link #tryIn}. */
  default boolean tryNow(Remote remote) {
    return tryIn(remote, Duration.ZERO);
  }

  /** The system works. */
  void open(Remote remote);

  /** The gates that are closed now, for people. */
  List<Closed> closed();

  /**
   * A closed gate.
   *
   * @param reason what happened and why, a sentence
   * @param hint who can fix it and what to press
   * @param nextProbe when it is tried again
   * @param probing whether that time has come: it is being tried now
   */
  record Closed(
      Remote remote,
      String code,
      String reason,
      String hint,
      Instant since,
      Instant nextProbe,
      boolean probing) {

    /** One whose next try is to come. */
    public Closed(
        Remote remote, String code, String reason, String hint, Instant since, Instant nextProbe) {
      this(remote, code, reason, hint, since, nextProbe, false);
    }
  }
}
