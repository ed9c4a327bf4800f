package io.crossdock.core.guard;

import io.crossdock.core.port.work.Gates.Remote;
import java.util.Optional;

/**
 * The one shop and the one org this database belongs to, told by the shop's address and the org's
 * id. Survives restarts. Thread-safe.
 */
public interface KnownSystems {

  Optional<String> known(Remote remote);

  /**
   * Remembers the first that was ever met; whatever is known already stays. One that is not the
   * known one is kept as {@link #another}.
   *
   * @return what is known now
   */
  String met(Remote remote, String identity);

  /** What is connected now and is not what is known: nothing goes on until a person confirms it. */
  Optional<String> another(Remote remote);

  /** A person says that the change is meant; the system's gate opens. */
  void confirm(Remote remote, String identity, String user);
}
