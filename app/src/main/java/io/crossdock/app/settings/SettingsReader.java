package io.crossdock.app.settings;

import io.crossdock.app.net.Listen;
import io.crossdock.app.net.Outgoing;
import io.crossdock.core.connection.Address;
import io.crossdock.core.connection.ConnectionField;
import io.crossdock.core.connection.ConnectionForm;
import io.crossdock.core.connection.Pasted;
import io.crossdock.core.port.settings.Connections.Phase;
import io.crossdock.core.port.work.Gates.Remote;
import io.crossdock.magento.rest.MagentoConfig.Credentials;
import io.crossdock.salesforce.rest.Credentials.ClientCredentials;
import io.crossdock.salesforce.rest.Credentials.Jwt;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Checks the settings of {@code serve}: every fault is reported at once, each by its key. Reads no
 * more than the key file they name.
 */
public final class SettingsReader {

  /** In bytes; a key of 16,384 bits has 13,000. */
  private static final long LARGEST_KEY = 65_536;

  /** Refuses every request at once. */
  private static final URI NOWHERE = URI.create("http://127.0.0.1:1");

  private static final ServeSettings.Shop NO_SHOP =
      new ServeSettings.Shop(
          NOWHERE, new Credentials.Bearer(""), Optional.empty(), Optional.empty(), 1);

  private static final ServeSettings.Org NO_ORG =
      new ServeSettings.Org(
          NOWHERE, new ClientCredentials("", ""), Duration.ofMinutes(10), OrgSettings.NONE);

  private final Map<String, String> values;
  private final List<String> faults = new ArrayList<>();
  private final List<String> said = new ArrayList<>();

  private SettingsReader(Map<String, String> values) {
    this.values = values;
  }

  /** Settings, or every fault found. */
  public sealed interface Result {

    /**
     * @param said how addresses were understood that were typed otherwise, each by its key
     */
    record Good(ServeSettings settings, List<String> said) implements Result {}

    record Bad(List<String> faults) implements Result {}
  }

  /** Of a service that may also be connected in its console, when no setting names a system. */
  public static Result read(Map<String, String> values) {
    boolean fixed = ConnectionField.fixed(values);
    return read(
        values,
        fixed ? EnumSet.allOf(Remote.class) : EnumSet.noneOf(Remote.class),
        fixed ? Phase.STARTED : Phase.NOT_CONNECTED);
  }

  /** Shop and org must be there. */
  public static Result connected(Map<String, String> values, Phase phase) {
    return read(values, EnumSet.allOf(Remote.class), phase);
  }

  /** One system must be there; what the settings say of the other is not looked at. */
  public static Result side(Map<String, String> values, Remote remote) {
    return read(values, EnumSet.of(remote), Phase.SETUP);
  }

  private static Result read(Map<String, String> values, Set<Remote> sides, Phase phase) {
    SortedSet<String> unclean = unclean(values);
    var clean = new HashMap<>(values);
    clean.keySet().removeAll(unclean);
    var reader = new SettingsReader(clean);
    ServeSettings settings = reader.settings(sides, phase);
    if (unclean.isEmpty() && reader.faults.isEmpty()) {
      return new Result.Good(settings, List.copyOf(reader.said));
    }
    var faults = new ArrayList<String>();
    unclean.forEach(key ->
        faults.add(
            key + ": has a blank or a line break within (a control character); copy it again"));
    reader.faults.stream()
        .filter(fault -> !unclean.contains(fault.replaceFirst(":.*", "")))
        .forEach(faults::add);
    return new Result.Bad(faults);
  }

  /**
   * Whose values would break the line of a header or of the log: they are not looked at further.
   */
  private static SortedSet<String> unclean(Map<String, String> values) {
    return values.entrySet().stream()
        .filter(each -> each.getKey().startsWith("CROSSDOCK_"))
        .filter(each -> Pasted.text(each.getValue()).matches("(?s).*\\p{Cc}.*"))
        .map(Map.Entry::getKey)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private ServeSettings settings(Set<Remote> sides, Phase phase) {
    Outgoing.check(optional(Outgoing.SETTING), faults);
    return new ServeSettings(
        port(),
        Listen.read(this::optional, faults),
        connection(),
        Path.of(optional("CROSSDOCK_DATA").orElse("crossdock-data")),
        database(),
        sides.contains(Remote.SHOP) ? shop() : NO_SHOP,
        sides.contains(Remote.ORG) ? org() : NO_ORG,
        startDate(),
        SignInSettings.read(this::optional, faults),
        FrontSettings.read(this::optional, faults),
        optional("CROSSDOCK_API_TOKEN"),
        WatchSettings.token(this::optional, faults),
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
        url("CROSSDOCK_SHOP_URL", "shop.example.com", Address::shop),
        credentials(),
        timeZone(),
        optional("CROSSDOCK_SHOP_ADMIN_URL")
            .map(at -> url("CROSSDOCK_SHOP_ADMIN_URL", "shop.example.com", Address::shopAdmin)),
        ShopSettings.workers(this::optional, faults));
  }

  private ServeSettings.Org org() {
    boolean jwt = optional("CROSSDOCK_ORG_JWT_KEY_FILE").isPresent();
    return new ServeSettings.Org(
        url("CROSSDOCK_ORG_URL", "acme.my.salesforce.com", text -> Address.org(text, jwt)),
        orgCredentials(),
        OrgSettings.longestRequest(this::optional, faults),
        OrgSettings.read(this::optional, faults));
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
    } else if (url.filter(text -> !isAddress(text)).isPresent()) {
      faults.add(
          "CROSSDOCK_DATABASE_URL: is no address; write what is special in the password as %40"
              + " stands for @");
    }
    return url;
  }

  private static boolean isAddress(String jdbc) {
    try {
      URI.create(jdbc.substring("jdbc:".length()));
      return true;
    } catch (IllegalArgumentException e) {
      return false; // its text holds the password
    }
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
    Optional<String> token = secret("CROSSDOCK_SHOP_TOKEN");
    List<String> keys =
        ConnectionForm.SIGNING.stream().filter(k -> optional(k).isPresent()).toList();
    if (token.isPresent() && !keys.isEmpty()) {
      faults.add(twoWays(keys));
    }
    if (token.isPresent()) {
      keys.forEach(this::secret);
      return new Credentials.Bearer(token.get());
    }
    if (keys.isEmpty()) {
      faults.add(
          "CROSSDOCK_SHOP_TOKEN: is missing; give the integration's access token, or the four of"
              + " OAuth 1.0a: "
              + String.join(", ", ConnectionForm.SIGNING));
      return new Credentials.Bearer("");
    }
    List<String> given =
        ConnectionForm.SIGNING.stream()
            .map(k -> requiredSecret(k, "one of the four values of OAuth 1.0a"))
            .toList();
    return new Credentials.OAuth(given.get(0), given.get(1), given.get(2), given.get(3));
  }

  /** Magento shows four values of an integration, and one of them is called Access Token. */
  private String twoWays(List<String> keys) {
    String beside = "CROSSDOCK_SHOP_TOKEN: is given beside " + String.join(", ", keys);
    List<String> missing = ConnectionForm.SIGNING.stream().filter(k -> !keys.contains(k)).toList();
    return beside
        + (missing.equals(List.of("CROSSDOCK_SHOP_ACCESS_TOKEN"))
            ? ". Which one is meant? For signed requests it belongs into"
                + " CROSSDOCK_SHOP_ACCESS_TOKEN and this one stays empty; as a bearer token it"
                + " stands alone."
            : ". Which one is meant? Leave out this one for signed requests, or the others for a"
                + " bearer token.");
  }

  private io.crossdock.salesforce.rest.Credentials orgCredentials() {
    String id =
        requiredSecret("CROSSDOCK_ORG_CLIENT_ID", "the consumer key of the External Client App");
    Optional<String> file = optional("CROSSDOCK_ORG_JWT_KEY_FILE");
    if (file.isEmpty()) {
      String secret =
          requiredSecret("CROSSDOCK_ORG_CLIENT_SECRET", "the consumer secret of that app");
      return new ClientCredentials(id, secret);
    }
    if (optional("CROSSDOCK_ORG_CLIENT_SECRET").isPresent()) {
      faults.add(
          "CROSSDOCK_ORG_CLIENT_SECRET: leave it out when CROSSDOCK_ORG_JWT_KEY_FILE is given");
    }
    String user = required("CROSSDOCK_ORG_USERNAME", "the Salesforce user the JWT is for");
    if (!user.isEmpty() && !user.matches("[^@\\s]+@[^@\\s]+")) {
      faults.add(
          "CROSSDOCK_ORG_USERNAME: \""
              + user
              + "\" is no user name of Salesforce; it looks like an e-mail address");
    }
    Optional<PrivateKey> key = key(file.get());
    if (key.isPresent()) {
      return new Jwt(id, user, key.get());
    }
    faults.add(
        "CROSSDOCK_ORG_JWT_KEY_FILE: "
            + file.get()
            + " is no file that Crossdock can read an RSA key in PKCS #8 form from. It must be"
            + " there, readable by the user Crossdock runs as, and hold \"-----BEGIN PRIVATE"
            + " KEY-----\"; convert another form by: openssl pkcs8 -topk8 -nocrypt");
    return new ClientCredentials(id, "");
  }

  /**
   * Empty for whatever reason: an admin of the console, who may type any path, does not learn from
   * the answer which files are on the machine. No device and no pipe is read, and no large file.
   */
  private static Optional<PrivateKey> key(String file) {
    try {
      Path path = Path.of(file);
      if (!Files.isRegularFile(path) || Files.size(path) > LARGEST_KEY) {
        return Optional.empty();
      }
      return Optional.of(
          io.crossdock.salesforce.rest.Credentials.privateKey(Files.readString(path)));
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private URI url(String key, String example, Function<String, Address> understood) {
    String text = required(key, "an address such as https://" + example);
    if (text.isEmpty()) {
      return NOWHERE;
    }
    try {
      Address address = understood.apply(text);
      if (!address.said().isEmpty()) {
        said.add(key + ": " + address.said());
      }
      Outgoing.literal(address.url())
          .ifPresent(refused -> faults.add(key + ": " + refused.sentence() + " " + refused.fix()));
      return address.url();
    } catch (IllegalArgumentException e) {
      faults.add(key + ": " + e.getMessage());
      return NOWHERE;
    }
  }

  /** Never quotes what was given. */
  private Optional<String> secret(String key) {
    Optional<String> value = optional(key);
    value.flatMap(Pasted::fault).ifPresent(fault -> faults.add(key + ": " + fault));
    return value;
  }

  private String requiredSecret(String key, String what) {
    required(key, what);
    return secret(key).orElse("");
  }

  private String required(String key, String what) {
    Optional<String> value = optional(key);
    if (value.isEmpty()) {
      faults.add(key + ": is missing; give " + what);
    }
    return value.orElse("");
  }

  private Optional<String> optional(String key) {
    return Optional.ofNullable(values.get(key)).map(Pasted::text).filter(v -> !v.isEmpty());
  }
}
