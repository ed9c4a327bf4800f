package io.crossdock.app;

import io.crossdock.core.port.Connections.Phase;
import io.crossdock.magento.MagentoConfig.Credentials;
import io.crossdock.salesforce.Credentials.ClientCredentials;
import io.crossdock.salesforce.Credentials.Jwt;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Checks the settings of {@code serve}: every fault is reported at once, each by its key. Reads no
 * more than the key file they name.
 */
final class SettingsReader {

  /** Refuses every request at once. */
  private static final URI NOWHERE = URI.create("http://127.0.0.1:1");

  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

  private static final ServeSettings.Shop NO_SHOP =
      new ServeSettings.Shop(
          NOWHERE, new Credentials.Bearer(""), Optional.empty(), Optional.empty());

  private static final ServeSettings.Org NO_ORG =
      new ServeSettings.Org(NOWHERE, new ClientCredentials("", ""), Duration.ofMinutes(10));

  private final Map<String, String> values;
  private final List<String> faults = new ArrayList<>();

  private SettingsReader(Map<String, String> values) {
    this.values = values;
  }

  /** Settings, or every fault found. */
  sealed interface Result {
    record Good(ServeSettings settings) implements Result {}

    record Bad(List<String> faults) implements Result {}
  }

  /** Of a service that may also be connected in its console, when no setting names a system. */
  static Result read(Map<String, String> values) {
    boolean fixed = ConsoleConnections.fixed(values);
    return read(values, fixed, fixed ? Phase.STARTED : Phase.NOT_CONNECTED);
  }

  /** Shop and org must be there. */
  static Result connected(Map<String, String> values, Phase phase) {
    return read(values, true, phase);
  }

  private static Result read(Map<String, String> values, boolean connected, Phase phase) {
    var reader = new SettingsReader(values);
    ServeSettings settings = reader.settings(connected, phase);
    return reader.faults.isEmpty() ? new Result.Good(settings) : new Result.Bad(reader.faults);
  }

  private ServeSettings settings(boolean connected, Phase phase) {
    return new ServeSettings(
        port(),
        connection(),
        Path.of(optional("CROSSDOCK_DATA").orElse("crossdock-data")),
        database(),
        connected ? shop() : NO_SHOP,
        connected ? org() : NO_ORG,
        startDate(),
        SignInSettings.read(this::optional, faults),
        optional("CROSSDOCK_API_TOKEN"),
        optional("CROSSDOCK_WEBHOOK_SECRET"),
        Set.of(optional("CROSSDOCK_CONFIRM").orElse("").split("[,\\s]+")),
        optional("CROSSDOCK_RESTORED"),
        phase,
        keys(),
        AlarmSettings.read(this::optional, faults),
        RetentionSettings.read(this::optional, faults));
  }

  private ServeSettings.Shop shop() {
    return new ServeSettings.Shop(
        url("CROSSDOCK_SHOP_URL"),
        credentials(),
        timeZone(),
        optional("CROSSDOCK_SHOP_ADMIN_URL").map(at -> url("CROSSDOCK_SHOP_ADMIN_URL")));
  }

  private ServeSettings.Org org() {
    return new ServeSettings.Org(url("CROSSDOCK_ORG_URL"), orgCredentials(), longestRequest());
  }

  private ServeSettings.Keys keys() {
    var keys =
        new ServeSettings.Keys(
            optional("CROSSDOCK_KEY"),
            optional("CROSSDOCK_KEY_FILE").map(Path::of),
            optional("CROSSDOCK_FORMER_KEY"));
    if (keys.text().isPresent() && keys.file().isPresent()) {
      faults.add("CROSSDOCK_KEY: leave it out when CROSSDOCK_KEY_FILE is given");
    }
    keys.text().ifPresent(text -> key("CROSSDOCK_KEY", text));
    keys.former().ifPresent(text -> key("CROSSDOCK_FORMER_KEY", text));
    return keys;
  }

  /** Never quotes what was given. */
  private void key(String name, String text) {
    if (KeyFile.decode(text).isEmpty()) {
      faults.add(name + ": must be 32 bytes in Base64, as \"openssl rand -base64 32\" makes them");
    }
  }

  private int port() {
    String text = optional("CROSSDOCK_PORT").orElse("8080");
    try {
      int port = Integer.parseInt(text);
      if (port >= 0 && port <= 65_535) {
        return port;
      }
    } catch (NumberFormatException e) {
      // reported below, with every other fault
    }
    faults.add("CROSSDOCK_PORT: \"" + text + "\" is no port; give a number from 0 to 65535");
    return 0;
  }

  private String connection() {
    String key = optional("CROSSDOCK_CONNECTION").orElse("main");
    if (!key.matches("[a-z0-9-]{1,20}")) {
      faults.add("CROSSDOCK_CONNECTION: \"" + key + "\" must be 1 to 20 of a-z, 0-9 and -");
    }
    return key;
  }

  private Optional<String> database() {
    Optional<String> url = optional("CROSSDOCK_DATABASE_URL");
    if (url.isPresent() && !url.get().startsWith("jdbc:postgresql:")) {
      faults.add("CROSSDOCK_DATABASE_URL: must begin with jdbc:postgresql:");
    }
    return url;
  }

  private Duration longestRequest() {
    String text = optional("CROSSDOCK_ORG_LONGEST_REQUEST").orElse("600");
    if (text.matches("[1-9]\\d{0,4}")) {
      return Duration.ofSeconds(Long.parseLong(text));
    }
    faults.add(
        "CROSSDOCK_ORG_LONGEST_REQUEST: \""
            + text
            + "\" is no number of seconds; give 1 to 99999, the default is 600");
    return Duration.ofMinutes(10);
  }

  private Optional<Instant> startDate() {
    Optional<String> text = optional("CROSSDOCK_START_DATE");
    try {
      return text.map(t -> t.length() == 10 ? t + "T00:00:00Z" : t).map(Instant::parse);
    } catch (DateTimeParseException e) {
      faults.add(
          "CROSSDOCK_START_DATE: \""
              + text.orElse("")
              + "\" is no date; write 2026-11-24 or 2026-11-24T00:00:00Z");
      return Optional.empty();
    }
  }

  private Optional<ZoneId> timeZone() {
    Optional<String> text = optional("CROSSDOCK_SHOP_TIME_ZONE");
    try {
      return text.map(ZoneId::of);
    } catch (DateTimeException e) {
      faults.add(
          "CROSSDOCK_SHOP_TIME_ZONE: \""
              + text.orElse("")
              + "\" is no time zone; write one such as America/New_York");
      return Optional.empty();
    }
  }

  private Credentials credentials() {
    Optional<String> token = optional("CROSSDOCK_SHOP_TOKEN");
    if (token.isPresent()) {
      return new Credentials.Bearer(token.get());
    }
    List<String> keys =
        List.of("CONSUMER_KEY", "CONSUMER_SECRET", "ACCESS_TOKEN", "ACCESS_TOKEN_SECRET").stream()
            .map(k -> "CROSSDOCK_SHOP_" + k)
            .toList();
    if (keys.stream().allMatch(k -> optional(k).isEmpty())) {
      faults.add(
          "CROSSDOCK_SHOP_TOKEN: is missing; give the integration's access token, or the four of"
              + " OAuth 1.0a: "
              + String.join(", ", keys));
      return new Credentials.Bearer("");
    }
    List<String> given =
        keys.stream().map(k -> required(k, "one of the four values of OAuth 1.0a")).toList();
    return new Credentials.OAuth(given.get(0), given.get(1), given.get(2), given.get(3));
  }

  private io.crossdock.salesforce.Credentials orgCredentials() {
    String id = required("CROSSDOCK_ORG_CLIENT_ID", "the consumer key of the External Client App");
    Optional<String> file = optional("CROSSDOCK_ORG_JWT_KEY_FILE");
    if (file.isEmpty()) {
      String secret = required("CROSSDOCK_ORG_CLIENT_SECRET", "the consumer secret of that app");
      return new ClientCredentials(id, secret);
    }
    if (optional("CROSSDOCK_ORG_CLIENT_SECRET").isPresent()) {
      faults.add(
          "CROSSDOCK_ORG_CLIENT_SECRET: leave it out when CROSSDOCK_ORG_JWT_KEY_FILE is given");
    }
    String user = required("CROSSDOCK_ORG_USERNAME", "the Salesforce user the JWT is for");
    try {
      String pem = Files.readString(Path.of(file.get()));
      return new Jwt(id, user, io.crossdock.salesforce.Credentials.privateKey(pem));
    } catch (IOException e) {
      faults.add("CROSSDOCK_ORG_JWT_KEY_FILE: " + file.get() + " cannot be read");
    } catch (IllegalArgumentException e) {
      faults.add("CROSSDOCK_ORG_JWT_KEY_FILE: " + file.get() + " " + e.getMessage());
    }
    return new ClientCredentials(id, "");
  }

  private URI url(String key) {
    String example = key.contains("ORG") ? "acme.my.salesforce.com" : "shop.example.com";
    String text = required(key, "an address such as https://" + example);
    if (text.isEmpty()) {
      return NOWHERE;
    }
    try {
      URI url = new URI(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
      String host = url.getHost();
      if (host == null || url.getScheme() == null || !url.getScheme().startsWith("http")) {
        faults.add(key + ": \"" + text + "\" is no web address");
      } else if (url.getScheme().equals("http") && !LOOPBACK.contains(host)) {
        faults.add(key + ": plain http is accepted for this machine only; use https://" + host);
      }
      return url;
    } catch (URISyntaxException e) {
      faults.add(key + ": \"" + text + "\" is no web address");
      return NOWHERE;
    }
  }

  private String required(String key, String what) {
    Optional<String> value = optional(key);
    if (value.isEmpty()) {
      faults.add(key + ": is missing; give " + what);
    }
    return value.orElse("");
  }

  private Optional<String> optional(String key) {
    return Optional.ofNullable(values.get(key)).map(String::strip).filter(v -> !v.isEmpty());
  }
}
