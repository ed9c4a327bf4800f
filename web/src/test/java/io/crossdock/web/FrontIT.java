package io.crossdock.web;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.web.front.Front;
import io.crossdock.web.front.Proxies;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every request passes, whoever sends it. */
class FrontIT {

  private static final Proxies HERE = Proxies.read("127.0.0.1", new ArrayList<>());

  private Optional<TestConsole> started = Optional.empty();

  @AfterEach
  void stop() {
    started.ifPresent(TestConsole::close);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "POST /hooks/magento",
        "PUT /api/v1/settings/orders",
        "POST /sign-in",
        "POST /set-up",
        "POST /no/such/page"
      })
  void aBodyThatSaysItIsTooLargeIsRefusedUnread(String route) throws IOException {
    String answer = raw(console(Front.NONE), route, "Content-Length: 150000000\r\n", new byte[0]);
    assertThat(answer).startsWith("HTTP/1.1 413").contains("Connection: close");
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST /hooks/magento", "PUT /api/v1/settings/orders"})
  void aBodyWithoutAnEndIsReadNoFurtherThanItsAddressNeeds(String route) throws IOException {
    String answer =
        raw(
            console(Front.NONE),
            route,
            "Transfer-Encoding: chunked\r\nContent-Type: application/json\r\n",
            ("200000\r\n" + "x".repeat(0x200000) + "\r\n").getBytes(US_ASCII));
    assertThat(answer).startsWith("HTTP/1.1 413").contains("at most");
  }

  @Test
  void anotherNameThanItsOwnIsNotAnsweredAndReachesNoRedirect() throws IOException {
    var console =
        console(new Front(Proxies.NONE, Optional.of(URI.create("https://crossdock.example.com"))));
    assertThat(asked(console, "evil.example")).startsWith("HTTP/1.1 421").contains("CROSSDOCK_URL");
    assertThat(asked(console, "crossdock.example.com.evil.example")).startsWith("HTTP/1.1 421");
    assertThat(asked(console, "crossdock.example.com")).startsWith("HTTP/1.1 302");
    assertThat(asked(console, "CROSSDOCK.example.com:8443")).startsWith("HTTP/1.1 302");
    assertThat(asked(console, "localhost:8080")).startsWith("HTTP/1.1 302");
    assertThat(asked(console, "[::1]:8080")).startsWith("HTTP/1.1 302");
    var answer = console.browser().with(Map.of("X-Forwarded-Host", "evil.example"), "/orders");
    assertThat(answer.headers().map().toString()).doesNotContain("evil.example");
  }

  @Test
  void whereNoProxyIsNamedNobodySaysForWhomItAsks() {
    var console = console(Front.NONE);
    Browser browser = console.browser();
    browser.with(
        Map.of("X-Forwarded-For", "203.0.113.9", "X-Forwarded-Proto", "https"), "/sign-in");
    browser.signIn("admin", "wrong");
    assertThat(console.log.deeds).allMatch(deed -> deed.address().equals("127.0.0.1"));
    assertThat(browser.byHttps("/sign-in").headers().firstValue("Strict-Transport-Security"))
        .isEmpty();
  }

  @Test
  void aNamedProxySaysForWhomItAsksAndTheThrottleCountsThose() {
    var console = console(new Front(HERE, Optional.empty()));
    for (int i = 0; i < 6; i++) {
      Browser guesser = console.browser();
      guesser.as("203.0.113.9");
      guesser.signIn("admin", "guess");
    }
    assertThat(console.log.deeds).allMatch(deed -> deed.address().equals("203.0.113.9"));
    Browser other = console.browser();
    other.as("203.0.113.10");
    assertThat(other.signIn("admin", "admin").headers().firstValue("Location").orElse(""))
        .endsWith("/dashboard");
  }

  private TestConsole console(Front front) {
    var console = new TestConsole(front);
    started = Optional.of(console);
    return console;
  }

  private static String asked(TestConsole console, String host) throws IOException {
    return raw(console, "GET /orders", host, "", new byte[0]);
  }

  private static String raw(TestConsole console, String route, String headers, byte[] body)
      throws IOException {
    return raw(
        console,
        route,
        "127.0.0.1",
        "Authorization: bearer " + TestConsole.TOKEN + "\r\n" + headers,
        body);
  }

  private static String raw(
      TestConsole console, String route, String host, String headers, byte[] body)
      throws IOException {
    try (var socket =
        new Socket(InetAddress.getLoopbackAddress(), URI.create(console.url()).getPort())) {
      socket.setSoTimeout(10_000);
      String head =
          route + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n" + headers + "\r\n";
      socket.getOutputStream().write(head.getBytes(US_ASCII));
      List<Byte> read = new ArrayList<>();
      try {
        socket.getOutputStream().write(body);
        socket.getOutputStream().flush();
      } catch (IOException e) {
        // it has hung up: what it said is still to be read
      }
      try {
        for (int b = socket.getInputStream().read(); b >= 0; b = socket.getInputStream().read()) {
          read.add((byte) b);
        }
      } catch (IOException e) {
        // hung up after its answer, since more was sent
      }
      byte[] bytes = new byte[read.size()];
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] = read.get(i);
      }
      return new String(bytes, US_ASCII);
    }
  }
}
