package io.crossdock.core.connection;

import java.net.URI;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * This machine, by the names that no name server can lead elsewhere: plain http is good enough to
 * reach it, and only who is on it can be asked by them. Other spellings are another host: {@code
 * localhost.} and {@code 127.1} are asked of the resolver.
 */
public final class Loopback {

  private static final Set<String> NAMES = Set.of("localhost", "127.0.0.1", "[::1]");

  private Loopback() {}

  /**
   * @param host as it stands in a URL, an IPv6 address in brackets; case does not matter
   */
  public static boolean host(@Nullable String host) {
    return host != null && NAMES.contains(host.toLowerCase(Locale.ROOT));
  }

  /** Whether this address is one of this machine's. */
  public static boolean address(URI address) {
    return host(address.getHost());
  }
}
