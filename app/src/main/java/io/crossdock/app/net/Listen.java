package io.crossdock.app.net;

import io.crossdock.web.server.Place;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ssl.pem.PemContent;

/**
 * Where the console listens, and whether by https of its own.
 *
 * @param address loopback unless somebody chose another
 */
public record Listen(InetAddress address, Optional<Place.Tls> tls) {

  static final Listen HERE = new Listen(InetAddress.getLoopbackAddress(), Optional.empty());

  private static final String BIND = "CROSSDOCK_BIND";
  private static final String CERT = "CROSSDOCK_TLS_CERT";
  private static final String KEY = "CROSSDOCK_TLS_KEY";

  /**
   * Plain http leaves this machine only to a proxy that is named: else passwords and tokens would
   * be read on the way.
   *
   * @param values what was set, by key
   * @param faults takes what is wrong, each by its key
   */
  public static Listen read(Function<String, Optional<String>> values, List<String> faults) {
    InetAddress address = address(values.apply(BIND), faults);
    Optional<Place.Tls> tls = tls(values.apply(CERT), values.apply(KEY), faults);
    boolean https = tls.isPresent() || values.apply(CERT).isPresent();
    if (!address.isLoopbackAddress()) {
      if (!https && values.apply("CROSSDOCK_PROXIES").isEmpty()) {
        faults.add(
            BIND
                + ": plain http would go over the network, with passwords and tokens in it. Give a"
                + " certificate (CROSSDOCK_TLS_CERT, CROSSDOCK_TLS_KEY), or name the proxy that"
                + " serves https before it (CROSSDOCK_PROXIES)");
      }
      if (values.apply("CROSSDOCK_URL").isEmpty()) {
        faults.add(
            "CROSSDOCK_URL: name the address people open, such as https://crossdock.example.com,"
                + " since CROSSDOCK_BIND lets others in; no other name is answered");
      }
    }
    return new Listen(address, tls);
  }

  /** How people on this machine open it. */
  public String url(int port) {
    String host =
        address.isAnyLocalAddress() || address.isLoopbackAddress()
            ? "127.0.0.1"
            : address instanceof java.net.Inet6Address
                ? "[" + address.getHostAddress() + "]"
                : address.getHostAddress();
    return (tls.isPresent() ? "https://" : "http://") + host + ":" + port;
  }

  private static InetAddress address(Optional<String> text, List<String> faults) {
    try {
      return text.map(InetAddress::ofLiteral).orElseGet(InetAddress::getLoopbackAddress);
    } catch (IllegalArgumentException e) {
      faults.add(
          BIND
              + ": \""
              + text.orElse("")
              + "\" is no address; give one of this machine, such as 192.0.2.7, or 0.0.0.0 for"
              + " all");
      return InetAddress.getLoopbackAddress();
    }
  }

  private static Optional<Place.Tls> tls(
      Optional<String> certificate, Optional<String> key, List<String> faults) {
    if (certificate.isEmpty() && key.isEmpty()) {
      return Optional.empty();
    }
    var wrong = new ArrayList<String>();
    Optional<List<X509Certificate>> chain =
        read(CERT, "certificates", certificate, PemContent::getCertificates, wrong);
    Optional<PrivateKey> secret =
        read(KEY, "an unencrypted private key", key, PemContent::getPrivateKey, wrong);
    if (chain.isPresent() && secret.isPresent() && !belongs(chain.get().getFirst(), secret.get())) {
      wrong.add(KEY + ": is the key of another certificate than the first one of " + CERT);
    }
    faults.addAll(wrong);
    return wrong.isEmpty()
        ? Optional.of(new Place.Tls(Path.of(certificate.orElseThrow()), Path.of(key.orElseThrow())))
        : Optional.empty();
  }

  private static <T> Optional<T> read(
      String name,
      String what,
      Optional<String> file,
      Function<PemContent, @Nullable T> part,
      List<String> faults) {
    if (file.isEmpty()) {
      faults.add(name + ": is missing; a certificate and its key are given together");
      return Optional.empty();
    }
    try {
      Optional<T> there = Optional.ofNullable(part.apply(PemContent.load(Path.of(file.get()))));
      if (there.isPresent()) {
        return there;
      }
    } catch (IOException e) {
      faults.add(name + ": " + file.get() + " can't be read: " + e.getMessage());
      return Optional.empty();
    } catch (RuntimeException e) {
      // no PEM: told below
    }
    faults.add(name + ": " + file.get() + " does not hold " + what + " in PEM");
    return Optional.empty();
  }

  private static boolean belongs(X509Certificate certificate, PrivateKey key) {
    try {
      String algorithm =
          switch (key.getAlgorithm()) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            default -> key.getAlgorithm();
          };
      byte[] said = "crossdock".getBytes(StandardCharsets.UTF_8);
      Signature signing = Signature.getInstance(algorithm);
      signing.initSign(key);
      signing.update(said);
      byte[] signed = signing.sign();
      Signature checking = Signature.getInstance(algorithm);
      checking.initVerify(certificate.getPublicKey());
      checking.update(said);
      return checking.verify(signed);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }
}
