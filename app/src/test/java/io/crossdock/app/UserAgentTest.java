package io.crossdock.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.crossdock.core.version.Version;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

class UserAgentTest {

  @Test
  void shopAndOrgSeeWhoAsks() throws IOException {
    Set<String> asked = ConcurrentHashMap.newKeySet();
    HttpServer both =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    both.createContext(
        "/",
        exchange -> {
          String area = exchange.getRequestURI().getPath().split("/", -1)[1];
          asked.add(area + " " + exchange.getRequestHeaders().getFirst("User-Agent"));
          exchange.sendResponseHeaders(503, -1);
          exchange.close();
        });
    both.start();
    try {
      String url = "http://127.0.0.1:" + both.getAddress().getPort();
      Doctor.examine(
          Map.of(
              "CROSSDOCK_SHOP_URL", url,
              "CROSSDOCK_SHOP_TOKEN", "token",
              "CROSSDOCK_ORG_URL", url,
              "CROSSDOCK_ORG_CLIENT_ID", "id",
              "CROSSDOCK_ORG_CLIENT_SECRET", "secret"),
          new PrintStream(OutputStream.nullOutputStream()));
    } finally {
      both.stop(0);
    }
    String us = "Crossdock/" + Version.OURS;
    assertThat(asked).containsExactlyInAnyOrder("rest " + us, "services " + us);
  }
}
