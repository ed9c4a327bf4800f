package io.crossdock.web.front;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The proxies in front of the console, whose word about where a request comes from is believed.
 * Nobody else's is. Pure: no name is looked up.
 */
public record Proxies(List<Network> networks) {

  /** Nobody is believed. */
  public static final Proxies NONE = new Proxies(List.of());

  /** Addresses that share their first bits. */
  public record Network(InetAddress first, int bits) {

    boolean holds(InetAddress address) {
      byte[] ours = first.getAddress();
      byte[] theirs = address.getAddress();
      if (ours.length != theirs.length) {
        return false;
      }
      for (int i = 0; i < bits; i++) {
        int bit = 0x80 >> (i % 8);
        if ((ours[i / 8] & bit) != (theirs[i / 8] & bit)) {
          return false;
        }
      }
      return true;
    }
  }

  /**
   * @param text addresses and networks such as {@code 127.0.0.1, 10.0.0.0/8, fd00::/8}
   * @param faults takes a sentence for each that is neither
   */
  public static Proxies read(String text, List<String> faults) {
    var networks = new ArrayList<Network>();
    for (String part : text.split("[,\\s]+", -1)) {
      if (!part.isEmpty()) {
        network(part)
            .ifPresentOrElse(
                networks::add,
                () ->
                    faults.add("\"" + part + "\" is no address and no network such as 10.0.0.0/8"));
      }
    }
    return new Proxies(List.copyOf(networks));
  }

  private static Optional<Network> network(String text) {
    String[] parts = text.split("/", 2);
    return literal(parts[0])
        .flatMap(address -> {
          int most = address.getAddress().length * 8;
          String bits = parts.length == 1 ? String.valueOf(most) : parts[1];
          return bits.matches("\\d{1,3}") && Integer.parseInt(bits) <= most
              ? Optional.of(new Network(address, Integer.parseInt(bits)))
              : Optional.empty();
        });
  }

  /** Whether what came from this address may say whom it is for. */
  public boolean trusted(String address) {
    return literal(address).filter(this::holds).isPresent();
  }

  private boolean holds(InetAddress address) {
    return networks.stream().anyMatch(network -> network.holds(address));
  }

  /**
   * Whose request it is: going back from us, the first hop that is no proxy of ours. What is no
   * address ends the way back: whoever wrote it may have written all before it.
   *
   * @param peer who opened the connection
   * @param forwarded the values of {@code X-Forwarded-For}, in the order they came
   */
  public String client(String peer, List<String> forwarded) {
    List<String> hops =
        forwarded.stream()
            .flatMap(value -> Arrays.stream(value.split(",", -1)))
            .map(String::strip)
            .toList();
    String client = peer;
    for (int i = hops.size() - 1; i >= 0 && trusted(client); i--) {
      Optional<InetAddress> hop = literal(hops.get(i));
      if (hop.isEmpty()) {
        return client;
      }
      client = hop.get().getHostAddress();
    }
    return client;
  }

  /**
   * What counts as one place: an IPv4 address, or the 2^64 addresses that one IPv6 host has,
   * however they are written.
   */
  public static String place(String address) {
    return literal(address)
        .map(known ->
            known.getAddress().length == 16 ? network(known.getAddress()) : known.getHostAddress())
        .orElse(address);
  }

  private static String network(byte[] ipv6) {
    var network = new StringBuilder();
    for (int i = 0; i < 8; i += 2) {
      network.append("%02x%02x:".formatted(ipv6[i], ipv6[i + 1]));
    }
    return network.append(":/64").toString();
  }

  /** An IPv4 address that is written as IPv6 is that IPv4 address. */
  private static Optional<InetAddress> literal(String text) {
    boolean bracketed = text.startsWith("[") && text.endsWith("]");
    String bare = bracketed ? text.substring(1, text.length() - 1) : text;
    if (!bare.matches(
        "\\d{1,3}([.]\\d{1,3}){3}|[0-9a-fA-F.]*:[0-9a-fA-F:.]{1,44}(%[A-Za-z0-9]{1,16})?")) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.ofLiteral(bare.split("%", 2)[0]));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
