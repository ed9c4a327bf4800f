package io.crossdock.app;

import io.crossdock.magento.MagentoConfig.Credentials;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Checks the settings of {@code serve}: every fault is reported at once, each by its key. Pure. */
final class SettingsReader {

  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

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

  static Result read(Map<String, String> values) {
    var reader = new SettingsReader(values);
    ServeSettings settings = reader.settings();
    return reader.faults.isEmpty() ? new Result.Good(settings) : new Result.Bad(reader.faults);
  }

  private ServeSettings settings() {
    return new ServeSettings(
        port(),
        connection(),
        Path.of(optional("CROSSDOCK_DATA").orElse("crossdock-data")),
        database(),
        new ServeSettings.Shop(url("CROSSDOCK_SHOP_URL"), credentials(), timeZone()),
        new ServeSettings.Org(
            url("CROSSDOCK_ORG_URL"),
            required("CROSSDOCK_ORG_CLIENT_ID", "the consumer key of the External Client App"),
            required("CROSSDOCK_ORG_CLIENT_SECRET", "the consumer secret of that app")),
        startDate(),
        required("CROSSDOCK_ADMIN_PASSWORD", "the password of the console's user admin"),
        optional("CROSSDOCK_API_TOKEN"),
        optional("CROSSDOCK_WEBHOOK_SECRET"));
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

  private URI url(String key) {
    String text = required(key, "an address such as https://shop.example.com");
    if (text.isEmpty()) {
      return URI.create("https://missing.invalid");
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
      return URI.create("https://missing.invalid");
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
