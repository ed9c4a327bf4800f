package io.crossdock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.crossdock.app.Crossdock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody is told what goes wrong before an order suffers. */
class AlarmsIT {

  @TempDir Path data;

  private final List<String> heard = new CopyOnWriteArrayList<>();
  private HttpServer chat;

  @BeforeEach
  void somebodyListens() throws IOException {
    chat = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    chat.createContext(
        "/",
        exchange -> {
          heard.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    chat.start();
  }

  @AfterEach
  void nobodyListens() {
    chat.stop(0);
  }

  @Test
  void whenTheOrgsCallsRunOutSomebodyIsToldAndAgainWhenItIsOver() throws Exception {
    try (Place place = new Place(0)) {
      place.orgUsage("{\"total\":95000,\"max\":115000}");
      try (Crossdock crossdock = place.crossdock(data, told())) {
        buy(place, crossdock);
        await().atMost(Patience.SOON).until(() -> has("api-budget", "raised"));

        place.orgUsage("{\"total\":100,\"max\":115000}");
        buy(place, crossdock);
        await().atMost(Patience.SOON).until(() -> has("api-budget", "over"));
      }
    }
  }

  @Test
  void anOrderThatStaysOutOfStepIsToldAndSoIsItsArrival() throws Exception {
    try (Place place = new Place(0);
        SharedDatabase database = new SharedDatabase(data)) {
      var settings = new HashMap<>(told());
      settings.put("CROSSDOCK_DATABASE_URL", database.url());
      settings.put("CROSSDOCK_ALARM_MINUTES", "30");
      place.orgValidation(
          """
          {"object":"Order","field":"ShippingCity","refuses":"Los Angeles","message":"Not there."}\
          """);
      try (Crossdock crossdock = place.crossdock(data, settings)) {
        var api = new Api(crossdock.url());
        long id = place.buy("LAB-MUG", 1, "waiting@example.com");
        api.notice(id);
        await().atMost(Patience.SOON).until(() -> api.syncStatus(id).equals("out_of_sync"));
        database.execute("UPDATE work SET unsynced_since = now() - interval '29 minutes'");
        assertThat(heard).isEmpty();
        database.execute("UPDATE work SET unsynced_since = now() - interval '31 minutes'");
        await().atMost(Patience.SOON).until(() -> has("unsynced", "raised"));
        assertThat(heard.getFirst()).contains("1 order is not in Salesforce", "for 31 minutes");

        place.calm();
        api.notice(id);
        await().atMost(Patience.SOON).until(() -> has("unsynced", "over"));
      }
    }
  }

  private static void buy(Place place, Crossdock crossdock) {
    var api = new Api(crossdock.url());
    long id = place.buy("LAB-MUG", 1, "alarmed@example.com");
    api.notice(id);
    await().atMost(Patience.SOON).until(() -> api.syncStatus(id).equals("in_sync"));
  }

  private Map<String, String> told() {
    return Map.of("CROSSDOCK_ALARM_URL", "http://127.0.0.1:" + chat.getAddress().getPort());
  }

  private boolean has(String alarm, String state) {
    return heard.stream()
        .anyMatch(
            t -> t.contains("\"alarm\":\"" + alarm + "\"") && t.contains("\"" + state + "\""));
  }
}
