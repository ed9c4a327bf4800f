package io.crossdock.magento;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.crossdock.core.failure.FailedCall;
import io.crossdock.core.failure.Failure;
import io.crossdock.core.failure.Failure.Category;
import io.crossdock.core.order.OrderKey;
import io.crossdock.core.port.shop.CustomerGroups;
import io.crossdock.magento.list.Question;
import io.crossdock.magento.rest.MagentoConfig;
import io.crossdock.magento.rest.MagentoConfig.Credentials;
import io.crossdock.magento.rest.RestApi;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes wrong between Crossdock and a shop is told apart, and told in sentences. */
class ShopTroubleIT {

  private static final List<OrderKey> FIRST = List.of(new OrderKey("main", 1));
  private static final String DATE = "Date: Mon, 23 Nov 2026 10:40:57 GMT\r\n";

  private final TestShop shop = new TestShop(3, InstantSource.system());

  @AfterEach
  void close() {
    shop.close();
  }

  @Test
  void aRefusedTokenIsToldFromAMissingPermissionThoughMagentoSaysTheSame() {
    Failure token = failure(() -> shop.client(new Credentials.Bearer("wrong")).load(FIRST));
    assertThat(token.code()).isEqualTo("shop-sign-in");
    assertThat(token.category()).isEqualTo(Category.UNAUTHORISED);

    shop.deny("Magento_Sales::actions_view");
    Failure permission = failure(() -> shop.client(TestShop.BEARER).load(FIRST));
    assertThat(permission.code()).isEqualTo("shop-permission");
    assertThat(permission.category()).isEqualTo(Category.MISCONFIGURED);
    assertThat(permission.message()).contains("Magento_Sales::actions_view");
  }

  @Test
  void customerGroupsHaveNamesOrAReasonWhyNot() {
    MagentoShop client = shop.client(TestShop.BEARER);
    assertThat(client.groups().why()).isEmpty();
    assertThat(client.groups().groups())
        .extracting(group -> group.id() + " " + group.name())
        .containsExactly("0 NOT LOGGED IN", "1 General", "2 Wholesale", "3 Retailer");

    shop.deny("Magento_Customer::group");
    assertThat(client.groups().groups()).as("within the hour").hasSize(4);
    CustomerGroups.Told refused = shop.client(TestShop.BEARER).groups();
    assertThat(refused.groups()).isEmpty();
    assertThat(refused.why())
        .contains("lacks the permission Magento_Customer::group", "Customers > Customer Groups");
  }

  @Test
  void wrongOAuthKeysAreNamed() {
    var secret = new Credentials.OAuth("sandbox-consumer-key", "x", "sandbox-access-token", "y");
    assertThat(failure(() -> shop.client(secret).load(FIRST)).code()).isEqualTo("shop-signature");
    var consumer = new Credentials.OAuth("x", "x", "x", "x");
    assertThat(failure(() -> shop.client(consumer).load(FIRST)).code()).isEqualTo("shop-keys");
  }

  @Test
  void aClockFarAheadIsRefusedOnceAndThenFollowsTheShops() {
    InstantSource fast = () -> Instant.now().plus(Duration.ofHours(2));
    var client = MagentoShop.connect(shop.config(TestShop.OAUTH), fast);
    assertThat(failure(() -> client.load(FIRST)).code()).isEqualTo("shop-clock");
    assertThat(client.load(FIRST).orders()).hasSize(1);
  }

  @Test
  void aFieldTheShopDoesNotKnowIsAHiccupTwiceAndThenAFaultToBeMended() {
    var api = new RestApi(shop.config(TestShop.BEARER), shop.clock());
    ThrowingCallable ask =
        () -> api.get("/orders", Question.where("no_such_field", "eq", "1").parameters());
    assertThat(failure(ask).category()).isEqualTo(Category.TRANSIENT);
    assertThat(failure(ask).category()).isEqualTo(Category.TRANSIENT);
    Failure third = failure(ask);
    assertThat(third.category()).isEqualTo(Category.MISCONFIGURED);
    assertThat(third.message()).contains("/orders", "Report ID: webapi-");
    assertThat(api.get("/store/websites").size()).isPositive();
  }

  @Test
  void aShopThatBreaksDownAsAWholeStaysAHiccup() {
    shop.refuse("/rest/", 500, "{\"message\":\"Internal Error. Report ID: webapi-1\"}");
    var client = shop.client(TestShop.BEARER);
    for (int i = 0; i < 5; i++) {
      assertThat(failure(() -> client.load(FIRST)).category()).isEqualTo(Category.TRANSIENT);
    }
  }

  @Test
  void maintenanceIsWaitedFor() {
    shop.fault(
        "status",
        "/rest/",
        1,
        Map.of("status", 503, "body", "Service Temporarily Unavailable", "retryAfter", "60"));
    var client = shop.client(TestShop.BEARER);
    Failure failure = failure(() -> client.load(FIRST));
    assertThat(failure.category()).isEqualTo(Category.TRANSIENT);
    assertThat(failure.retryAfter()).contains(Duration.ofMinutes(1));
    shop.settings(Map.of("maintenance", true));
    assertThat(failure(() -> client.load(FIRST)).code()).isEqualTo("shop-503");
    shop.settings(Map.of("maintenance", false));
    assertThat(client.load(FIRST).orders()).hasSize(1);
  }

  @Test
  void anAnswerThatTakesTooLongOrDripsIsGivenUpInTime() {
    for (String kind : List.of("latency", "slow-body")) {
      shop.fault(kind, "/rest/", -1, Map.of("ms", 20_000));
      Instant start = Instant.now();
      Failure failure = failure(() -> shop.impatientClient().load(FIRST));
      assertThat(failure.code()).as(kind).isEqualTo("shop-timeout");
      assertThat(failure.category()).isEqualTo(Category.TRANSIENT);
      assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(5));
    }
  }

  @Test
  void aCutAnswerAndADroppedConnectionAreTriedAgain() {
    var client = shop.client(TestShop.BEARER);
    shop.fault("malformed", "/rest/V1/orders", 1, Map.of());
    assertThat(client.load(FIRST).orders()).as("in another question").hasSize(1);
    shop.fault("malformed", "/rest/V1/orders", -1, Map.of());
    assertThat(failure(() -> client.load(FIRST)).code()).isEqualTo("shop-not-json");
    shop.noFaults();
    shop.fault("drop-after", "/rest/V1/orders", -1, Map.of());
    Failure dropped = failure(() -> client.load(FIRST));
    assertThat(dropped.code()).isEqualTo("shop-broke");
    assertThat(dropped.category()).isEqualTo(Category.TRANSIENT);
    shop.noFaults();
    assertThat(client.load(FIRST).orders()).hasSize(1);
  }

  @Test
  void aRefusedConnectionAndAnUnknownHostAreTold() throws IOException {
    int free;
    try (var socket = new ServerSocket(0)) {
      free = socket.getLocalPort();
    }
    Failure refused = failure(() -> client("http://127.0.0.1:" + free).load(FIRST));
    assertThat(refused.code()).isEqualTo("shop-refused");
    assertThat(refused.message()).contains("127.0.0.1:" + free);
    Failure unknown = failure(() -> client("http://no-such-shop.invalid").load(FIRST));
    assertThat(unknown.code()).isEqualTo("shop-host");
    assertThat(unknown.message()).contains("no-such-shop.invalid");
  }

  @Test
  void aCertificateNobodyVouchesForIsRefusedBeforeAnythingIsSent(@TempDir Path folder)
      throws Exception {
    var reached = new AtomicBoolean();
    try (var server =
        new ScriptedServer(
            "https",
            selfSigned(folder).getServerSocketFactory(),
            request -> {
              reached.set(true);
              return ScriptedServer.json(DATE, "{\"items\":[],\"total_count\":0}");
            })) {
      Failure failure = failure(() -> client(server.url().toString()).load(FIRST));
      assertThat(failure.code()).isEqualTo("shop-certificate");
      assertThat(failure.category()).isEqualTo(Category.MISCONFIGURED);
      assertThat(reached).isFalse();
    }
  }

  @Test
  void httpsToAPlainPortIsNamed() throws IOException {
    try (var plain = new ServerSocket(0)) {
      Thread.ofVirtual()
          .start(() -> {
            try (var connection = plain.accept()) {
              connection
                  .getOutputStream()
                  .write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(UTF_8));
              // Closing with unread bytes would reset the connection before the answer is read.
              connection.getInputStream().readAllBytes();
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
      String url = "https://127.0.0.1:" + plain.getLocalPort();
      assertThat(failure(() -> client(url).load(FIRST)).code()).isEqualTo("shop-no-tls");
    }
  }

  @Test
  void aWebPageOrARedirectInsteadOfRestIsAWrongAddress() throws IOException {
    try (var server =
        new ScriptedServer(r -> ScriptedServer.json(DATE, "<!doctype html><title>Welcome"))) {
      assertThat(failure(() -> client(server.url().toString()).load(FIRST)).code())
          .isEqualTo("shop-not-rest");
    }
    String moved = "HTTP/1.1 302 Found\r\nLocation: https://www.shop.example/\r\n";
    try (var server =
        new ScriptedServer(r -> moved + "Connection: close\r\nContent-Length: 0\r\n\r\n")) {
      Failure failure = failure(() -> client(server.url().toString()).load(FIRST));
      assertThat(failure.code()).isEqualTo("shop-redirect");
      assertThat(failure.message()).contains("https://www.shop.example/");
    }
  }

  @Test
  void withoutADateTheShopIsAskedAgainAndOurOwnClockIsNeverTaken() throws IOException {
    var dated = new AtomicBoolean(false);
    try (var server =
        new ScriptedServer(r ->
            ScriptedServer.json(dated.get() ? DATE : "", "{\"items\":[],\"total_count\":0}"))) {
      Instant ours = Instant.parse("2026-11-23T12:00:00Z");
      var client =
          MagentoShop.connect(
              new MagentoConfig("main", server.url(), TestShop.BEARER, Duration.ofSeconds(5)),
              InstantSource.fixed(ours));
      assertThat(failure(client::now).code()).isEqualTo("shop-no-date");
      dated.set(true);
      Instant shops = Instant.parse("2026-11-23T10:40:57Z");
      assertThat(client.now()).isEqualTo(shops);
      dated.set(false);
      client.load(FIRST);
      assertThat(client.now()).as("the last offset known").isEqualTo(shops);
    }
  }

  @Test
  void oneUnreadableOrderDoesNotHoldUpTheOthers() throws IOException {
    String good = Recorded.order("guest-simple").toString();
    String bad = good.replaceFirst("\"created_at\":\"[^\"]*\"", "\"created_at\":\"yesterday\"");
    bad = bad.replaceFirst("\"entity_id\":1,", "\"entity_id\":77,");
    bad = bad.replaceAll("\"(order_id|parent_id)\":1\\b", "\"$1\":77");
    String body = "{\"items\":[" + good + "," + bad + "],\"total_count\":2}";
    try (var server =
        new ScriptedServer(r -> ScriptedServer.json(DATE, r.contains("/store/") ? "[]" : body))) {
      var page =
          client(server.url().toString())
              .load(List.of(new OrderKey("main", 1), new OrderKey("main", 77)));
      assertThat(page.orders()).hasSize(1);
      assertThat(page.unreadable())
          .hasSize(1)
          .hasValueSatisfying(
              new org.assertj.core.api.Condition<>(
                  f -> f.failure().message().contains("created_at"), "names the field"));
    }
  }

  @Test
  void aStoppedThreadStops() {
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> shop.client(TestShop.BEARER).load(FIRST))
        .isInstanceOf(FailedCall.class);
    assertThat(Thread.interrupted()).isTrue();
  }

  private MagentoShop client(String url) {
    return MagentoShop.connect(
        new MagentoConfig("main", URI.create(url), TestShop.BEARER, Duration.ofSeconds(10)),
        shop.clock());
  }

  private static Failure failure(ThrowingCallable call) {
    FailedCall failed = catchThrowableOfType(FailedCall.class, call);
    assertThat(failed).isNotNull();
    assertThat(failed.failure().message()).isNotBlank();
    assertThat(failed.failure().hint()).isNotBlank();
    return failed.failure();
  }

  private static SSLContext selfSigned(Path folder) throws Exception {
    Path file = folder.resolve("keys.p12");
    String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    var made =
        new ProcessBuilder(
                keytool,
                "-genkeypair",
                "-keyalg",
                "EC",
                "-dname",
                "CN=127.0.0.1",
                "-ext",
                "san=ip:127.0.0.1",
                "-keystore",
                file.toString(),
                "-storepass",
                "changeit")
            .inheritIO()
            .start();
    assertThat(made.waitFor()).isZero();
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      keys.load(in, "changeit".toCharArray());
    }
    var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(keys, "changeit".toCharArray());
    var context = SSLContext.getInstance("TLS");
    context.init(factory.getKeyManagers(), null, null);
    return context;
  }
}
