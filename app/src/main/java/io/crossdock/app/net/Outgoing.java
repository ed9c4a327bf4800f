package io.crossdock.app.net;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where this program's requests may go. {@link OutgoingResolver} asks it for every name that
 * anything here looks up, at the moment it connects, so that a name which leads elsewhere by then
 * is refused too. Names that the settings themselves hold (a shop, a database, a mail server) may
 * be in the private network, others only when {@code CROSSDOCK_PRIVATE_HOSTS} names them.
 * Thread-safe.
 */
public final class Outgoing {

  public static final String SETTING = "CROSSDOCK_PRIVATE_HOSTS";

  private static final Set<String> HERE = Set.of("localhost", "127.0.0.1", "::1");

  private static final List<String> PROXIES =
      List.of("http.proxyHost", "https.proxyHost", "socksProxyHost");

  private static final Pattern BRACKETED = Pattern.compile("\\[([0-9a-f:.]+)]");

  /** Until settings are read everything is reached. */
  private static volatile @Nullable Outgoing current;

  private final Set<String> named;

  private Outgoing(Set<String> named) {
    this.named = named;
  }

  /**
   * @param settings by key, as the environment and crossdock.yaml give them: whatever looks like a
   *     host in one that is an address is named
   */
  static Outgoing of(Map<String, String> settings) {
    var named = new HashSet<>(HERE);
    settings.forEach((key, value) -> {
      if (key.matches("CROSSDOCK_(.*_)?(URL|ISSUER)|" + SETTING)) {
        hosts(value.toLowerCase(Locale.ROOT)).forEach(named::add);
      }
    });
    PROXIES.stream()
        .map(System::getProperty)
        .filter(java.util.Objects::nonNull)
        .forEach(host -> named.add(plain(host)));
    return new Outgoing(Set.copyOf(named));
  }

  /**
   * All that may be one: a database's address may name several, a password that is one is no harm.
   */
  private static Stream<String> hosts(String value) {
    return Stream.of(
            Stream.of(value.split("[^a-z0-9._-]+", -1)),
            Stream.of(value.split("[,\\s]+", -1)),
            BRACKETED.matcher(value).results().map(found -> found.group(1)))
        .flatMap(hosts -> hosts)
        .map(Outgoing::plain)
        .filter(host -> !host.isEmpty());
  }

  /**
   * @param faults takes what is wrong
   */
  public static void check(Optional<String> setting, List<String> faults) {
    setting.stream()
        .flatMap(text -> Stream.of(text.split("[,\\s]+", -1)))
        .filter(host -> !host.matches("[A-Za-z0-9._-]+|\\[?[0-9A-Fa-f:.]+]?"))
        .forEach(host ->
            faults.add(
                SETTING + ": \"" + host + "\" is no host; give names with commas between them"));
  }

  /** From now on these settings count for the whole program. */
  public static void use(Map<String, String> settings) {
    current = of(settings);
  }

  static Optional<Outgoing> current() {
    return Optional.ofNullable(current);
  }

  /** Those of a name's addresses that may be connected to. */
  List<InetAddress> allowed(String host, Collection<InetAddress> addresses) {
    return addresses.stream()
        .filter(address ->
            switch (Reach.of(address)) {
              case PUBLIC -> true;
              case PRIVATE -> named.contains(plain(host));
              case NEVER -> false;
            })
        .toList();
  }

  /**
   * Why nothing is sent to an address, for people; empty = it may, or nobody knows the name. Looks
   * the name up.
   */
  public static Optional<Refusal> refusal(URI url) {
    return current().flatMap(outgoing -> outgoing.refusal(plain(url.getHost()), lookUp(url)));
  }

  /** As {@link #refusal}, of an address that needs no looking up. */
  public static Optional<Refusal> literal(URI url) {
    String host = plain(url.getHost());
    return literal(host).isEmpty()
        ? Optional.empty()
        : current().flatMap(outgoing -> outgoing.refusal(host, literal(host)));
  }

  /**
   * @param sentence what was found
   * @param fix who can mend it
   */
  public record Refusal(String sentence, String fix) {}

  public Optional<Refusal> refusal(String host, List<InetAddress> addresses) {
    if (addresses.isEmpty() || !allowed(host, addresses).isEmpty()) {
      return Optional.empty();
    }
    boolean never = addresses.stream().allMatch(address -> Reach.of(address) == Reach.NEVER);
    return Optional.of(
        never
            ? new Refusal(
                host + " leads to an address that no request goes to (link-local or metadata).",
                "Correct the address.")
            : new Refusal(
                host + " leads into a private network; nothing was sent there.",
                "Correct the address. If this host is meant, whoever runs Crossdock names it in the"
                    + " setting "
                    + SETTING
                    + " and starts it again."));
  }

  private static List<InetAddress> lookUp(URI url) {
    String host = plain(url.getHost());
    List<InetAddress> literal = literal(host);
    return literal.isEmpty() ? OutgoingResolver.unfiltered(host) : literal;
  }

  /** In every spelling that Java takes: 2130706433 and 127.1 are 127.0.0.1. */
  private static List<InetAddress> literal(String host) {
    try {
      return host.matches("[0-9.]+|.*:.*")
          ? Arrays.asList(InetAddress.getAllByName(host.contains(":") ? "[" + host + "]" : host))
          : List.of();
    } catch (UnknownHostException e) {
      return List.of();
    }
  }

  private static String plain(@Nullable String host) {
    return host == null
        ? ""
        : host.toLowerCase(Locale.ROOT).replaceAll("^\\[|]$", "").replaceFirst("\\.$", "");
  }
}
