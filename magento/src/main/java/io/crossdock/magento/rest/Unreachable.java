package io.crossdock.magento.rest;

import io.crossdock.core.failure.Failure;
import io.crossdock.core.failure.Failure.Category;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/** Why a shop could not be talked to at all. */
public final class Unreachable {

  public static final String CERTIFICATE = "shop-certificate";
  public static final String TIMEOUT = "shop-timeout";
  public static final String NO_TLS = "shop-no-tls";
  public static final String NO_HOST = "shop-host";
  public static final String REFUSED = "shop-refused";

  private static final String BY_ITSELF = "It is tried again by itself. If it stays: ";

  private static final java.util.Set<String> NO_ANSWER =
      java.util.Set.of("shop-timeout", "shop-host", "shop-refused", "shop-broke");

  private Unreachable() {}

  /** Whether a failure is no answer at all. */
  public static boolean is(Failure failure) {
    return NO_ANSWER.contains(failure.code());
  }

  /** Whether the answer was not complete in time. */
  public static boolean hangs(Failure failure) {
    return failure.code().equals(TIMEOUT);
  }

  static Failure because(IOException e, URI shop) {
    String host = shop.getHost() + (shop.getPort() < 0 ? "" : ":" + shop.getPort());
    if (find(e, CertificateException.class).isPresent()) {
      return certificate(e, host);
    }
    if (e instanceof SSLException && String.valueOf(e.getMessage()).contains("SSL message")) {
      return Failure.of(
          Category.MISCONFIGURED,
          NO_TLS,
          host + " does not speak https on this port.",
          "An admin: correct the shop's address under Connections and press Test connection.");
    }
    if (e instanceof HttpTimeoutException) {
      return away(
          TIMEOUT,
          host + " did not answer completely in time.",
          "whoever runs the shop should look at its load.");
    }
    if (find(e, UnresolvedAddressException.class).isPresent()
        || find(e, UnknownHostException.class).isPresent()) {
      return away(
          NO_HOST,
          "There is no host called " + shop.getHost() + ".",
          "check the shop's address under Connections, and this machine's DNS. A host in a private"
              + " network must be named in CROSSDOCK_PRIVATE_HOSTS.");
    }
    if (e instanceof ConnectException) {
      return away(
          REFUSED,
          host + " does not take connections.",
          "check the port, whether the shop is up, and the firewalls in between.");
    }
    return away(
        "shop-broke",
        "The connection to " + host + " broke (" + e.getClass().getSimpleName() + ").",
        "check proxies and firewalls in between.");
  }

  private static Failure certificate(IOException e, String host) {
    String what =
        find(e, CertificateExpiredException.class).isPresent()
            ? "The certificate of " + host + " has expired."
            : find(e, CertificateException.class)
                .map(c -> String.valueOf(c.getMessage()))
                .filter(m -> m.startsWith("No subject alternative") || m.startsWith("No name"))
                .map(m -> "The certificate was made for another name than " + host + ".")
                .orElse("The certificate of " + host + " is not trusted by this machine.");
    return Failure.of(
        Category.MISCONFIGURED,
        CERTIFICATE,
        what,
        "Whoever runs the shop: install a valid certificate with its whole chain. A private"
            + " authority must be added to the Java trust store of this machine. Nothing was"
            + " sent.");
  }

  private static Failure away(String code, String message, String hint) {
    return Failure.of(Category.TRANSIENT, code, message, BY_ITSELF + hint);
  }

  private static <T extends Throwable> Optional<T> find(Throwable e, Class<T> type) {
    return Stream.iterate(e, java.util.Objects::nonNull, Throwable::getCause)
        .limit(10)
        .filter(type::isInstance)
        .map(type::cast)
        .findFirst();
  }
}
