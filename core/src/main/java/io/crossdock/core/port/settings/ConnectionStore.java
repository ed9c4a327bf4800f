package io.crossdock.core.port.settings;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A connection that was made in the console, by the keys the environment would have. Secrets are
 * encrypted at rest. Survives restarts, is shared by all instances. Thread-safe.
 */
public interface ConnectionStore {

  /**
   * What was saved last.
   *
   * @param revision counts up with every save and start; 0 = nothing was saved
   * @param started when an admin pressed Start; until then nothing is sent by itself
   */
  record Saved(long revision, Map<String, String> values, Optional<Instant> started) {

    /** Prints no value, as some are secret. */
    @Override
    public String toString() {
      return "Saved[" + revision + ", " + values.keySet() + "]";
    }
  }

  /**
   * @throws WrongKey when the secrets were encrypted with a key that is not given now
   */
  Saved read();

  /** Cheap: to be asked every few seconds. */
  long revision();

  /**
   * Replaces all values, all or nothing.
   *
   * @param secrets the keys whose values must be encrypted
   */
  void save(Map<String, String> values, Set<String> secrets, String user, Instant at);

  /** Has no effect when it was started before. */
  void start(String user, Instant at);

  /** A secret that can't be read with any of the keys. */
  final class WrongKey extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public WrongKey(String message) {
      super(message);
    }
  }
}
