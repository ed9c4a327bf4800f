package io.crossdock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crossdock.app.Crossdock;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BadInputIT {

  @TempDir static Path data;

  @SuppressWarnings("NullAway.Init")
  private static Place place;

  @SuppressWarnings("NullAway.Init")
  private static Crossdock crossdock;

  @BeforeAll
  static void start() throws IOException {
    place = new Place(1);
    crossdock = place.crossdock(data, Map.of());
  }

  @AfterAll
  static void stop() throws IOException {
    crossdock.close();
    place.close();
  }

  @Test
  void aWrongTokenIsRefusedAndTheHeaderNamed() {
    var answer = Http.send("GET", crossdock.url() + "/api/v1/status", "wrong", null);
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.body()).contains("Authorization");
  }

  @Test
  void anUnknownOrderIsNamed() {
    var answer =
        Http.send("GET", crossdock.url() + "/api/v1/orders/main:999999", "demo-token", null);
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.body()).contains("main:999999");
  }

  @Test
  void malformedJsonUnknownAndMissingFieldsAreNamedTogether() {
    String url = crossdock.url() + "/api/v1/orders/sync";
    assertThat(Http.send("POST", url, "demo-token", "{\"orders\":").status()).isEqualTo(400);
    var answer = Http.send("POST", url, "demo-token", "{\"order\":[\"1\"]}");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().path("faults").size()).isEqualTo(2);
    assertThat(answer.body()).contains("order:").contains("orders: is missing");
  }

  @Test
  void oneUnknownOrderAmongKnownOnesSendsNothing() {
    String url = crossdock.url() + "/api/v1/orders/sync";
    var answer = Http.send("POST", url, "demo-token", "{\"orders\":[\"nope\",\"neither\"]}");
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.body()).contains("nope").contains("neither");
  }

  @Test
  void anUnsignedNoticeIsRefusedAndItsHeaderNamed() {
    var answer =
        Http.send(
            "POST",
            crossdock.url() + "/hooks/magento",
            null,
            "{\"connection\":\"main\",\"orders\":[1]}");
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.body()).contains("X-Crossdock-Signature");
  }

  @Test
  void noPageIsShownWithoutASession() throws Exception {
    try (var client = HttpClient.newHttpClient()) {
      var answer =
          client.send(
              HttpRequest.newBuilder(URI.create(crossdock.url() + "/orders")).build(),
              BodyHandlers.ofString());
      assertThat(answer.statusCode()).isEqualTo(302);
      assertThat(answer.headers().firstValue("Location").orElse("")).endsWith("/sign-in");
      assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
          .contains("default-src 'none'");
    }
  }

  @Test
  void missingSettingsAreRefusedBeforeAnythingIsStarted() {
    assertThatThrownBy(() -> Crossdock.start(Map.of()))
        .isInstanceOf(Crossdock.WrongSettings.class)
        .hasMessageContaining("CROSSDOCK_SHOP_URL")
        .hasMessageContaining("CROSSDOCK_ORG_URL");
  }
}
