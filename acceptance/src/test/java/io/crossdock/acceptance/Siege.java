package io.crossdock.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;

/** What somebody without an account can do to one instance over its port. */
final class Siege implements AutoCloseable {

  private static final List<String> METHODS =
      List.of("GET", "POST", "PUT", "DELETE", "TRACE", "BREW", "get");
  private static final List<String> PATHS =
      List.of(
          "/",
          "/orders",
          "/sign-in",
          "/api/v1/orders",
          "/hooks/magento",
          "/api/v1/preview",
          "/%00/%ff/../../etc/passwd",
          "/orders/main:99999999999999999999?page=-1&size=%F0%28",
          "/login/oauth2/code/oidc?state=%00&code=" + "x".repeat(2000),
          "/actuator/health/../env");

  private final InetSocketAddress address;
  private final String url;
  private final Random random = new Random(20);
  private final List<SocketChannel> idle = new ArrayList<>();

  Siege(String url) {
    this.url = url;
    this.address =
        new InetSocketAddress(InetAddress.getLoopbackAddress(), URI.create(url).getPort());
  }

  /** Connections that say nothing. */
  void connect(int connections) throws IOException {
    for (int i = 0; i < connections; i++) {
      SocketChannel channel = SocketChannel.open();
      idle.add(channel);
      channel.configureBlocking(false);
      if (!channel.connect(address) && i % 50 == 0) {
        pause(Duration.ofMillis(5));
      }
    }
    pause(Duration.ofSeconds(1));
  }

  /** How many connections to the instance there are, as the machine tells. */
  long held() throws IOException {
    String port = ":%04X".formatted(address.getPort());
    long held = 0;
    for (String table : List.of("tcp", "tcp6")) {
      held +=
          Files.readAllLines(Path.of("/proc/net", table)).stream()
              .map(line -> line.strip().split("\\s+", -1))
              .filter(row -> row[1].endsWith(port) && row[3].equals("01"))
              .count();
    }
    return held;
  }

  void disconnect() throws IOException {
    for (SocketChannel channel : idle) {
      channel.close();
    }
    idle.clear();
  }

  /** So many requests a second that make no sense; how often each status was answered. */
  Map<String, Integer> garbage(int aSecond, Duration length) {
    var answers = new TreeMap<String, Integer>();
    evenly(
        aSecond,
        length,
        () -> {
          String answered = say(nonsense());
          synchronized (answers) {
            answers.merge(answered, 1, Integer::sum);
          }
        });
    return answers;
  }

  /** So many signed notices a second, each of a thousand orders that do not exist. */
  Map<String, Integer> notices(int aSecond, Duration length) {
    var answers = new TreeMap<String, Integer>();
    evenly(
        aSecond,
        length,
        () -> {
          long first;
          synchronized (random) {
            first = 1_000_000_000L + random.nextInt(1_000_000_000);
          }
          String answered;
          try {
            List<Long> orders = LongStream.range(first, first + 1000).boxed().toList();
            answered = String.valueOf(Notice.attempt(url, orders).status());
          } catch (UncheckedIOException e) {
            answered = "none";
          }
          synchronized (answers) {
            answers.merge(answered, 1, Integer::sum);
          }
        });
    return answers;
  }

  private static void evenly(int aSecond, Duration length, Runnable what) {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Instant start = Instant.now();
      long all = aSecond * length.toSeconds();
      for (long i = 0; i < all; i++) {
        threads.execute(what);
        Instant next = start.plusNanos(i * 1_000_000_000L / aSecond);
        pause(Duration.between(Instant.now(), next));
      }
    }
  }

  private byte[] nonsense() {
    synchronized (random) {
      byte[] noise = new byte[random.nextInt(3000)];
      random.nextBytes(noise);
      return switch (random.nextInt(4)) {
        case 0 -> noise;
        case 1 -> bytes(line() + "Host: localhost\r\nContent-Length: 99999\r\n\r\n{\"half\":");
        case 2 -> bytes(line() + "Host: elsewhere.example\r\nX-Forwarded-For: %00\r\n\r\n");
        default -> {
          String head =
              line()
                  + "Host: localhost\r\nAuthorization: Bearer \u00e9\u0001\r\nCookie: %s=x\r\n"
                      .formatted("SESSION")
                  + "Content-Type: application/json\r\nContent-Length: "
                  + noise.length
                  + "\r\nX-Crossdock-Signature: sha256=00\r\n\r\n";
          yield joined(bytes(head), noise);
        }
      };
    }
  }

  private String line() {
    return METHODS.get(random.nextInt(METHODS.size()))
        + " "
        + PATHS.get(random.nextInt(PATHS.size()))
        + " HTTP/1.1\r\n";
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static byte[] joined(byte[] head, byte[] body) {
    return ByteBuffer.allocate(head.length + body.length).put(head).put(body).array();
  }

  /** The status, or what came instead of an answer. */
  private String say(byte[] what) {
    try (var socket = new Socket()) {
      socket.connect(address, 5000);
      socket.setSoTimeout(2000);
      socket.getOutputStream().write(what);
      socket.getOutputStream().flush();
      byte[] answer = socket.getInputStream().readNBytes(12);
      return answer.length == 12 ? new String(answer, 9, 3, StandardCharsets.ISO_8859_1) : "closed";
    } catch (java.net.SocketTimeoutException e) {
      return "waits for more";
    } catch (IOException e) {
      return "closed";
    }
  }

  static void pause(Duration length) {
    if (length.isPositive()) {
      try {
        TimeUnit.NANOSECONDS.sleep(length.toNanos());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
  }

  @Override
  public void close() throws IOException {
    disconnect();
  }
}
