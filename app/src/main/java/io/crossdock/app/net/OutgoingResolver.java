package io.crossdock.app.net;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.net.spi.InetAddressResolver;
import java.net.spi.InetAddressResolver.LookupPolicy;
import java.net.spi.InetAddressResolverProvider;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Java looks up every name by this, found as a service: what {@link Outgoing} refuses is as if it
 * were not there. Thread-safe.
 */
public final class OutgoingResolver extends InetAddressResolverProvider {

  private static volatile @Nullable InetAddressResolver plain;

  /** As the JDK makes it. */
  public OutgoingResolver() {}

  @Override
  public InetAddressResolver get(Configuration configuration) {
    InetAddressResolver builtin = configuration.builtinResolver();
    plain = builtin;
    return over(builtin, configuration.lookupLocalHostName());
  }

  /**
   * @param own this machine's name, which may lead to any address
   */
  static InetAddressResolver over(InetAddressResolver builtin, String own) {
    return new InetAddressResolver() {
      @Override
      public Stream<InetAddress> lookupByName(String host, LookupPolicy policy)
          throws UnknownHostException {
        List<InetAddress> found = builtin.lookupByName(host, policy).toList();
        Optional<Outgoing> outgoing = Outgoing.current();
        if (outgoing.isEmpty() || host.equalsIgnoreCase(own)) {
          return found.stream();
        }
        List<InetAddress> allowed = outgoing.get().allowed(host, found);
        if (allowed.isEmpty() && !found.isEmpty()) {
          throw new UnknownHostException(
              outgoing.get().refusal(host, found).map(Outgoing.Refusal::sentence).orElse(host));
        }
        return allowed.stream();
      }

      @Override
      public String lookupByAddress(byte[] address) throws UnknownHostException {
        return builtin.lookupByAddress(address);
      }
    };
  }

  @Override
  public String name() {
    return "Crossdock";
  }

  /** All addresses of a name, those too that are refused; none = nobody knows it. */
  static List<InetAddress> unfiltered(String host) {
    InetAddressResolver resolver = plain;
    try {
      return resolver == null
          ? List.of(InetAddress.getAllByName(host))
          : resolver
              .lookupByName(host, LookupPolicy.of(LookupPolicy.IPV4 | LookupPolicy.IPV6))
              .toList();
    } catch (UnknownHostException e) {
      return List.of();
    }
  }
}
