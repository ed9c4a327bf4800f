package io.crossdock.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.crossdock.app.net.Outgoing;
import io.crossdock.app.settings.SettingsReader;
import io.crossdock.core.policy.SyncSettings;
import io.crossdock.core.port.settings.ConnectionCheck.Row;
import io.crossdock.core.port.settings.ConnectionStore;
import io.crossdock.core.port.settings.Connections.Answer;
import io.crossdock.core.port.work.Gates.Remote;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A secret goes where it was given for, and nowhere else, whatever is typed beside it. */
class ConsoleConnectionsTest {

  private static final String SHOP = "CROSSDOCK_SHOP_URL";
  private static final String TOKEN = "CROSSDOCK_SHOP_TOKEN";
  private static final String SECRET = "canary-5c1f";

  private final List<String> heard = new CopyOnWriteArrayList<>();
  private final Kept store = new Kept();
  private HttpServer other;
  private String elsewhere = "";

  @BeforeEach
  void listen() throws IOException {
    Outgoing.use(Map.of());
    other = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    other.createContext(
        "/",
        exchange -> {
          heard.add(String.valueOf(exchange.getRequestHeaders().get("Authorization")));
          exchange.sendResponseHeaders(401, -1);
          exchange.close();
        });
    other.start();
    elsewhere = "http://127.0.0.1:" + other.getAddress().getPort();
    store.values.putAll(
        Map.of(
            SHOP,
            "http://127.0.0.1:1",
            TOKEN,
            SECRET,
            "CROSSDOCK_ORG_URL",
            "https://acme.my.salesforce.com",
            "CROSSDOCK_ORG_CLIENT_ID",
            "app",
            "CROSSDOCK_ORG_CLIENT_SECRET",
            SECRET));
  }

  @AfterEach
  void stop() {
    other.stop(0);
  }

  @Test
  void anotherAddressNeedsTheSecretAnewInTheFormAndByScript() {
    for (Map<String, String> typed :
        List.of(Map.of(SHOP, elsewhere), Map.of(SHOP, elsewhere, TOKEN, ""))) {
      List<Row> rows = connections(Map.of()).check(Remote.SHOP, typed);
      assertThat(rows.getFirst().sentence())
          .contains("must be given anew", "http://127.0.0.1:1")
          .doesNotContain(SECRET);
      Answer answer = connections(Map.of()).save(typed, "admin");
      assertThat(answer.faults()).containsOnlyKeys(TOKEN);
    }
    assertThat(heard).isEmpty();
    assertThat(store.values).containsEntry(SHOP, "http://127.0.0.1:1");
    var org = Map.of("CROSSDOCK_ORG_URL", "https://evil.my.salesforce.com");
    assertThat(connections(Map.of()).save(org, "admin").faults())
        .containsOnlyKeys("CROSSDOCK_ORG_CLIENT_SECRET");
  }

  @Test
  void withTheSecretAnewTheOtherAddressIsTestedAndHearsOnlyThatOne() {
    connections(Map.of()).check(Remote.SHOP, Map.of(SHOP, elsewhere, TOKEN, "another"));
    assertThat(heard).isNotEmpty().allMatch(header -> header.equals("[Bearer another]"));
  }

  @Test
  void whereTheEnvironmentFixesTheConnectionNothingElseIsTried() {
    var fixed =
        connections(
            Map.of(
                SHOP,
                "http://127.0.0.1:1",
                TOKEN,
                SECRET,
                "CROSSDOCK_ORG_URL",
                "https://acme.my.salesforce.com"));
    fixed.check(Remote.SHOP, Map.of(SHOP, elsewhere, TOKEN, "another"));
    fixed.check(Remote.SHOP, Map.of(SHOP, elsewhere));
    assertThat(heard).isEmpty();
    assertThat(fixed.address(Remote.SHOP, Map.of(SHOP, elsewhere))).isEqualTo("http://127.0.0.1:1");
  }

  @Test
  void aHostInThePrivateNetworkIsRefusedBeforeAnythingIsSent() {
    var typed = Map.of(SHOP, "https://10.0.0.1", TOKEN, "another");
    assertThat(connections(Map.of()).check(Remote.SHOP, typed).getFirst().sentence())
        .contains("private network", "CROSSDOCK_PRIVATE_HOSTS");
    assertThat(connections(Map.of()).save(typed, "admin").faults()).containsOnlyKeys(SHOP);
  }

  @Test
  void theAuditLogGetsTheAddressAsItIsUsedAndNothingThatIsNone() {
    var connections = connections(Map.of());
    assertThat(connections.address(Remote.SHOP, Map.of(SHOP, "Shop.example.com/rest/V1")))
        .isEqualTo("https://shop.example.com");
    assertThat(connections.address(Remote.SHOP, Map.of(SHOP, "https://me:" + SECRET + "@shop")))
        .isEmpty();
    assertThat(connections.address(Remote.SHOP, Map.of())).isEqualTo("http://127.0.0.1:1");
  }

  private ConsoleConnections connections(Map<String, String> environment) {
    var settings =
        switch (SettingsReader.read(Map.of())) {
          case SettingsReader.Result.Good good -> good.settings();
          case SettingsReader.Result.Bad bad -> throw new AssertionError(bad.faults());
        };
    return new ConsoleConnections(
        settings,
        environment,
        store,
        website -> SyncSettings.defaults(Instant.EPOCH),
        InstantSource.system(),
        () -> {});
  }

  private static final class Kept implements ConnectionStore {

    private final Map<String, String> values = new HashMap<>();

    @Override
    public Saved read() {
      return new Saved(1, Map.copyOf(values), Optional.empty());
    }

    @Override
    public long revision() {
      return 1;
    }

    @Override
    public void save(Map<String, String> all, Set<String> secrets, String user, Instant at) {
      values.clear();
      values.putAll(all);
    }

    @Override
    public void start(String user, Instant at) {
      throw new AssertionError("not here");
    }
  }
}
