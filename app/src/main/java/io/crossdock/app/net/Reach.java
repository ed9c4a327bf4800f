package io.crossdock.app.net;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Who is behind an address of the internet protocol, by the blocks that IANA keeps. Pure. */
enum Reach {
  /** Anybody's. */
  PUBLIC,
  /** Of this machine, or of the network it is in. */
  PRIVATE,
  /**
   * Where no request has any business: the own link, the cloud's metadata, many at once, nobody.
   */
  NEVER;

  private static final List<Block> NOWHERE =
      Stream.of(
              "0.0.0.0/8",
              "169.254.0.0/16",
              "100.100.100.200/32", // metadata at Alibaba
              "168.63.129.16/32", // Azure's
              "192.0.0.192/32", // Oracle's
              "224.0.0.0/4",
              "240.0.0.0/4",
              "::/128",
              "fe80::/10",
              "fd00:ec2::/32", // metadata at Amazon
              "fd20:ce::/32", // Google's
              "ff00::/8")
          .map(Block::of)
          .toList();

  private static final List<Block> AT_HOME =
      Stream.of(
              "10.0.0.0/8",
              "100.64.0.0/10",
              "127.0.0.0/8",
              "172.16.0.0/12",
              "192.0.0.0/24",
              "192.168.0.0/16",
              "198.18.0.0/15",
              "::1/128",
              "fc00::/7",
              "fec0::/10")
          .map(Block::of)
          .toList();

  /** Addresses that carry one of the fourth version, and at which byte it stands. */
  private static final List<Carrier> CARRIERS =
      List.of(
          new Carrier(Block.of("64:ff9b::/96"), 12),
          new Carrier(Block.of("64:ff9b:1::/48"), 12),
          new Carrier(Block.of("2002::/16"), 2),
          new Carrier(Block.of("::/96"), 12));

  /** Of two that an address may mean the worse one counts. */
  static Reach of(InetAddress address) {
    Reach itself =
        NOWHERE.stream().anyMatch(block -> block.holds(address))
            ? NEVER
            : AT_HOME.stream().anyMatch(block -> block.holds(address)) ? PRIVATE : PUBLIC;
    return itself != PUBLIC ? itself : carried(address).map(Reach::of).orElse(PUBLIC);
  }

  private static Optional<InetAddress> carried(InetAddress address) {
    return address instanceof Inet4Address
        ? Optional.empty()
        : CARRIERS.stream()
            .filter(carrier -> carrier.block().holds(address))
            .findFirst()
            .map(carrier ->
                address(Arrays.copyOfRange(address.getAddress(), carrier.at(), carrier.at() + 4)));
  }

  private static InetAddress address(byte[] bytes) {
    try {
      return InetAddress.getByAddress(bytes);
    } catch (UnknownHostException e) {
      throw new IllegalStateException("four bytes are an address", e);
    }
  }

  private record Carrier(Block block, int at) {}

  /** All addresses that begin alike. */
  private record Block(InetAddress first, int bits) {

    static Block of(String text) {
      String[] parts = text.split("/", -1);
      return new Block(InetAddress.ofLiteral(parts[0]), Integer.parseInt(parts[1]));
    }

    boolean holds(InetAddress address) {
      byte[] own = first.getAddress();
      byte[] other = address.getAddress();
      return own.length == other.length
          && IntStream.range(0, bits)
              .allMatch(i -> ((own[i / 8] ^ other[i / 8]) & (0x80 >> (i % 8))) == 0);
    }
  }
}
