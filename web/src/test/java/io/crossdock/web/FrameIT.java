package io.crossdock.web;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.access.Role;
import io.crossdock.core.port.settings.Connections.Phase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every page has around it, also where something went wrong or nothing is set up. */
class FrameIT {

  private static final Pattern FILE =
      Pattern.compile("<(?:script|link)[^>]* (?:src|href)=\"(/[^\"]+)\"");

  @SuppressWarnings("NullAway.Init")
  private static TestConsole console;

  @SuppressWarnings("NullAway.Init")
  private static Browser admin;

  @BeforeAll
  static void start() {
    console = new TestConsole();
    admin = console.signedIn();
  }

  @AfterAll
  static void stop() {
    console.close();
  }

  @AfterEach
  void started() {
    console.connections.phase = Phase.STARTED;
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /no-such-page, 404, There is no such page",
    "GET, /orders/main:4711, 404, main:4711",
    "GET, /orders?q=%00, 400, which no text has",
    "DELETE, /orders, 405, That is not how this address works",
    "POST, /users/nobody/remove, 404, No such user",
  })
  void whatIsRefusedHasTheMenuAndAWayOn(String method, String path, int status, String said) {
    var answer = admin.send(method, path, Map.of());
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.body()).contains("<nav class=\"side\"", "href=\"/connections\"", said);
  }

  @Test
  void whoeverIsNotSignedInGetsTheSameWordsWithoutAMenu() {
    assertThat(console.browser().get("/assets/none.css").body())
        .contains("There is no such page")
        .doesNotContain("<nav", "Sign out");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /orders?q=LONG HTTP/1.1",
        "GET /orders?q={} HTTP/1.1",
        "GET /orders HTTP/1.1 and more",
        "NO WAY"
      })
  void whatTheServerItselfRefusesIsToldOnOurPage(String request) throws IOException {
    String answer = raw(request.replace("LONG", "x".repeat(20_000)));
    assertThat(answer)
        .contains("- Crossdock</title>", "The request can", "To the orders")
        .doesNotContain("Tomcat", "<h1>HTTP Status");
  }

  @Test
  void whatIsTooLargeAndWhatBrokeHaveTheMenuToo() {
    var large = admin.post("/salesforce/orders", Map.of("o.status-labels", "x".repeat(1_100_000)));
    assertThat(large.statusCode()).isEqualTo(413);
    assertThat(large.body()).contains("<nav class=\"side\"", "The request is too large");
    console.log.refuses = true;
    var broken = admin.post("/tokens", Map.of("name", "shipping", "role", "VIEWER"));
    console.log.refuses = false;
    assertThat(broken.statusCode()).isEqualTo(500);
    assertThat(broken.body()).contains("<nav class=\"side\"", "Something broke in Crossdock");
  }

  /** With its styles, scripts and icon, as they come over the wire. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/dashboard",
        "/orders?rows=200",
        "/orders/main:1",
        "/orders/main:1?tab=salesforce",
        "/field-mapping",
        "/field-mapping/status",
        "/field-mapping/import",
        "/salesforce/orders",
        "/salesforce/orders?tab=advanced",
        "/salesforce/orders/history",
        "/queue",
        "/log",
        "/connections",
        "/connections/preview",
        "/connections/take-over",
        "/users",
        "/tokens",
        "/audit-log",
        "/account",
        "/sign-in"
      })
  void aPageWeighsLessThan250Kilobytes(String page) {
    for (int i = console.orders.rows.size() + 1; i <= 200; i++) {
      console.orders.rows.add(FakeOrders.row(i, "A name of usual length"));
    }
    var answer = admin.get(page);
    assertThat(answer.statusCode()).isEqualTo(200);
    int weight =
        admin.weight(page)
            + FILE.matcher(answer.body())
                .results()
                .mapToInt(file -> admin.weight(file.group(1)))
                .sum();
    assertThat(weight).isBetween(80_000, 250_000);
  }

  @Test
  void aLongAddressReachesItsPage() {
    assertThat(admin.get("/orders?q=" + "x".repeat(9_000)).statusCode()).isEqualTo(200);
  }

  @Test
  void aTabHasItsSignAndFilesAreKeptByTheirVersion() {
    String page = admin.get("/orders").body();
    String icon = page.replaceAll("(?s).*rel=\"icon\"[^>]* href=\"([^\"]+)\".*", "$1");
    var answer = admin.get(icon);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("<svg");
    assertThat(icon).containsPattern("[?]v=[0-9a-f]{8}");
    assertThat(answer.headers().firstValue("Cache-Control")).contains("max-age=31536000");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/dashboard",
        "/orders",
        "/field-mapping",
        "/field-mapping/status",
        "/salesforce/orders",
        "/salesforce/orders/history",
        "/queue",
        "/log",
        "/users"
      })
  void untilItIsConnectedEachPageLeadsToConnections(String page) {
    console.connections.phase = Phase.NOT_CONNECTED;
    assertThat(admin.get(page).body())
        .contains("Crossdock is not connected yet.", "btn-primary\" href=\"/connections\"")
        .doesNotContain("ConnectException", "does not answer");
    console.connections.phase = Phase.SETUP;
    assertThat(admin.get(page).body())
        .contains("Nothing is sent yet.", "href=\"/connections#going-live\"");
    console.connections.phase = Phase.STARTED;
    assertThat(admin.get(page).body()).doesNotContain("first-step");
  }

  @Test
  void whoCannotConnectIsToldWhoCan() {
    console.connections.phase = Phase.NOT_CONNECTED;
    assertThat(console.signedIn(Role.VIEWER).get("/orders").body())
        .contains("An admin connects them under");
  }

  @Test
  void startIsConfirmed() {
    console.connections.phase = Phase.SETUP;
    assertThat(admin.get("/connections?started").body()).doesNotContain("Started.");
    assertThat(admin.post("/connections/start", Map.of()).body())
        .contains("data-then=\"/connections?started\"");
    console.connections.phase = Phase.STARTED;
    assertThat(admin.get("/connections?started").body())
        .contains("Started.", "go to Salesforce by themselves", "href=\"/dashboard\"");
  }

  private static String raw(String request) throws IOException {
    int port = URI.create(console.url()).getPort();
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(10_000);
      socket
          .getOutputStream()
          .write((request + "\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n").getBytes(US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), UTF_8);
    }
  }
}
