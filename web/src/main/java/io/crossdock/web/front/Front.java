package io.crossdock.web.front;

import java.net.URI;
import java.util.Optional;

/**
 * What stands before the console.
 *
 * @param proxies whose word about where a request comes from is believed
 * @param address where people open the console; empty = on this machine only
 */
public record Front(Proxies proxies, Optional<URI> address) {

  /** Nothing: it is opened on this machine. */
  public static final Front NONE = new Front(Proxies.NONE, Optional.empty());
}
