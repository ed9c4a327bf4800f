package io.crossdock.magento;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import javax.net.ServerSocketFactory;

/** A server that answers with exactly the bytes it is told to, headers included. */
public final class ScriptedServer implements AutoCloseable {

  private final ServerSocket socket;
  private final String scheme;
  private final AtomicInteger requests = new AtomicInteger();

  /**
   * @param answers from a request line to a whole HTTP answer; see {@link #json}
   */
  public ScriptedServer(Function<String, String> answers) {
    this("http", ServerSocketFactory.getDefault(), answers);
  }

  public ScriptedServer(
      String scheme, ServerSocketFactory sockets, Function<String, String> answers) {
    this.scheme = scheme;
    try {
      this.socket = sockets.createServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(() -> accept(answers));
  }

  /** A 200 with a JSON body and further header lines, each ending in CR LF. */
  public static String json(String headers, String body) {
    int length = body.getBytes(StandardCharsets.UTF_8).length;
    return "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n"
        + headers
        + "Content-Length: "
        + length
        + "\r\n\r\n"
        + body;
  }

  public URI url() {
    return URI.create(scheme + "://127.0.0.1:" + socket.getLocalPort());
  }

  int requests() {
    return requests.get();
  }

  private void accept(Function<String, String> answers) {
    while (!socket.isClosed()) {
      try (Socket connection = socket.accept()) {
        var in =
            new BufferedReader(
                new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8));
        String request = in.readLine();
        String line = request;
        while (line != null && !line.isEmpty()) {
          line = in.readLine();
        }
        if (request != null) {
          requests.incrementAndGet();
          connection
              .getOutputStream()
              .write(answers.apply(request).getBytes(StandardCharsets.UTF_8));
        }
      } catch (IOException clientHungUpOrThisIsClosed) {
        // The next one is served, or the loop ends.
      }
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
