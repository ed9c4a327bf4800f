package io.crossdock.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class BoundedHttpIT {

  private static final Duration LONG = Duration.ofSeconds(30);

  private final BoundedHttp http = new BoundedHttp(LONG);

  /** Writes what it likes to whoever connects. */
  private interface Host {
    void answer(OutputStream out) throws Exception;
  }

  @Test
  void anAnswerOfAnyStatusIsRead() throws Exception {
    var answer =
        ask(LONG, whole("503 Gone home", "Retry-After: 7\r\n", "\uFEFFclosed".getBytes(UTF_8)));
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.body()).isEqualTo("closed");
    assertThat(answer.header("retry-after")).contains("7");
  }

  @Test
  void aPackedAnswerIsUnpacked() throws Exception {
    var answer =
        ask(LONG, whole("200 OK", "Content-Encoding: gzip\r\n", packed("Zürich".getBytes(UTF_8))));
    assertThat(answer.body()).isEqualTo("Zürich");
  }

  @Test
  void aRedirectIsNotFollowed() throws Exception {
    var answer = ask(LONG, whole("302 Found", "Location: http://127.0.0.1:1/\r\n", new byte[0]));
    assertThat(answer.status()).isEqualTo(302);
  }

  @Test
  void aBodyThatTricklesEndsAtTheDeadline() {
    var given = new CountDownLatch(1);
    assertThatThrownBy(() ->
            ask(
                Duration.ofMillis(300),
                out -> {
                  say(out, "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf");
                  given.await();
                }))
        .isInstanceOf(HttpTimeoutException.class)
        .hasMessage("no complete answer within 300 ms");
    given.countDown();
  }

  @Test
  void aBodyWithoutEndIsRefused() {
    assertThatThrownBy(() ->
            ask(
                LONG,
                out -> {
                  say(out, "HTTP/1.1 200 OK\r\n\r\n");
                  endlessly(out, new byte[1 << 16]);
                }))
        .isInstanceOf(IOException.class)
        .isNotInstanceOf(HttpTimeoutException.class);
  }

  @Test
  void aSmallAnswerThatUnpacksToALargeOneIsRefused() throws Exception {
    byte[] bomb = packed(new byte[BoundedHttp.LARGEST + 1]);
    assertThat(bomb).hasSizeLessThan(BoundedHttp.LARGEST / 100);
    assertThatThrownBy(() -> ask(LONG, whole("200 OK", "Content-Encoding: gzip\r\n", bomb)))
        .isInstanceOf(IOException.class)
        .hasMessage("the answer is larger than " + BoundedHttp.LARGEST + " bytes");
  }

  @Test
  void headersWithoutEndAreRefused() {
    assertThatThrownBy(() ->
            ask(
                LONG,
                out -> {
                  say(out, "HTTP/1.1 200 OK\r\n");
                  endlessly(out, ("X-More: " + "x".repeat(1000) + "\r\n").getBytes(UTF_8));
                }))
        .isInstanceOf(IOException.class)
        .isNotInstanceOf(HttpTimeoutException.class);
  }

  private BoundedHttp.Answer ask(Duration within, Host host) throws Exception {
    try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual().start(() -> serve(server, host));
      var url = URI.create("http://127.0.0.1:" + server.getLocalPort() + "/");
      return http.exchange(HttpRequest.newBuilder(url).build(), within);
    }
  }

  private static void serve(ServerSocket server, Host host) {
    try (Socket socket = server.accept();
        var out = new BufferedOutputStream(socket.getOutputStream())) {
      while (socket.getInputStream().read() != '\n') {}
      host.answer(out);
    } catch (Exception e) {
      // the client hung up
    }
  }

  private static Host whole(String status, String headers, byte[] body) {
    return out -> {
      say(
          out,
          "HTTP/1.1 " + status + "\r\n" + headers + "Content-Length: " + body.length + "\r\n\r\n");
      out.write(body);
      out.flush();
    };
  }

  private static void endlessly(OutputStream out, byte[] part) throws IOException {
    while (true) {
      out.write(part);
    }
  }

  private static void say(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(UTF_8));
    out.flush();
  }

  private static byte[] packed(byte[] text) throws IOException {
    var packed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(packed)) {
      gzip.write(text);
    }
    return packed.toByteArray();
  }
}
