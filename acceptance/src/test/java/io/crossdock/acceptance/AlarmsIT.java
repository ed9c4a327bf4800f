package io.crossdock.acceptance;

import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.crossdock.app.Crossdock;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody is told what goes wrong before an order suffers. */
class AlarmsIT {

  @TempDir Path data;

  @Test
  void whenTheOrgsCallsRunOutSomebodyIsToldAndAgainWhenItIsOver() throws Exception {
    List<String> heard = new CopyOnWriteArrayList<>();
    HttpServer chat =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    chat.createContext(
        "/",
        exchange -> {
          heard.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    chat.start();
    var told = Map.of("CROSSDOCK_ALARM_URL", "http://127.0.0.1:" + chat.getAddress().getPort());
    try (Place place = new Place(0)) {
      place.orgUsage("{\"total\":95000,\"max\":115000}");
      try (Crossdock crossdock = place.crossdock(data, told)) {
        buy(place, crossdock);
        await().atMost(Patience.SOON).until(() -> has(heard, "raised"));

        place.orgUsage("{\"total\":100,\"max\":115000}");
        buy(place, crossdock);
        await().atMost(Patience.SOON).until(() -> has(heard, "over"));
      }
    } finally {
      chat.stop(0);
    }
  }

  private static void buy(Place place, Crossdock crossdock) {
    var api = new Api(crossdock.url());
    long id = place.buy("LAB-MUG", 1, "alarmed@example.com");
    api.notice(id);
    await().atMost(Patience.SOON).until(() -> api.syncStatus(id).equals("in_sync"));
  }

  private static boolean has(List<String> heard, String state) {
    return heard.stream()
        .anyMatch(t -> t.contains("\"alarm\":\"api-budget\"") && t.contains("\"" + state + "\""));
  }
}
