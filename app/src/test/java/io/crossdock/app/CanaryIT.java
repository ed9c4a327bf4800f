package io.crossdock.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import io.crossdock.app.net.Outgoing;
import io.crossdock.app.recurring.AlarmMail;
import io.crossdock.app.recurring.AlarmPost;
import io.crossdock.app.settings.AlarmSettings;
import io.crossdock.app.settings.SettingsFile;
import io.crossdock.app.settings.SettingsReader;
import io.crossdock.core.failure.FailedCall;
import io.crossdock.core.port.settings.ConnectionCheck;
import io.crossdock.core.watch.Alarms.Alarm;
import io.crossdock.magento.MagentoShop;
import io.crossdock.magento.rest.MagentoConfig;
import io.crossdock.salesforce.SalesforceOrg;
import io.crossdock.salesforce.rest.Credentials.ClientCredentials;
import io.crossdock.salesforce.rest.SalesforceConfig;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** A secret is in no fault, no failure, no answer that is kept and no line of the log. */
class CanaryIT {

  private static final String SECRET = "canary5c1f77aa";
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final ByteArrayOutputStream log = new ByteArrayOutputStream();
  private final OutputStreamAppender<ILoggingEvent> appender = new OutputStreamAppender<>();
  private final Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);

  @TempDir Path folder;

  @BeforeEach
  void listen() {
    Outgoing.use(Map.of());
    var context = (LoggerContext) LoggerFactory.getILoggerFactory();
    var encoder = new PatternLayoutEncoder();
    encoder.setContext(context);
    encoder.setPattern("%level %msg%n%ex");
    encoder.start();
    appender.setContext(context);
    appender.setEncoder(encoder);
    appender.setOutputStream(log);
    appender.start();
    root.addAppender(appender);
  }

  @AfterEach
  void stop() {
    root.detachAppender(appender);
  }

  /** Answers that come back with what was sent: HEADERS is the request as it came. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 401 Unauthorized\r\nContent-Length: 9999\r\n\r\nHEADERS",
        "HTTP/1.1 500 Oops\r\nConnection: close\r\n\r\nHEADERS",
        "HTTP/1.1 403 No\r\nConnection: close\r\n\r\n{\"message\":\"HEADERS\"}",
        "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n<pre>HEADERS</pre>",
        "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n{\"access_token\":\"canary5c1f77aa",
        "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n"
            + "{\"token_type\":\"Bearer\",\"access_token\":\"canary5c1f77aa\\r\\nx\"}",
        "HTTP/1.1 HEADERS",
        "HEADERS",
        "HTTP/1.1 302 Found\r\nLocation: httpx://HEADERS\r\nConnection: close\r\n\r\n",
        ""
      })
  void anEchoIsNeitherToldNorKept(String answer) throws Exception {
    try (var echo = new Echo(answer)) {
      var shown = new ArrayList<String>();
      for (MagentoConfig.Credentials credentials :
          List.of(
              new MagentoConfig.Credentials.Bearer(SECRET),
              new MagentoConfig.Credentials.OAuth("key", SECRET, SECRET, SECRET),
              new MagentoConfig.Credentials.Bearer(SECRET + "\r\nX-Evil: 1"))) {
        var shop =
            MagentoShop.connect(
                new MagentoConfig("main", echo.url(), credentials, PATIENCE, Optional.empty()),
                InstantSource.system());
        shown.add(told(shop));
        shown.add(thrown(shop::websites));
      }
      shown.add(
          told(
              SalesforceOrg.examine(
                  new SalesforceConfig(
                      echo.url(), new ClientCredentials("app", SECRET), "68.0", PATIENCE),
                  InstantSource.system())));
      assertThat(String.join("\n", shown)).doesNotContain(SECRET);
    }
    assertThat(log.toString(StandardCharsets.UTF_8)).doesNotContain(SECRET);
  }

  @Test
  void neitherChannelOfAlarmsLogsWhatItWasGiven() throws Exception {
    try (var echo = new Echo("HEADERS\r\n")) {
      var alarm = new Alarm("queue", "Something waits.", "Look.");
      URI url = echo.url();
      var post = new AlarmPost(URI.create(url + "/services/" + SECRET));
      assertThat(post.tell(alarm, Instant.EPOCH, false)).isFalse();
      URI server = URI.create("smtp://" + SECRET + ":" + SECRET + "@127.0.0.1:" + url.getPort());
      var mail =
          new AlarmMail(new AlarmSettings.Mail(server, "crossdock@example.com", "ops@example.com"));
      assertThat(mail.tell(alarm, Instant.EPOCH, false)).isFalse();
    }
    assertThat(log.toString(StandardCharsets.UTF_8)).contains("an alarm").doesNotContain(SECRET);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\r\nb", "a\nb", "a\u0000b", "a\u001bb", "a\u0085b"})
  void aControlCharacterWithinAnySettingIsNamedWithoutTheValue(String odd) {
    for (String key :
        List.of(
            "CROSSDOCK_SHOP_URL",
            "CROSSDOCK_SHOP_TOKEN",
            "CROSSDOCK_SHOP_TIME_ZONE",
            "CROSSDOCK_ORG_URL",
            "CROSSDOCK_ORG_CLIENT_ID",
            "CROSSDOCK_ORG_CLIENT_SECRET",
            "CROSSDOCK_API_TOKEN",
            "CROSSDOCK_WEBHOOK_SECRET",
            "CROSSDOCK_ADMIN_PASSWORD",
            "CROSSDOCK_DATABASE_URL",
            "CROSSDOCK_SMTP_URL",
            "CROSSDOCK_ALARM_FROM",
            "CROSSDOCK_ALARM_URL",
            "CROSSDOCK_OIDC_CLIENT_SECRET",
            "CROSSDOCK_PORT",
            "CROSSDOCK_CONNECTION",
            "CROSSDOCK_CONFIRM",
            "CROSSDOCK_ANYTHING_ELSE")) {
      var values = settings();
      values.put(key, SECRET + odd);
      assertThat(faults(values))
          .singleElement()
          .asString()
          .startsWith(key + ": has a blank or a line break within")
          .doesNotContain(SECRET);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "httpx://u:canary5c1f77aa@host", "//canary5c1f77aa@host", "ht!tp://canary5c1f77aa@host",
        "file:///canary5c1f77aa@x", "javascript:canary5c1f77aa@x", "smtpx://u:canary5c1f77aa@host"
      })
  void anotherSchemeIsAFaultOfItsFieldAndShowsNoPassword(String address) {
    for (String key :
        List.of(
            "CROSSDOCK_SHOP_URL",
            "CROSSDOCK_SHOP_ADMIN_URL",
            "CROSSDOCK_ORG_URL",
            "CROSSDOCK_ALARM_URL",
            "CROSSDOCK_SMTP_URL",
            "CROSSDOCK_OIDC_ISSUER",
            "CROSSDOCK_URL")) {
      var values = settings();
      values.put(key, address);
      assertThat(faults(values))
          .as(key)
          .anyMatch(fault -> fault.startsWith(key + ": "))
          .noneMatch(fault -> fault.contains(SECRET));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:postgresql://127.0.0.1:1/x?user=u&password=canary5c1f77aa with blank",
        "jdbc:postgresql://127.0.0.1:99999999/x?user=u&password=canary5c1f77aa",
        "jdbc:postgresql://127.0.0.1:1/x?user=u&password=canary5c1f77aa&connectTimeout=1"
      })
  void theDatabasesPasswordIsNotToldWhateverIsWrong(String url) {
    var values = settings();
    values.put("CROSSDOCK_DATABASE_URL", url);
    values.put("CROSSDOCK_DATA", folder.toString());
    String said =
        SettingsReader.read(values) instanceof SettingsReader.Result.Bad bad
            ? bad.faults().toString()
            : thrown(() -> Database.open(Optional.of(url), folder, PATIENCE).close());
    assertThat(said).isNotEmpty().doesNotContain(SECRET);
    assertThat(log.toString(StandardCharsets.UTF_8)).doesNotContain(SECRET);
  }

  @Test
  void aFileThatIsNoYamlIsToldByItsLine() throws Exception {
    Path file = folder.resolve("crossdock.yaml");
    Files.writeString(file, "CROSSDOCK_PORT: 1\nCROSSDOCK_SHOP_TOKEN: \"" + SECRET + "\n");
    assertThatThrownBy(() -> SettingsFile.read(file, Map.of()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("is not valid YAML")
        .satisfies(e -> assertThat(trace(e)).doesNotContain(SECRET));
  }

  private static Map<String, String> settings() {
    return new HashMap<>(
        Map.of(
            "CROSSDOCK_SHOP_URL", "https://shop.example.com/",
            "CROSSDOCK_SHOP_TOKEN", "token",
            "CROSSDOCK_ORG_URL", "https://acme.my.salesforce.com",
            "CROSSDOCK_ORG_CLIENT_ID", "id",
            "CROSSDOCK_ORG_CLIENT_SECRET", "secret"));
  }

  private static List<String> faults(Map<String, String> values) {
    return SettingsReader.read(values) instanceof SettingsReader.Result.Bad bad
        ? bad.faults()
        : List.of();
  }

  private static String told(ConnectionCheck check) {
    return check.check().toString();
  }

  /** Something that may fail. */
  private interface Deed {
    void run() throws Exception;
  }

  /** All that a failure has to say, to people, the journal and the log. */
  private static String thrown(Deed deed) {
    try {
      deed.run();
      return "";
    } catch (FailedCall e) {
      return e.failure() + trace(e);
    } catch (Exception e) {
      return trace(e);
    }
  }

  private static String trace(Throwable e) {
    var text = new StringWriter();
    e.printStackTrace(new PrintWriter(text));
    return text.toString();
  }

  /** Answers each request once, by the text it is given. */
  private static final class Echo implements AutoCloseable {

    private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());

    Echo(String answer) throws IOException {
      Thread.ofVirtual().start(() -> serve(asked -> answer.replace("HEADERS", asked)));
    }

    URI url() {
      return URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }

    private void serve(UnaryOperator<String> answer) {
      while (!socket.isClosed()) {
        try (Socket client = socket.accept()) {
          client.setSoTimeout(200);
          byte[] asked = new byte[20_000];
          int length = Math.max(0, client.getInputStream().read(asked));
          String text =
              new String(asked, 0, length, StandardCharsets.ISO_8859_1).replaceAll("[\r\n]+", " ");
          client.getOutputStream().write(answer.apply(text).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
          // the next one, or the end
        }
      }
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }
}
