package io.crossdock.web.server;

import java.net.InetAddress;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Where a console listens and what it has there.
 *
 * @param port 0 for any free one
 * @param tls https of its own
 * @param sessions the folder where sign-ins outlast a clean restart; who may read a kept one may go
 *     on with it, so it is shut to others; empty = they end with the console
 * @param more further beans by their names, such as what {@code /actuator/health} asks
 */
public record Place(
    InetAddress address,
    int port,
    Optional<Tls> tls,
    Optional<Path> sessions,
    Map<String, Object> more) {

  /** PEM files; read again when they are replaced. */
  public record Tls(Path certificate, Path key) {}
}
