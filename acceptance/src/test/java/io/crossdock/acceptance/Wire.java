package io.crossdock.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A network between the product and one of its systems, byte by byte: it can hold requests or
 * answers back for as long as one likes, delay them, and cut every connection.
 */
final class Wire implements AutoCloseable {

  private enum Side {
    REQUEST,
    ANSWER
  }

  /** What is held back: requests in which {@code text} is found, or the answers to them. */
  private record Hold(Side side, String text) {}

  private final ServerSocket server;
  private final URI target;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final AtomicInteger stuck = new AtomicInteger();
  private final AtomicInteger resets = new AtomicInteger();
  private final AtomicInteger slowed = new AtomicInteger();
  private final Object released = new Object();
  private volatile int delayMillis;
  private volatile boolean cut;
  private volatile @Nullable Hold hold;

  Wire(String target) throws IOException {
    this.target = URI.create(target);
    this.server = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  String url() {
    return "http://127.0.0.1:" + server.getLocalPort();
  }

  /** Requests with this text, sent from now on, arrive after {@link #release}. */
  void holdRequests(String text) {
    hold = new Hold(Side.REQUEST, text);
  }

  /** Requests with this text are done; the product hears of it after {@link #release}. */
  void holdAnswers(String text) {
    hold = new Hold(Side.ANSWER, text);
  }

  /** How many requests or answers wait for {@link #release}. */
  int stuck() {
    return stuck.get();
  }

  void release() {
    hold = null;
    synchronized (released) {
      released.notifyAll();
    }
  }

  /** Every piece of data takes so much longer, both ways. */
  void delay(int millis) {
    delayMillis = millis;
  }

  /** Every connection is reset and new ones are, until {@link #mend}. */
  void cut() {
    cut = true;
    open.forEach(this::reset);
    open.clear();
  }

  /** How many connections have been cut or refused. */
  int resets() {
    return resets.get();
  }

  /** How many pieces of data have been delayed. */
  int slowed() {
    return slowed.get();
  }

  void mend() {
    cut = false;
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        connect(server.accept());
      } catch (IOException e) {
        // the server is closed, or one connection failed: its client notices
      }
    }
  }

  private void connect(Socket client) throws IOException {
    if (cut) {
      reset(client);
      return;
    }
    Socket behind = new Socket(target.getHost(), target.getPort());
    client.setTcpNoDelay(true);
    behind.setTcpNoDelay(true);
    open.add(client);
    open.add(behind);
    var answersHeld = new AtomicBoolean();
    Thread.ofVirtual().start(() -> pump(client, behind, data -> request(data, answersHeld)));
    Thread.ofVirtual().start(() -> pump(behind, client, data -> answer(answersHeld)));
  }

  /** Lets a piece of data pass, sooner or later. */
  @FunctionalInterface
  private interface Gate {
    void pass(String data) throws InterruptedException;
  }

  private void pump(Socket from, Socket to, Gate gate) {
    byte[] buffer = new byte[65_536];
    try (from;
        to) {
      for (int n = from.getInputStream().read(buffer);
          n >= 0;
          n = from.getInputStream().read(buffer)) {
        if (delayMillis > 0) {
          slowed.incrementAndGet();
          TimeUnit.MILLISECONDS.sleep(delayMillis);
        }
        gate.pass(new String(buffer, 0, n, StandardCharsets.ISO_8859_1));
        to.getOutputStream().write(buffer, 0, n);
      }
    } catch (IOException e) {
      // one end is gone; closing the other tells it so
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    open.remove(from);
    open.remove(to);
  }

  private void request(String data, AtomicBoolean answersHeld) throws InterruptedException {
    Hold now = hold;
    if (now == null || !data.contains(now.text())) {
      return;
    }
    if (now.side() == Side.ANSWER) {
      answersHeld.set(true);
    } else {
      awaitRelease();
    }
  }

  private void answer(AtomicBoolean held) throws InterruptedException {
    if (held.getAndSet(false)) {
      awaitRelease();
    }
  }

  private void awaitRelease() throws InterruptedException {
    stuck.incrementAndGet();
    synchronized (released) {
      while (hold != null) {
        released.wait(1000);
      }
    }
    stuck.decrementAndGet();
  }

  private void reset(Socket socket) {
    resets.incrementAndGet();
    try {
      socket.setSoLinger(true, 0);
      socket.close();
    } catch (IOException e) {
      // it is gone already
    }
  }

  @Override
  public void close() {
    release();
    open.forEach(this::reset);
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
