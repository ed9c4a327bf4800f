package io.crossdock.web;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.access.Role;
import io.crossdock.web.front.Front;
import io.crossdock.web.front.Proxies;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What every request passes, whoever sends it. */
class FrontIT {

  private static final Proxies HERE = Proxies.read("127.0.0.1", new ArrayList<>());

  /** Opened by a name of its own, behind no proxy. */
  @SuppressWarnings("NullAway.Init")
  private static TestConsole named;

  /** Behind a proxy on this machine. */
  @SuppressWarnings("NullAway.Init")
  private static TestConsole behind;

  @BeforeAll
  static void start() {
    named =
        new TestConsole(
            new Front(Proxies.NONE, Optional.of(URI.create("https://crossdock.example.com"))));
    behind = new TestConsole(new Front(HERE, Optional.empty()), Map.of("health", new Health()));
  }

  /** In the place of Spring's. */
  @RestController
  static final class Health {

    @GetMapping({"/actuator/health", "/actuator/health/liveness"})
    String health() {
      return "UP";
    }
  }

  @AfterAll
  static void stop() {
    named.close();
    behind.close();
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
    String answer = raw(route, "Content-Length: 150000000\r\n", new byte[0]);
    assertThat(answer).startsWith("HTTP/1.1 413").contains("Connection: close");
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST /hooks/magento", "PUT /api/v1/settings/orders"})
  void aBodyWithoutAnEndIsReadNoFurtherThanItsAddressNeeds(String route) throws IOException {
    String answer =
        raw(
            route,
            "Transfer-Encoding: chunked\r\nContent-Type: application/json\r\n",
            ("200000\r\n" + "x".repeat(0x200000) + "\r\n").getBytes(US_ASCII));
    assertThat(answer).startsWith("HTTP/1.1 413").contains("at most");
  }

  /** Tomcat refuses these before it knows who asks. */
  @Test
  void whatTheServerItselfRefusesIsAPageOfTheConsoleThatLeadsBack() throws IOException {
    String much = "x".repeat(20_000);
    for (String answer :
        List.of(
            raw("GET /orders?q=" + much, "", new byte[0]),
            raw("GET /orders", "Cookie: a=" + much + "\r\n", new byte[0]),
            raw("GET /orders?q=[", "", new byte[0]),
            raw("GET /orders", "bad header: x\r\n", new byte[0]))) {
      assertThat(answer)
          .startsWith("HTTP/1.1 4")
          .contains("<title>The request can't be read - Crossdock</title>", "console.css")
          .contains("href=\"/orders\"")
          .doesNotContain("Tomcat", "HTTP Status");
    }
  }

  @Test
  void anotherNameThanItsOwnIsNotAnsweredAndReachesNoRedirect() throws IOException {
    assertThat(asked("evil.example")).startsWith("HTTP/1.1 421").contains("CROSSDOCK_URL");
    assertThat(asked("crossdock.example.com.evil.example")).startsWith("HTTP/1.1 421");
    assertThat(asked("crossdock.example.com")).startsWith("HTTP/1.1 302");
    assertThat(asked("CROSSDOCK.example.com:8443")).startsWith("HTTP/1.1 302");
    assertThat(asked("localhost:8080")).startsWith("HTTP/1.1 302");
    assertThat(asked("[::1]:8080")).startsWith("HTTP/1.1 302");
    var answer = named.browser().with(Map.of("X-Forwarded-Host", "evil.example"), "/orders");
    assertThat(answer.headers().map().toString()).doesNotContain("evil.example");
  }

  @Test
  void healthIsAskedOfEachInstanceByWhateverAddressItHas() throws IOException {
    assertThat(raw("GET /actuator/health", "10.0.0.7:8080", "", new byte[0]))
        .startsWith("HTTP/1.1 401");
    assertThat(raw("GET /actuator-x", "10.0.0.7:8080", "", new byte[0])).startsWith("HTTP/1.1 421");
  }

  @Test
  void whereNoProxyIsNamedNobodySaysForWhomItAsks() {
    Browser browser = named.browser();
    browser.with(
        Map.of("X-Forwarded-For", "203.0.113.9", "X-Forwarded-Proto", "https"), "/sign-in");
    browser.signIn("admin", "wrong");
    assertThat(named.log.deeds).isNotEmpty().allMatch(deed -> deed.address().equals("127.0.0.1"));
    assertThat(browser.byHttps("/sign-in").headers().firstValue("Strict-Transport-Security"))
        .isEmpty();
  }

  @Test
  void aNamedProxySaysForWhomItAsksAndTheThrottleCountsThose() {
    for (int i = 0; i < 6; i++) {
      Browser guesser = behind.browser();
      guesser.as("203.0.113.9");
      guesser.signIn("admin", "guess");
    }
    assertThat(behind.log.deeds)
        .isNotEmpty()
        .allMatch(deed -> deed.address().equals("203.0.113.9"));
    Browser other = behind.browser();
    other.as("203.0.113.10");
    assertThat(other.signIn("admin", "admin").headers().firstValue("Location").orElse(""))
        .endsWith("/dashboard");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/actuator/health",
        "/actuator",
        "/%61ctuator/health",
        "/actuator;a=b/health",
        "/;/actuator/health"
      })
  void healthAndMetricsAreForNobodyWithoutAToken(String path) {
    assertThat(behind.browser().get(path).statusCode()).isIn(400, 401);
    var wrong = Map.of("Authorization", "Bearer " + TestConsole.WATCH_TOKEN + "x");
    assertThat(behind.browser().with(wrong, path).statusCode()).isIn(400, 401);
    assertThat(behind.signedIn(Role.ADMIN).get(path).statusCode()).isIn(400, 401);
  }

  @Test
  void theTokenOfAMonitoringSystemOpensHealthAndNothingElse() {
    var token = Map.of("Authorization", "Bearer " + TestConsole.WATCH_TOKEN);
    assertThat(behind.browser().with(token, "/actuator/health").body()).isEqualTo("UP");
    assertThat(behind.browser().with(token, "/api/v1/status").statusCode()).isEqualTo(401);
    var api = Map.of("Authorization", "Bearer " + TestConsole.TOKEN);
    assertThat(behind.browser().with(api, "/actuator/health").body()).isEqualTo("UP");
  }

  @Test
  void whetherItRunsIsToldToEverybody() {
    Browser stranger = behind.browser();
    stranger.as("203.0.113.9");
    assertThat(stranger.get("/actuator/health/liveness").body()).isEqualTo("UP");
  }

  private static String asked(String host) throws IOException {
    return raw("GET /orders", host, "", new byte[0]);
  }

  private static String raw(String route, String headers, byte[] body) throws IOException {
    return raw(
        route, "127.0.0.1", "Authorization: bearer " + TestConsole.TOKEN + "\r\n" + headers, body);
  }

  /** What is answered until it hangs up, which it does at once when no more can come. */
  private static String raw(String route, String host, String headers, byte[] body)
      throws IOException {
    try (var socket =
        new Socket(InetAddress.getLoopbackAddress(), URI.create(named.url()).getPort())) {
      socket.setSoTimeout(10_000);
      String head =
          route + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n" + headers + "\r\n";
      socket.getOutputStream().write(head.getBytes(US_ASCII));
      try {
        socket.getOutputStream().write(body);
        socket.shutdownOutput();
      } catch (IOException e) {
        // it has hung up: what it said is still to be read
      }
      var answer = new ByteArrayOutputStream();
      try {
        socket.getInputStream().transferTo(answer);
      } catch (IOException e) {
        // hung up after its answer, since more was sent
      }
      return answer.toString(US_ASCII);
    }
  }
}
